//! Paths of members. They are a stranger's, and are labels here: nothing is ever written to one.

/// Whether it is that of a folder.
pub(super) fn is_folder(path: &str) -> bool {
    path.ends_with(['/', '\\'])
}

/// The name without folders. Old Windows programs part them with `\`.
pub(super) fn name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// Whether it is what an operating system leaves in archives beside the files: resource forks of macOS.
pub(super) fn is_of_the_system(path: &str) -> bool {
    let name = name(path);
    path.starts_with("__MACOSX/")
        || name.starts_with("._")
        || matches!(name, ".DS_Store" | "Thumbs.db" | "desktop.ini")
}

/// Says what is wrong with a path that no honest archive has.
pub(super) fn check(path: &str) -> Result<(), &'static str> {
    let body = path.strip_suffix(['/', '\\']).unwrap_or(path);
    let mut steps = body.split(['/', '\\']);
    if path.starts_with(['/', '\\']) || path.as_bytes().get(1) == Some(&b':') {
        Err("is absolute")
    } else if steps.clone().any(|step| step == "..") {
        Err("leads out of the archive")
    } else if body.chars().any(char::is_control) {
        Err("has control characters")
    } else if steps.any(|step| step.is_empty()) {
        Err("has a step without a name")
    } else {
        Ok(())
    }
}

/// A path as it stands in an archive. It may be in any encoding: what is not UTF-8 is shown byte by byte.
pub(super) fn decoded(raw: &[u8]) -> String {
    let mut text = String::new();
    for chunk in raw.utf8_chunks() {
        text.push_str(chunk.valid());
        chunk
            .invalid()
            .iter()
            .for_each(|byte| text.push_str(&format!("%{byte:02X}")));
    }
    text
}
