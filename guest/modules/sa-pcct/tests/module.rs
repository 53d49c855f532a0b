//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Notice, NoticeKind, Subject};
use sa_pcct::SaPcct;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/slistEN.xlsx");

/// Translates one file. Its name must say nothing.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<SaPcct>(&Files::one("list", bytes))
}

/// The first subject of a name.
fn named(run: &Run, name: &str) -> Subject {
    let found = run.subjects.iter().find(|subject| subject.names[0].full == name);
    found.unwrap_or_else(|| panic!("no subject {name}")).clone()
}

/// The notices of a kind.
fn notices(run: &Run, kind: NoticeKind) -> Vec<&Notice> {
    run.notices.iter().filter(|notice| notice.kind == kind).collect()
}
