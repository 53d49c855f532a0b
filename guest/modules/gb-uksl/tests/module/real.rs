//! Extracts of real editions, where they are at hand, against a count of their tags.

use std::path::Path;

use dragoman_guest::schema::{NameForm, NoticeKind};

use super::{samples, translate};

const FILES: [&str; 2] = [
    "lists/extracts/UK_Sanctions_List_2026-08-14_SUBSET.xml",
    "lists/extracts/UK_Sanctions_List_2026-09-07_SUBSET.xml",
];

/// Extracts of real editions; says so if they are not there.
#[expect(clippy::print_stderr, reason = "a test that tests nothing must say so")]
fn editions() -> Vec<String> {
    let shared = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
    if !shared.join("lists/extracts").is_dir() {
        eprintln!("skipped: the real lists are not at hand");
        return Vec::new();
    }
    let read = |file: &str| std::fs::read_to_string(shared.join(file)).expect("a readable list");
    FILES.map(read).into()
}

/// How often a tag stands in a text.
fn count(text: &str, tag: &str) -> usize {
    text.matches(&format!("<{tag}>")).count()
}

/// How many different texts the elements of a name have within each designation, all together.
fn distinct(text: &str, tag: &str) -> usize {
    let of = |designation: &str| {
        let tag = format!("<{tag}>");
        let values = designation.split(&tag).skip(1);
        let mut values: Vec<_> = values.filter_map(|rest| rest.split("</").next()).collect();
        values.sort_unstable();
        values.dedup();
        values.len()
    };
    text.split("<Designation>").skip(1).map(of).sum()
}

#[test]
fn every_designation_is_a_subject_with_all_that_stands_in_it() {
    for text in editions() {
        let run = translate(text.clone());
        let sum =
            |of: fn(&dragoman_guest::schema::Subject) -> usize| run.subjects.iter().map(of).sum::<usize>();
        assert_eq!(run.subjects.len(), count(&text, "Designation"));
        assert_eq!(
            sum(|subject| subject.names.len()),
            count(&text, "Name") + count(&text, "NonLatinName")
        );
        let primary = |subject: &dragoman_guest::schema::Subject| {
            let names = subject.names.iter();
            names.filter(|name| name.form == NameForm::Primary).count()
        };
        assert!(run.subjects.iter().all(|subject| primary(subject) == 1));
        assert_eq!(sum(|subject| subject.births.len()), distinct(&text, "DOB"));
        assert_eq!(
            sum(|subject| subject.documents.len()),
            distinct(&text, "PassportNumber") + distinct(&text, "NationalIdentifierNumber")
        );
        assert_eq!(sum(|subject| subject.addresses.len()), count(&text, "Address"));
        let contacts = count(&text, "PhoneNumber") + count(&text, "EmailAddress") + count(&text, "Website");
        assert_eq!(sum(|subject| subject.contacts.len()), contacts);
        let identifiers = ["UniqueID", "OFSIGroupID", "UNReferenceNumber", "IMONumber"];
        assert_eq!(
            sum(|subject| subject.identifiers.len()),
            identifiers.map(|tag| count(&text, tag)).iter().sum()
        );
        let measures = sum(|subject| subject.designations[0].measures.len());
        assert_eq!(measures, text.matches(">true<").count());
        assert!(
            run.summary()
                .is_some_and(|summary| summary.end_seen && summary.published.is_some())
        );
    }
}

#[test]
fn nothing_of_a_real_edition_is_left_out_or_rejected() {
    for text in editions() {
        let run = translate(text.clone());
        for kind in [
            NoticeKind::Unmapped,
            NoticeKind::RejectedRecord,
            NoticeKind::RejectedValue,
            NoticeKind::Repaired,
        ] {
            let said = run.notices_of(kind);
            assert!(said.is_empty(), "{said:?}");
        }
        for subject in &run.subjects {
            samples::assert_place(subject, text.as_bytes());
        }
    }
}
