//! Where compiled components are kept.

use std::env;
use std::path::PathBuf;

/// `compiled` in `$DRAGOMAN_CACHE`, or in `dragoman` in the user's cache folder; none where neither is known.
pub(crate) fn compiled() -> Option<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let root = set("DRAGOMAN_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("dragoman")))
        .or_else(|| set("HOME").map(|home| home.join(".cache").join("dragoman")))?;
    Some(root.join("compiled"))
}
