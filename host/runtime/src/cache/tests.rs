use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use dragoman_model::Digest;

use super::{Cache, CacheError, CacheWarning, MARKED_EVERY, Origin, PIECE};
use crate::artefact::Artefact;
use crate::frozen::Frozen;

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
    let artefact = Artefact::vouched(Frozen::Memory(content.into()));
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
    assert_eq!(*found.bytes(), *b"code");
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
fn artefacts_of_many_pieces_come_back_unchanged_and_no_altered_byte_goes_unseen() {
    let (_root, cache) = cache();
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE + 77] {
        let content: String = (0..length).map(|at| char::from(b'a' + (at % 23) as u8)).collect();
        let path = kept(&cache, "a", &content);
        let found = cache
            .get(&origin("a"))
            .expect("it is authentic")
            .expect("it is there");
        assert_eq!(*found.bytes(), *content.as_bytes(), "{length} bytes");
        let whole = fs::read(&path).expect("the file");
        for at in (0..whole.len()).step_by(PIECE / 3).chain([whole.len() - 1]) {
            let mut altered = whole.clone();
            altered[at] ^= 1;
            fs::write(&path, altered).expect("it is altered");
            assert!(is_not_ours(&cache, "a"), "byte {at} of {length} is altered");
        }
        fs::write(&path, [&whole[..], b"more"].concat()).expect("it is made longer");
        assert!(is_not_ours(&cache, "a"), "{length} bytes and more");
    }
}

#[test]
fn what_came_back_stays_as_it_was_checked_whatever_becomes_of_its_file() {
    let (_root, cache) = cache();
    let path = kept(&cache, "a", "code");
    let found = cache
        .get(&origin("a"))
        .expect("it is authentic")
        .expect("it is there");
    fs::write(&path, "evil, and longer than a seal, whatever is read of it").expect("it is altered");
    assert_eq!(*found.bytes(), *b"code");
}

#[test]
fn what_is_larger_than_all_of_the_cache_is_not_kept_and_not_read() {
    let (_root, mut cache) = cache();
    let path = kept(&cache, "a", "code");
    cache.capacity = 3;
    assert!(is_not_ours(&cache, "a"));
    let artefact = Artefact::vouched(Frozen::Memory(b"code".to_vec()));
    let kept = cache.put(&origin("b"), &artefact);
    assert!(matches!(kept, Err(CacheWarning::NotKept { .. })));
    cache.capacity = 4;
    assert!(matches!(cache.get(&origin("a")), Ok(Some(_))));
    fs::File::options()
        .write(true)
        .open(path)
        .and_then(|file| file.set_len(1 << 40))
        .expect("it is made huge");
    assert!(is_not_ours(&cache, "a"));
}

#[test]
fn an_artefact_is_marked_as_used_where_that_was_done_long_ago() {
    let (_root, cache) = cache();
    let path = kept(&cache, "a", "code");
    let marked = |at: SystemTime| {
        let file = fs::File::options().write(true).open(&path).expect("the file");
        file.set_modified(at).expect("its time is set");
        assert!(matches!(cache.get(&origin("a")), Ok(Some(_))));
        let modified = fs::metadata(&path).and_then(|metadata| metadata.modified());
        modified.expect("its time") != at
    };
    let now = SystemTime::now();
    assert!(!marked(now - MARKED_EVERY / 2));
    assert!(marked(now - MARKED_EVERY * 2));
    assert!(marked(now + MARKED_EVERY));
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
                .seal(&origin("a"), 0)
                .finish()
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
