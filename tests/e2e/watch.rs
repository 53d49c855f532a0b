//! `translate --watch` shows again what comes of a sample whenever that changes.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};

use crate::lists::UN;
use crate::site::Site;
use crate::support::component;

#[test]
fn a_sample_that_changes_is_translated_again() {
    let site = Site::new(&[]);
    let mut files = UN.sample();
    let input = site.receive("sample", &files).remove(0);
    let mut watching = Command::new(env!("CARGO_BIN_EXE_dragoman"))
        .args(["translate", &component(UN.module), &input, "--watch"])
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command runs");
    // One that says nothing more would be waited for without end.
    let (ended, end) = channel::<()>();
    let watched = Pid::from_child(&watching);
    let guard = thread::spawn(move || {
        if end.recv_timeout(Duration::from_secs(120)) == Err(RecvTimeoutError::Timeout) {
            kill_process(watched, Signal::KILL).expect("it still runs");
        }
    });
    let mut lines = BufReader::new(watching.stderr.take().expect("a pipe")).lines();
    let mut said = |words: &str| {
        let found = lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.contains(words));
        assert!(found.is_some(), "{words:?} was not said");
    };
    said("UN/sc: 22 Subject");
    said("records explain ");
    // A list that is cut off, and then whole again.
    let whole = files[0].1.clone();
    files[0].1.truncate(whole.len() / 2);
    site.receive("sample", &files);
    said("error: consolidated.xml");
    files[0].1 = whole;
    site.receive("sample", &files);
    said("UN/sc: 22 Subject");
    drop(ended);
    guard.join().expect("the guard ends");
    watching.kill().expect("it still runs");
    watching.wait().expect("it ends");
}
