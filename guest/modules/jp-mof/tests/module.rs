//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/odd.rs"]
mod odd;
#[path = "module/real.rs"]
mod real;
#[path = "module/register.rs"]
mod register;
#[path = "module/samples.rs"]
mod samples;

use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Notice, NoticeKind, Subject, Withdrawal};
use jp_mof::JpMof;

/// The sample list.
const SAMPLE: &[u8] = include_bytes!("../samples/shisantoketsu.xls");

/// Translates one file. Its name must say nothing.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<JpMof>(&Files::one("list", bytes))
}

/// The subject of an id.
fn subject(run: &Run, id: &str) -> Subject {
    let found = run.subjects.iter().find(|subject| subject.id == id);
    found.unwrap_or_else(|| panic!("no subject {id}")).clone()
}

/// The withdrawal of an id.
fn withdrawal(run: &Run, id: &str) -> Withdrawal {
    let found = run.withdrawals.iter().find(|withdrawal| withdrawal.id == id);
    found.unwrap_or_else(|| panic!("no withdrawal of {id}")).clone()
}

/// The notices of a kind.
fn notices(run: &Run, kind: NoticeKind) -> Vec<&Notice> {
    run.notices.iter().filter(|notice| notice.kind == kind).collect()
}
