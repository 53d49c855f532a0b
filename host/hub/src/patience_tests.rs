use std::sync::mpsc;

use rusqlite::TransactionBehavior;

use super::*;
use crate::fixtures::{accept, accepted, draft, person, site};

const AT_ONCE: Duration = Duration::ZERO;

/// A connection that holds the store until a word comes; given once it does.
fn holder(path: &std::path::Path) -> (mpsc::Sender<()>, thread::JoinHandle<()>) {
    let mut hub = Hub::open(path).expect("a store");
    let ((word, came), (held, holds)) = (mpsc::channel(), mpsc::channel());
    let holder = thread::spawn(move || {
        let lock = hub
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)
            .expect("a lock");
        held.send(()).expect("it is awaited");
        came.recv().expect("a word comes");
        lock.commit().expect("the store works");
    });
    holds.recv().expect("the lock is held");
    (word, holder)
}

#[test]
fn who_writes_is_told_that_it_waits_and_then_writes() {
    let (_folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    let (word, holder) = holder(&path);
    let patience = Patience {
        most: Duration::from_secs(60),
        silent: AT_ONCE,
    };
    hub.wait(patience, move || word.send(()).expect("the other waits for it"))
        .expect("the store works");
    accepted(&mut hub, &draft("a", &[person("1", "Ada")]));
    holder.join().expect("the other ended");
}

#[test]
fn who_has_waited_long_enough_is_told_why_and_what_to_do_and_nothing_was_changed() {
    let (_folder, path) = site();
    let mut hub = Hub::open(&path).expect("a store");
    let (word, holder) = holder(&path);
    let patience = Patience {
        most: AT_ONCE,
        silent: AT_ONCE,
    };
    let (told, tells) = mpsc::channel();
    hub.wait(patience, move || told.send(()).expect("it is counted"))
        .expect("the store works");
    for _ in 0..2 {
        let error = accept(&mut hub, &draft("a", &[person("1", "Ada")])).expect_err("it is held");
        assert!(matches!(error, HubError::Busy), "{error}");
        assert!(error.to_string().contains("let the `dragoman`"), "{error}");
    }
    word.send(()).expect("the other waits for it");
    holder.join().expect("the other ended");
    assert_eq!(hub.editions().expect("the store works"), []);
    drop(hub);
    assert_eq!(tells.iter().count(), 2);
}
