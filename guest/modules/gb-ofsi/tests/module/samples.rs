//! The sample lists.

use dragoman_guest::native::{Files, Run, run, workbook};
use dragoman_guest::schema::{
    Certainty, ContactKind, DocumentKind, DocumentStatus, Gender, Locator, NameForm, NameQuality, NameRole,
    NoticeKind, PartialDate, RelationKind, Subject, SubjectKind,
};
use gb_ofsi::GbOfsi;

use super::{OF_2020, SAMPLE, translate};

fn find(run: &Run, id: &str) -> Subject {
    let found = run.subjects.iter().find(|subject| subject.id == id);
    found.expect("a subject of that id").clone()
}

fn identifier<'s>(subject: &'s Subject, scheme: &str) -> Option<&'s str> {
    let found = subject
        .identifiers
        .iter()
        .find(|identifier| identifier.scheme == scheme);
    found.map(|identifier| identifier.value.as_str())
}

#[test]
fn the_sample_translates_with_its_known_counts() {
    let run = translate(SAMPLE);
    let summary = run.summary().expect("a good end");
    let date = PartialDate {
        year: 2022,
        month: Some(5),
        day: Some(4),
    };
    assert_eq!((summary.published, summary.end_seen), (Some(date), true));
    let count = |kind| run.subjects.iter().filter(|subject| subject.kind == kind).count();
    let kinds = [
        SubjectKind::Person,
        SubjectKind::Organization,
        SubjectKind::Vessel,
    ];
    assert_eq!(kinds.map(count), [15, 4, 2]);
    let sum = |of: fn(&Subject) -> usize| run.subjects.iter().map(of).sum::<usize>();
    assert_eq!(sum(|subject| subject.sources.len()), 70);
    assert_eq!(sum(|subject| subject.names.len()), NAMES);
    assert_eq!(sum(|subject| subject.births.len()), BIRTHS);
    assert_eq!(sum(|subject| subject.addresses.len()), 7);
    assert_eq!(sum(|subject| subject.documents.len()), DOCUMENTS);
    assert_eq!(sum(|subject| subject.designations.len()), 22);
}

// As written: names in Latin script and in others; dates; passports and national documents.
const NAMES: usize = 48 + 8;
const BIRTHS: usize = 19;
const DOCUMENTS: usize = 9;

#[test]
fn tiny_reads_give_the_same_as_large_ones() {
    for list in [SAMPLE, OF_2020] {
        let whole = translate(list);
        for cap in [1, 7, 1000] {
            let tiny = run::<GbOfsi>(&Files::one("list", list).read_cap(cap));
            assert_eq!(whole.subjects, tiny.subjects, "at {cap} bytes a read");
            assert_eq!((&whole.notices, &whole.result), (&tiny.notices, &tiny.result));
        }
    }
}

#[test]
fn every_value_names_the_first_row_that_states_it() {
    let run = translate(SAMPLE);
    let rows = workbook::cells(SAMPLE);
    let row_of = |subject: &Subject, at: u32| match &subject.sources[at as usize] {
        Locator::Row(row) => rows[row.first as usize - 1].clone(),
        other => panic!("{other:?}"),
    };
    for subject in &run.subjects {
        assert!(
            subject
                .sources
                .iter()
                .enumerate()
                .all(|(at, _)| row_of(subject, at as u32).last() == Some(&subject.id))
        );
        for name in &subject.names {
            let row = row_of(subject, name.at);
            let latin = [1, 2, 3, 4, 5, 0].map(|column| row[column].clone()).join(" ");
            let latin = latin.split_whitespace().collect::<Vec<_>>().join(" ");
            assert!(name.full == latin || name.full == row[7], "{}", name.full);
        }
    }
}

#[test]
fn the_rows_of_a_group_need_not_be_adjacent() {
    let subject = find(&translate(SAMPLE), "90001");
    let numbers: Vec<_> = subject
        .sources
        .iter()
        .map(|source| match source {
            Locator::Row(row) => (row.first, row.last),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(numbers.len(), 16);
    assert!(numbers.windows(2).any(|pair| pair[1].0 > pair[0].1 + 1));
}

#[test]
fn a_person_has_names_births_documents_and_references() {
    let subject = find(&translate(SAMPLE), "90001");
    let forms: Vec<_> = subject
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.quality))
        .collect();
    assert!(forms.contains(&(
        "Orlan Vashti DEMIREL-QUAYE",
        NameForm::Primary,
        NameQuality::Unstated
    )));
    assert!(forms.contains(&("ABU SELKA", NameForm::Alias, NameQuality::Weak)));
    assert!(forms.contains(&("Orlan DEMIREL", NameForm::Alias, NameQuality::Strong)));
    assert!(forms.contains(&("أورلان ڤاشتي", NameForm::OriginalScript, NameQuality::Unstated)));
    let primary = subject
        .names
        .iter()
        .find(|name| name.form == NameForm::Primary)
        .expect("a name");
    let roles: Vec<_> = primary.parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [NameRole::Given, NameRole::Given, NameRole::Family]);
    assert_eq!(subject.births.len(), 2);
    assert_eq!(subject.birth_places.len(), 2);
    assert_eq!((subject.nationalities.len(), subject.addresses.len()), (2, 2));
    assert_eq!(identifier(&subject, "un-ref"), Some("QDi.901"));
    assert_eq!(identifier(&subject, "uk-ref"), Some("AQD0901"));
    assert_eq!(identifier(&subject, "ofsi"), Some("90001"));
    let passport = &subject.documents[0];
    assert_eq!(
        (passport.kind, passport.number.as_deref()),
        (DocumentKind::Passport, Some("X7734120"))
    );
    assert!(passport.issued.is_some() && passport.expires.is_some());
    assert_eq!(subject.documents[2].name.as_deref(), Some("Orlan Demirel"));
    let person = subject.person.expect("a person");
    assert_eq!(
        (person.gender, person.titles.len(), person.positions.len()),
        (Some(Gender::Male), 2, 2)
    );
    assert_eq!(subject.remarks.len(), 1);
}

#[test]
fn an_organization_has_contacts_numbers_and_relations() {
    let subject = find(&translate(SAMPLE), "90005");
    let kinds: Vec<_> = subject.contacts.iter().map(|contact| contact.kind).collect();
    use ContactKind::{Email, Fax, Phone, Website};
    assert_eq!(kinds, [Phone, Fax, Website, Website, Email, Email]);
    assert_eq!(identifier(&subject, "registration"), Some("0077123"));
    assert_eq!(identifier(&subject, "tax"), Some("100200300"));
    assert_eq!(subject.relations[0].kind, RelationKind::SubsidiaryOf);
    assert!(
        subject
            .organization
            .is_some_and(|organization| organization.legal_form.is_some())
    );
    assert_eq!(subject.addresses[1].postcode.as_deref(), Some("04 BP 77"));
}

#[test]
fn a_ship_is_a_vessel_with_its_particulars() {
    let run = translate(SAMPLE);
    let subject = find(&run, "90007");
    let craft = subject.craft.clone().expect("a craft");
    assert_eq!(
        (craft.tonnage, craft.length_m, craft.former_flags.len()),
        (Some(3953), Some(105.0), 2)
    );
    assert_eq!(identifier(&subject, "imo"), Some("9074729"));
    assert_eq!(subject.relations[0].kind, RelationKind::OwnedBy);
    assert!(subject.designations[0].reason.is_some() && subject.remarks.is_empty());
    let unreadable = find(&run, "90008");
    assert_eq!(unreadable.craft.and_then(|craft| craft.tonnage), None);
    assert_eq!(unreadable.remarks[0].note.as_deref(), Some("Tonnage of ship"));
}

#[test]
fn what_cannot_be_read_keeps_its_words_and_is_said() {
    let run = translate(SAMPLE);
    let birth = &find(&run, "90010").births[0];
    assert_eq!(
        (birth.certainty, birth.raw.as_deref()),
        (Certainty::Unstated, Some("00/00/0"))
    );
    let rejected = |notice: &&dragoman_guest::schema::Notice| {
        notice.kind == NoticeKind::RejectedValue && notice.field == "DOB"
    };
    assert_eq!(run.notices.iter().filter(rejected).count(), 3);
    assert!(
        run.notices
            .iter()
            .any(|notice| notice.kind == NoticeKind::Unmapped && notice.excerpt.as_deref() == Some("Hobby"))
    );
}

#[test]
fn a_group_id_that_was_repeated_by_mistake_makes_no_one_person_of_two() {
    let whole = translate(SAMPLE);
    let text = String::from_utf8(SAMPLE.to_vec()).expect("UTF-8");
    let run = translate(
        text.replace(",90020\n", ",90012\n")
            .replace(",90020\r\n", ",90012\r\n"),
    );
    // The rows of 90020 stand first.
    let (before, after) = (find(&whole, "90020"), find(&run, "90012"));
    assert_eq!(after.births, before.births);
    assert_eq!(after.names.len(), before.names.len());
    let primary = |subject: &Subject| {
        let names = subject.names.iter().filter(|name| name.form == NameForm::Primary);
        names.map(|name| name.full.clone()).collect::<Vec<_>>()
    };
    assert_eq!(primary(&after), primary(&before));
    let left_out: Vec<_> = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::RejectedRecord && notice.field == "Group ID")
        .collect();
    assert!(!left_out.is_empty());
    assert!(
        left_out
            .iter()
            .all(|notice| notice.record_id.as_deref() == Some("90012"))
    );
}

#[test]
fn a_group_without_a_primary_name_gets_its_best() {
    let run = translate(SAMPLE);
    let subject = find(&run, "90011");
    let primary = subject
        .names
        .iter()
        .find(|name| name.form == NameForm::Primary)
        .expect("a name");
    assert_eq!(
        (primary.full.as_str(), primary.note.as_deref()),
        ("Gul Example ZADRANI", Some("listed as AKA"))
    );
    let repaired = |notice: &&dragoman_guest::schema::Notice| notice.kind == NoticeKind::Repaired;
    assert_eq!(run.notices.iter().filter(repaired).count(), 1);
    assert_eq!(
        subject
            .documents
            .iter()
            .filter(|document| document.note.is_some())
            .count(),
        2
    );
}

#[test]
fn a_target_of_two_regimes_has_two_designations() {
    let subject = find(&translate(SAMPLE), "90012");
    let programmes: Vec<_> = subject
        .designations
        .iter()
        .filter_map(|found| found.programme.as_deref())
        .collect();
    assert_eq!(programmes, ["Russia", "Global Human Rights"]);
    assert!(
        subject
            .designations
            .iter()
            .all(|found| found.reason.is_some() && found.amended.len() == 1)
    );
    assert_eq!(
        find(&translate(SAMPLE), "90015").documents[0].status,
        DocumentStatus::Stolen
    );
}

#[test]
fn the_layout_of_2020_is_read_in_its_own_encoding_and_in_utf8() {
    let run = translate(OF_2020);
    assert_eq!(run.subjects.len(), 6);
    let subject = find(&run, "70001");
    assert_eq!(identifier(&subject, "un-ref"), Some("QDi.901"));
    assert!(subject.remarks[0].text.contains("\u{201c}Front\u{201d}"));
    let numbers: Vec<_> = subject
        .documents
        .iter()
        .filter_map(|document| document.number.as_deref())
        .collect();
    assert_eq!(numbers, ["X7734120", "K048700", "44103-7712"]);
    assert_eq!(identifier(&find(&run, "70002"), "un-ref"), Some("CFi.903"));
    assert_eq!(identifier(&find(&run, "70003"), "un-ref"), Some("KPe.904"));
    assert_eq!(identifier(&find(&run, "70004"), "imo"), Some("9074729"));
    assert_eq!(
        identifier(&find(&run, "70005"), "un-ref-former"),
        Some("QE.F.905.14")
    );
    assert_eq!(find(&run, "70006").designations.len(), 2);
    let text: String = OF_2020
        .iter()
        .map(|byte| match byte {
            0x93 => '\u{201c}',
            0x94 => '\u{201d}',
            0x92 => '\u{2019}',
            0x96 => '\u{2013}',
            byte => char::from(*byte),
        })
        .collect();
    assert_eq!(run.subjects, translate(text.clone()).subjects);
    assert_eq!(run.subjects, translate(format!("\u{feff}{text}")).subjects);
}

#[test]
fn columns_may_stand_in_any_order_and_be_written_otherwise() {
    let mut rows = workbook::cells(SAMPLE);
    for row in rows.iter_mut().skip(1) {
        row.rotate_left(9);
    }
    rows[1] = rows[1]
        .iter()
        .map(|name| format!(" {} ", name.to_uppercase().replace(' ', "  ")))
        .collect();
    rows[1].push("Vessel colour".into());
    rows[2].push("grey".into());
    let run = translate(workbook::workbook(&rows));
    let plain = translate(SAMPLE);
    let names = |run: &Run| {
        run.subjects
            .iter()
            .map(|subject| subject.names.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&run), names(&plain));
    let unmapped = run
        .notices
        .iter()
        .find(|notice| notice.field == "Vessel colour")
        .expect("a notice");
    assert_eq!(
        (unmapped.kind, unmapped.excerpt.as_deref()),
        (NoticeKind::Unmapped, Some("grey"))
    );
}
