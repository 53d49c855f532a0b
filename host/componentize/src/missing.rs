//! What is said of a folder that is no translator's: what stands there instead, and what to do.

use std::fs;
use std::path::Path;

use crate::Error;

/// What makes a folder a translator's, with the language and how the names of its other files end or what they are.
const KINDS: [(&str, &str, &[&str], &[&str]); 3] = [
    ("Cargo.toml", "Rust", &[".rs"], &["src", "Cargo.lock"]),
    (
        "app.py",
        "Python",
        &[".py"],
        &["pyproject.toml", "requirements.txt", "dragoman_guest"],
    ),
    (
        "app.js",
        "JavaScript",
        &[".js", ".mjs", ".ts"],
        &["package.json", "node_modules"],
    ),
];

/// What to do where nothing better is known.
const REMEDY: &str = "name the folder that holds a translator's Cargo.toml (Rust), app.py (Python) or app.js (JavaScript); `dragoman \
                      new` makes one of each kind";

/// How many names are listed at most.
const LISTED: usize = 6;

/// Says of a folder without any of the files that make one a translator's what it is instead.
pub(crate) fn missing(folder: &Path) -> Error {
    let (saw, remedy) = seen(folder);
    Error::NoGuest {
        // The one that a command begins in has the name `.`, which says nothing.
        folder: std::path::absolute(folder).unwrap_or_else(|_| folder.to_owned()),
        saw,
        remedy: remedy.unwrap_or_else(|| REMEDY.to_owned()),
    }
}

/// What stands there, and what to do about just that.
fn seen(folder: &Path) -> (String, Option<String>) {
    match fs::metadata(folder) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return ("there is no such folder".into(), None);
        }
        Err(error) => return (format!("it cannot be looked at: {error}"), None),
        Ok(found) if !found.is_dir() => return ("it is a file, and no folder".into(), None),
        Ok(_) => {}
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return (format!("it cannot be read: {error}"), None),
    };
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.retain(|name| !name.starts_with('.'));
    names.sort();
    let within: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| is_guest(&folder.join(name)))
        .collect();
    if !within.is_empty() {
        let saw = format!(
            "it has none of its own, but its folders have: {}",
            listed(&within)
        );
        return (saw, Some("name one or more of these".into()));
    }
    for (file, language, ends, others) in KINDS {
        let is_of_it = |name: &&str| ends.iter().any(|end| name.ends_with(end)) || others.contains(name);
        let of_it: Vec<&str> = names.iter().map(String::as_str).filter(is_of_it).collect();
        if !of_it.is_empty() {
            let saw = format!(
                "it has {}, but no {file}, with which a translator in {language} begins",
                listed(&of_it)
            );
            return (saw, Some(format!("add {file}, or {REMEDY}")));
        }
    }
    match &names[..] {
        [] => ("it is empty".into(), None),
        names => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            (
                format!("it has {}, and nothing of a translator", listed(&names)),
                None,
            )
        }
    }
}

/// Whether a folder is a translator's.
fn is_guest(folder: &Path) -> bool {
    KINDS.iter().any(|(file, ..)| folder.join(file).is_file())
}

/// The first of some names, and how many more there are.
fn listed(names: &[&str]) -> String {
    let first = names.iter().take(LISTED).copied().collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(LISTED) {
        0 => first,
        more => format!("{first} and {more} more"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is said of a folder with these files.
    fn said(files: &[&str]) -> String {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            fs::write(path, "").expect("a file");
        }
        let said = missing(folder.path()).to_string();
        let named = format!("{} is no translator's folder: ", folder.path().display());
        said.strip_prefix(&named)
            .expect("it begins with the folder")
            .to_owned()
    }

    #[test]
    fn what_is_no_folder_is_said_to_be_none() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let nowhere = missing(&folder.path().join("nowhere")).to_string();
        assert!(
            nowhere.contains("/nowhere is no translator's folder: there is no such folder; name"),
            "{nowhere}"
        );
        let file = folder.path().join("app.py");
        fs::write(&file, "").expect("a file");
        let file = missing(&file).to_string();
        assert!(
            file.contains("/app.py is no translator's folder: it is a file, and no folder; name"),
            "{file}"
        );
    }

    #[test]
    fn every_kind_of_folder_is_named_and_what_is_there_instead() {
        assert_eq!(said(&[]), format!("it is empty; {REMEDY}"));
        let other = said(&["notes.txt", ".hidden"]);
        assert_eq!(
            other,
            format!("it has notes.txt, and nothing of a translator; {REMEDY}")
        );
        for (file, ..) in KINDS {
            assert!(other.contains(file), "{other}");
        }
        let many = said(&["1", "2", "3", "4", "5", "6", "7", "8"]);
        assert!(
            many.starts_with("it has 1, 2, 3, 4, 5, 6 and 2 more, and"),
            "{many}"
        );
    }

    #[test]
    fn a_translator_without_the_file_that_it_begins_with_is_told_which() {
        for (files, says) in [
            (
                &["main.py", "requirements.txt"][..],
                "it has main.py, requirements.txt, but no app.py, with which a translator in Python begins",
            ),
            (
                &["index.ts", "package.json"],
                "it has index.ts, package.json, but no app.js, with which a translator in JavaScript begins",
            ),
            (
                &["src/lib.rs"],
                "it has src, but no Cargo.toml, with which a translator in Rust begins",
            ),
        ] {
            let said = said(files);
            assert!(said.starts_with(says), "{said}");
        }
    }

    #[test]
    fn folders_within_that_are_translators_are_named() {
        let said = said(&["un-sc/Cargo.toml", "id-dttot/app.py", "notes/readme.md"]);
        assert_eq!(
            said,
            "it has none of its own, but its folders have: id-dttot, un-sc; name one or more of these"
        );
    }
}
