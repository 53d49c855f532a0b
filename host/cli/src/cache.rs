//! Where the host keeps what it can make again.

use std::env;
use std::path::PathBuf;

/// `$DRAGOMAN_CACHE`, or `dragoman` in the user's cache folder; none where neither is known.
pub(crate) fn folder() -> Option<PathBuf> {
    let set = |name: &str| {
        env::var_os(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    set("DRAGOMAN_CACHE")
        .or_else(|| set("XDG_CACHE_HOME").map(|folder| folder.join("dragoman")))
        .or_else(|| set("HOME").map(|home| home.join(".cache").join("dragoman")))
}
