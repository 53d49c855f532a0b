//! A guest that misbehaves as its input tells it to.

use std::hint::black_box;

use dragoman_guest::schema::{
    Fault, FaultKind, FeedMode, Level, Manifest, NameForm, NameQuality, NoticeKind, Subject, SubjectKind,
    Summary,
};
use dragoman_guest::{Feed, Sink, Translator, build};

/// See the crate.
pub struct Hostile;

impl Translator for Hostile {
    fn describe() -> Manifest {
        Manifest {
            issuer: "XX".into(),
            list_name: "hostile".into(),
            title: "Hostile guest".into(),
            authority: "Tests".into(),
            formats: Vec::new(),
            parts: Vec::new(),
            mode: FeedMode::Snapshot,
            expected_counts: Vec::new(),
            languages: Vec::new(),
            module_version: env!("CARGO_PKG_VERSION").into(),
            contact: "tests".into(),
            default_marking: build::marking(),
        }
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let input = feed.bytes(0);
        match String::from_utf8_lossy(&input).trim() {
            "loop" => loop {
                black_box(());
            },
            "panic" => panic!("the guest gives up"),
            "memory" => {
                black_box((0..4).map(|_| vec![1u8; 1 << 30]).collect::<Vec<_>>());
            }
            "recursion" => {
                black_box(deep(1));
            }
            "items" => (0..u32::MAX).for_each(|id| out.subject(invented(&id.to_string()))),
            "notices" => loop {
                out.notice(build::notice(NoticeKind::Remark, "field", "again"));
            },
            "log" => (0..100_000).for_each(|_| out.log(Level::Info, "again")),
            "twice" => ["1", "1", "2"]
                .into_iter()
                .for_each(|id| out.subject(invented(id))),
            "nameless" => out.subject(build::subject("3", SubjectKind::Person, build::bytes(0, 0, 1))),
            "elsewhere" => out.subject(build::subject("4", SubjectKind::Person, build::bytes(7, 0, 1))),
            other => {
                return Err(build::fault(
                    FaultKind::Other,
                    format!("unknown order {other:?}"),
                    "give another",
                ));
            }
        }
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        })
    }
}

fn deep(depth: u64) -> u64 {
    if depth == 0 {
        0
    } else {
        black_box(depth) + black_box(deep(depth + 1))
    }
}

fn invented(id: &str) -> Subject {
    let mut subject = build::subject(id, SubjectKind::Person, build::bytes(0, 0, 1));
    subject.names.push(build::name(
        "Invented Person",
        NameForm::Primary,
        NameQuality::Unstated,
    ));
    subject
}

dragoman_guest::export!(Hostile);
