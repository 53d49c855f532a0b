//! What this machine's own set-up says about its mirrors.

use std::fs;
use std::path::Path;

use super::entry::{Entry, deb822, one_line};

const LIST: &str = "/etc/apt/sources.list";
const PARTS: &str = "/etc/apt/sources.list.d";

/// The machine's mirrors of the distribution itself: those that give the release by its own name, in its main part.
pub(super) fn mirrors() -> Result<Vec<Entry>, String> {
    let entries = entries(Path::new(LIST), Path::new(PARTS));
    let codename = codename();
    let is_mirror = |entry: &Entry| {
        entry.components.iter().any(|component| component == "main")
            && entry
                .suites
                .iter()
                .any(|suite| is_release(suite, codename.as_deref()))
    };
    let mirrors: Vec<Entry> = entries.into_iter().filter(is_mirror).collect();
    if mirrors.is_empty() {
        return Err(format!(
            "neither {LIST} nor {PARTS} names a mirror of this distribution"
        ));
    }
    Ok(mirrors)
}

fn is_release(suite: &str, codename: Option<&str>) -> bool {
    Some(suite) == codename || matches!(suite, "stable" | "oldstable" | "testing" | "unstable" | "sid")
}

/// The release's name.
pub(super) fn codename() -> Option<String> {
    let text = fs::read_to_string("/etc/os-release").or_else(|_| fs::read_to_string("/usr/lib/os-release"));
    release_name(&text.ok()?)
}

fn release_name(os_release: &str) -> Option<String> {
    let value = os_release
        .lines()
        .find_map(|line| line.strip_prefix("VERSION_CODENAME="))?;
    Some(value.trim().trim_matches('"').to_owned()).filter(|name| !name.is_empty())
}

fn entries(list: &Path, parts: &Path) -> Vec<Entry> {
    let mut entries = fs::read_to_string(list)
        .map(|text| one_line(&text))
        .unwrap_or_default();
    let mut files: Vec<_> = fs::read_dir(parts)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    files.sort();
    for file in files {
        let Ok(text) = fs::read_to_string(&file) else {
            continue;
        };
        match file.extension().and_then(|extension| extension.to_str()) {
            Some("sources") => entries.extend(deb822(&text)),
            Some("list") => entries.extend(one_line(&text)),
            _ => {}
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_formats_are_read_and_switched_off_files_are_not() {
        let folder = tempfile::tempdir().expect("temp");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("write");
        write("a.list", "deb http://a.example s main\n");
        write(
            "b.sources",
            "Types: deb\nURIs: http://b.example\nSuites: s\nComponents: main\n",
        );
        write("c.list.disabled", "deb http://c.example s main\n");
        let found = entries(&folder.path().join("none"), folder.path());
        let uris: Vec<_> = found.iter().flat_map(|entry| &entry.uris).collect();
        assert_eq!(uris, ["http://a.example", "http://b.example"]);
    }

    #[test]
    fn the_release_is_known_by_its_name() {
        assert_eq!(
            release_name("ID=debian\nVERSION_CODENAME=\"trixie\"\n"),
            Some("trixie".to_owned())
        );
        assert_eq!(release_name("ID=arch\n"), None);
        assert!(
            is_release("stable", None) && is_release("x", Some("x")) && !is_release("x-updates", Some("x"))
        );
    }
}
