//! The place where built libraries are kept: one folder for each compiler, made by one process at a time.

use std::env;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use crate::progress::Teller;
use crate::toolchain::holds_std;
use crate::{Progress, TARGET, Toolchain};

/// The cache, for one compiler.
pub(super) struct Cache {
    folder: PathBuf,
    key: String,
}

impl Cache {
    /// The cache in `chosen`, else in the user's own place. Nothing is created yet.
    pub(super) fn new(toolchain: &Toolchain, chosen: Option<&Path>) -> Result<Cache, String> {
        let root = match chosen {
            Some(chosen) => chosen.to_owned(),
            None => user_cache(|name| {
                env::var_os(name)
                    .filter(|value| !value.is_empty())
                    .map(PathBuf::from)
            })
            .ok_or("there is no place for a cache: set DRAGOMAN_CACHE to a folder you may write to")?,
        };
        // Cargo and the compiler run in other folders: a relative path would mean another place there.
        let root = std::path::absolute(&root).map_err(|error| format!("{}: {error}", root.display()))?;
        Ok(Cache {
            folder: root.join("sysroot"),
            key: toolchain.key(),
        })
    }

    /// The folder to use as `--sysroot`, if it is complete. It comes into being by one rename, so it always is.
    pub(super) fn present(&self) -> Result<PathBuf, String> {
        let sysroot = self.folder.join(&self.key);
        if holds_std(&libraries(&sysroot)) {
            Ok(sysroot)
        } else {
            Err(format!("no {}", sysroot.display()))
        }
    }

    /// Makes the folder with `work`, which is given a scratch folder and gives the libraries' folder, unless it is there.
    pub(super) fn make(
        &self,
        progress: Teller<'_>,
        work: impl FnOnce(&Path) -> Result<PathBuf, String>,
    ) -> Result<PathBuf, String> {
        fs::create_dir_all(&self.folder).map_err(|error| said("create", &self.folder, &error))?;
        let _lock = self.lock(progress)?;
        if let Ok(sysroot) = self.present() {
            return Ok(sysroot);
        }
        self.clear_leftovers();
        let scratch = tempfile::Builder::new()
            .prefix(&self.scratch_prefix())
            .tempdir_in(&self.folder)
            .map_err(|error| said("create a folder in", &self.folder, &error))?;
        let made = work(scratch.path())?;
        self.adopt(&made, scratch.path())
    }

    /// Puts finished libraries into their final place.
    fn adopt(&self, made: &Path, scratch: &Path) -> Result<PathBuf, String> {
        let staged = scratch.join("finished");
        let place = libraries(&staged);
        let parent = place.parent().unwrap_or(&staged);
        fs::create_dir_all(parent).map_err(|error| said("create", parent, &error))?;
        fs::rename(made, &place).map_err(|error| said("move", made, &error))?;
        let sysroot = self.folder.join(&self.key);
        if sysroot.exists() {
            // Not complete, or it would have been used: somebody deleted from it.
            fs::remove_dir_all(&sysroot).map_err(|error| said("clear", &sysroot, &error))?;
        }
        fs::rename(&staged, &sysroot).map_err(|error| said("move", &staged, &error))?;
        self.present()
    }

    fn lock(&self, progress: Teller<'_>) -> Result<File, String> {
        let path = self.folder.join(format!("{}.lock", self.key));
        let file = File::create(&path).map_err(|error| said("create", &path, &error))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                progress(Progress::Waiting { lock: &path });
                file.lock().map_err(|error| said("lock", &path, &error))?;
            }
            Err(TryLockError::Error(error)) => return Err(said("lock", &path, &error)),
        }
        Ok(file)
    }

    /// Removes what a process that was killed left behind. Only the lock's holder does so, and it has started nothing.
    fn clear_leftovers(&self) {
        let prefix = self.scratch_prefix();
        for entry in fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(&prefix) {
                // What cannot be removed is only in the way of nobody.
                fs::remove_dir_all(entry.path()).ok();
            }
        }
    }

    fn scratch_prefix(&self) -> String {
        format!("{}.part-", self.key)
    }
}

/// Where the compiler looks for the target's libraries below a sysroot.
fn libraries(sysroot: &Path) -> PathBuf {
    sysroot.join("lib/rustlib").join(TARGET).join("lib")
}

fn user_cache(variable: impl Fn(&str) -> Option<PathBuf>) -> Option<PathBuf> {
    variable("DRAGOMAN_CACHE")
        .or_else(|| variable("XDG_CACHE_HOME").map(|folder| folder.join("dragoman")))
        .or_else(|| variable("HOME").map(|home| home.join(".cache/dragoman")))
        .or_else(|| variable("LOCALAPPDATA").map(|folder| folder.join("dragoman")))
}

pub(super) fn said(doing: &str, path: &Path, error: &std::io::Error) -> String {
    format!("cannot {doing} {}: {error}", path.display())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cache(folder: &Path) -> Cache {
        Cache {
            folder: folder.to_owned(),
            key: "1.0.0-abc".to_owned(),
        }
    }

    fn finished(scratch: &Path) -> Result<PathBuf, String> {
        let made = scratch.join("libraries");
        fs::create_dir(&made).expect("scratch");
        fs::write(made.join("libstd-1.rlib"), b"").expect("write");
        Ok(made)
    }

    #[test]
    fn the_users_own_choice_comes_before_the_usual_places() {
        let all = |name: &str| Some(PathBuf::from(format!("/{name}")));
        assert_eq!(user_cache(all), Some("/DRAGOMAN_CACHE".into()));
        let home = |name: &str| (name == "HOME").then(|| "/home".into());
        assert_eq!(user_cache(home), Some("/home/.cache/dragoman".into()));
        assert_eq!(user_cache(|_| None), None);
    }

    #[test]
    fn a_half_built_leftover_is_never_taken_for_the_library_and_is_cleared() {
        let folder = tempfile::tempdir().expect("temp");
        let cache = cache(folder.path());
        let leftover = folder.path().join("1.0.0-abc.part-x");
        fs::create_dir(&leftover).expect("leftover");
        assert!(cache.present().is_err());
        let sysroot = cache.make(&|_| (), finished).expect("made");
        assert!(!leftover.exists() && holds_std(&libraries(&sysroot)));
        let again = cache.make(&|_| (), |_| Err("must not be built twice".to_owned()));
        assert_eq!(again, Ok(sysroot));
    }

    #[test]
    fn a_failed_build_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("temp");
        let cache = cache(folder.path());
        assert_eq!(
            cache.make(&|_| (), |_| Err("no".to_owned())),
            Err("no".to_owned())
        );
        let left: Vec<_> = fs::read_dir(folder.path())
            .expect("read")
            .flatten()
            .map(|e| e.file_name())
            .collect();
        assert_eq!(left, ["1.0.0-abc.lock"]);
    }

    #[test]
    fn processes_that_build_at_the_same_time_wait_for_each_other() {
        let folder = tempfile::tempdir().expect("temp");
        let builds = std::sync::atomic::AtomicUsize::new(0);
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    let made = cache(folder.path()).make(&|_| (), |scratch| {
                        builds.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                        finished(scratch)
                    });
                    assert!(made.is_ok(), "{made:?}");
                });
            }
        });
        assert_eq!(builds.into_inner(), 1);
    }
}
