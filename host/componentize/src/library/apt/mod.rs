//! The standard library's source from the distribution's mirror, without touching the machine's own package set-up.

mod entry;
mod machine;

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::Way;
use super::cache::said;
use crate::command::capture;
use crate::progress::Teller;
use crate::{Progress, Toolchain};
use entry::Entry;

/// Newer compilers reach older releases through this suite; the packaged source is plain text and fits any of them.
const NEWER_SUITE: &str = "trixie-backports";

/// Fetches and unpacks the `rust-src` of exactly the compiler's version; gives its `library` folder.
pub(super) fn rust_src(
    toolchain: &Toolchain,
    scratch: &Path,
    progress: Teller<'_>,
) -> Result<PathBuf, String> {
    if toolchain.release.contains('-') {
        return Err(format!("distributions carry no {}", toolchain.release));
    }
    capture(Command::new("apt-get").arg("--version")).map_err(|_| "there is no apt-get here".to_owned())?;
    let mirrors = machine::mirrors()?;
    let mut refused = Vec::new();
    for suites in suites(&mirrors, machine::codename().as_deref()) {
        let doing = format!(
            "fetching rust-src {} from {}",
            toolchain.release,
            suites.join(", ")
        );
        progress(Progress::Library {
            way: Way::Distribution,
            doing: &doing,
        });
        let attempt = Private::new(scratch, &mirrors, &suites).and_then(|apt| apt.fetch(&toolchain.release));
        match attempt {
            Ok(library) => return Ok(library),
            Err(reason) => refused.push(format!("{}: {reason}", suites.join(", "))),
        }
    }
    Err(refused.join("; "))
}

/// The sets of suites to try, one after the other: a mirror without one of a set refuses the whole set.
fn suites(mirrors: &[Entry], codename: Option<&str>) -> Vec<Vec<String>> {
    let mut own: Vec<String> = Vec::new();
    for suite in mirrors.iter().flat_map(|mirror| &mirror.suites) {
        if !own.contains(suite) {
            own.push(suite.clone());
        }
    }
    let backports = codename.map(|codename| format!("{codename}-backports"));
    let mut sets = vec![own];
    for suite in backports.into_iter().chain([NEWER_SUITE.to_owned()]) {
        if !sets.iter().flatten().any(|known| *known == suite) {
            sets.push(vec![suite]);
        }
    }
    sets
}

/// An apt with lists, cache and sources of its own.
struct Private {
    folder: PathBuf,
}

impl Private {
    fn new(scratch: &Path, mirrors: &[Entry], suites: &[String]) -> Result<Private, String> {
        let folder = scratch.join("apt");
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|error| said("clear", &folder, &error))?;
        }
        for place in ["lists/partial", "cache/archives/partial", "sources", "package"] {
            let place = folder.join(place);
            fs::create_dir_all(&place).map_err(|error| said("create", &place, &error))?;
        }
        let text: Vec<String> = mirrors
            .iter()
            .map(|mirror| mirror.with_suites(suites).to_string())
            .collect();
        let write = |name: &str, text: &str| {
            let path = folder.join(name);
            fs::write(&path, text).map_err(|error| said("write", &path, &error))
        };
        write("sources/mirrors.sources", &text.join("\n"))?;
        // The machine's own hooks are for its own package lists.
        write(
            "apt.conf",
            "#clear APT::Update::Post-Invoke;\n#clear APT::Update::Post-Invoke-Success;\n",
        )?;
        Ok(Private { folder })
    }

    fn fetch(&self, release: &str) -> Result<PathBuf, String> {
        let package = self.folder.join("package");
        capture(self.apt_get().arg("update")).map_err(|failed| failed.reason)?;
        let wanted = format!("rust-src={release}*");
        capture(self.apt_get().args(["download", &wanted]).current_dir(&package))
            .map_err(|failed| failed.reason)?;
        let file = fs::read_dir(&package)
            .map_err(|error| said("read", &package, &error))?
            .flatten()
            .map(|entry| entry.path())
            .find(|path| path.extension().is_some_and(|extension| extension == "deb"))
            .ok_or("apt-get left no package behind")?;
        let unpacked = self.folder.join("unpacked");
        capture(Command::new("dpkg-deb").arg("-x").arg(&file).arg(&unpacked))
            .map_err(|failed| failed.reason)?;
        let library = unpacked.join(format!("usr/src/rustc-{release}/library"));
        if library.join("std/Cargo.toml").is_file() {
            Ok(library)
        } else {
            Err(format!("the package holds no usr/src/rustc-{release}/library"))
        }
    }

    fn apt_get(&self) -> Command {
        let mut command = Command::new("apt-get");
        command
            .env("LC_ALL", "C")
            .arg("-qq")
            .arg("-c")
            .arg(self.folder.join("apt.conf"));
        let places = [
            ("Dir::Etc::SourceParts", "sources"),
            ("Dir::State::Lists", "lists"),
            ("Dir::Cache", "cache"),
            ("Dir::Cache::Archives", "cache/archives"),
        ];
        for (key, place) in places {
            let mut setting = OsString::from(format!("{key}="));
            setting.push(self.folder.join(place));
            command.arg("-o").arg(setting);
        }
        command.args([
            "-o",
            "Dir::Etc::SourceList=/dev/null",
            "-o",
            "Acquire::Languages=none",
        ]);
        // Root's apt would else hand the download to a user who may not read the cache.
        command.args([
            "-o",
            "APT::Sandbox::User=root",
            "-o",
            "APT::Update::Error-Mode=any",
        ]);
        command
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_machines_own_suites_come_before_backports_and_none_comes_twice() {
        let mirror = |suites: &[&str]| Entry {
            suites: suites.iter().map(|suite| (*suite).to_owned()).collect(),
            ..Entry::default()
        };
        let found = suites(&[mirror(&["old", "old-updates"]), mirror(&["old"])], Some("old"));
        assert_eq!(
            found,
            [
                vec!["old", "old-updates"],
                vec!["old-backports"],
                vec![NEWER_SUITE]
            ]
        );
        let found = suites(&[mirror(&["trixie", NEWER_SUITE])], Some("trixie"));
        assert_eq!(found, [vec!["trixie", NEWER_SUITE]]);
    }
}
