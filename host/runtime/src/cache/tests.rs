use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use dragoman_model::Digest;

use super::{Cache, CacheError, CacheWarning, Origin};
use crate::artefact::Artefact;

fn origin(component: &str) -> Origin {
    Origin {
        component: Digest::of(component.as_bytes()),
        engine: Digest::of(b"engine"),
    }
}

fn cache() -> (tempfile::TempDir, Cache) {
    let root = tempfile::tempdir().expect("a temporary folder");
    let cache = Cache::open(root.path()).expect("a cache");
    (root, cache)
}

/// Keeps an artefact, and gives its file.
fn kept(cache: &Cache, component: &str, content: &str) -> PathBuf {
    let artefact = Artefact::vouched(content.into());
    cache.put(&origin(component), &artefact).expect("it is kept");
    cache.path(&origin(component))
}

fn is_not_ours(cache: &Cache, component: &str) -> bool {
    matches!(cache.get(&origin(component)), Err(CacheWarning::NotOurs { .. }))
}

#[test]
fn what_was_kept_comes_back_unchanged_and_nothing_else_does() {
    let (_root, cache) = cache();
    kept(&cache, "a", "code");
    let found = cache
        .get(&origin("a"))
        .expect("it is authentic")
        .expect("it is there");
    assert_eq!(found.bytes(), b"code");
    assert!(matches!(cache.get(&origin("b")), Ok(None)));
}

#[test]
fn no_altered_byte_and_no_cut_goes_unseen() {
    let (_root, cache) = cache();
    let path = kept(&cache, "a", "code");
    let whole = fs::read(&path).expect("the file");
    for at in 0..whole.len() {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        fs::write(&path, altered).expect("it is altered");
        assert!(is_not_ours(&cache, "a"), "byte {at} is altered");
        fs::write(&path, &whole[..at]).expect("it is cut");
        assert!(is_not_ours(&cache, "a"), "it is cut at {at}");
    }
    fs::write(&path, &whole).expect("it is mended");
    assert!(matches!(cache.get(&origin("a")), Ok(Some(_))));
}

#[test]
fn an_artefact_stands_for_no_other_component_and_no_other_engine() {
    let (_root, cache) = cache();
    let (a, b) = (kept(&cache, "a", "code"), cache.path(&origin("b")));
    fs::copy(&a, &b).expect("it is renamed");
    assert!(is_not_ours(&cache, "b"));
    let other = Origin {
        engine: Digest::of(b"another engine"),
        ..origin("a")
    };
    fs::copy(&a, cache.path(&other)).expect("it is renamed");
    assert!(matches!(cache.get(&other), Err(CacheWarning::NotOurs { .. })));
}

#[test]
fn an_artefact_under_another_key_is_planted() {
    let (_elsewhere, other) = cache();
    let (_root, cache) = cache();
    fs::copy(kept(&other, "a", "code"), cache.path(&origin("a"))).expect("it is planted");
    assert!(is_not_ours(&cache, "a"));
}

#[test]
fn all_who_open_a_new_cache_at_once_get_the_same_key() {
    let root = tempfile::tempdir().expect("a temporary folder");
    let seals: Vec<_> = std::thread::scope(|scope| {
        let open = || {
            Cache::open(root.path())
                .expect("a cache")
                .key
                .seal(&origin("a"), b"")
        };
        let threads: Vec<_> = (0..8).map(|_| scope.spawn(open)).collect();
        threads
            .into_iter()
            .map(|thread| thread.join().expect("it opens"))
            .collect()
    });
    assert!(seals.windows(2).all(|pair| pair[0] == pair[1]));
}

#[test]
fn the_least_recently_used_go_when_there_is_no_room() {
    let (_root, mut cache) = cache();
    let long_ago = |path: &Path, days: u64| {
        let day = SystemTime::now() - Duration::from_secs(days * 86_400);
        let file = fs::File::options().write(true).open(path).expect("the file");
        file.set_modified(day).expect("its time is set");
    };
    for (days, name) in [(3, "a"), (2, "b"), (1, "c")] {
        long_ago(&kept(&cache, name, "12345678"), days);
    }
    let left = cache.folder.join(".tmpLeft");
    fs::write(&left, "half").expect("a killed process has left it");
    long_ago(&left, 2);
    // The oldest is used again.
    assert!(matches!(cache.get(&origin("a")), Ok(Some(_))));
    cache.capacity = 80;
    kept(&cache, "d", "12345678");
    let is_held = |name: &&str| cache.path(&origin(name)).exists();
    let held: Vec<_> = ["a", "b", "c", "d"].into_iter().filter(is_held).collect();
    assert_eq!(held, ["a", "d"]);
    assert!(!left.exists());
}

#[cfg(unix)]
mod rights {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).expect("it is there").mode() & 0o777
    }

    #[test]
    fn artefacts_and_key_are_the_operators_alone() {
        let (root, cache) = cache();
        assert_eq!(mode(&cache.folder), 0o700);
        assert_eq!(mode(&root.path().join("compiled.key")), 0o600);
        assert_eq!(mode(&kept(&cache, "a", "code")), 0o600);
    }

    #[test]
    fn a_folder_that_others_can_write_to_is_refused_for_the_key() {
        let root = tempfile::tempdir().expect("a temporary folder");
        fs::set_permissions(root.path(), fs::Permissions::from_mode(0o777)).expect("it is opened");
        assert!(matches!(Cache::open(root.path()), Err(CacheError::Open { .. })));
    }

    #[test]
    fn a_key_that_others_can_read_or_that_is_cut_off_is_refused() {
        let (root, _) = cache();
        let key = root.path().join("compiled.key");
        fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("it is opened");
        assert!(matches!(Cache::open(root.path()), Err(CacheError::Key { .. })));
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("it is closed");
        assert!(Cache::open(root.path()).is_ok());
        fs::write(&key, [0; 31]).expect("it is cut");
        assert!(matches!(Cache::open(root.path()), Err(CacheError::Key { .. })));
    }

    #[test]
    fn a_folder_of_somebody_else_is_refused() {
        let root = tempfile::tempdir().expect("a temporary folder");
        let foreign = if rustix::process::geteuid().is_root() {
            chown(root.path(), Some(65_534), None).expect("the administrator gives it away");
            root.path()
        } else {
            Path::new("/")
        };
        assert!(matches!(Cache::open(foreign), Err(CacheError::Foreign { .. })));
    }
}
