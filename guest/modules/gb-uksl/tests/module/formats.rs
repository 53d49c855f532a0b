//! The same list in three formats.

use dragoman_guest::distinct::Placed;
use dragoman_guest::native::Run;
use dragoman_guest::schema::{Locator, NoticeKind, Subject};

use super::{CSV, SAMPLE, XLSX, translate};

/// Values wherever they stand, in an order of their own.
fn nowhere<T: Placed>(values: &mut [T]) {
    values.iter_mut().for_each(|value| value.put(0));
    values.sort_by_key(|value| format!("{value:?}"));
}

/// The subjects without their places and without the order of their values, which is that of the rows in a table.
fn placeless(run: &Run) -> Vec<Subject> {
    let mut subjects = run.subjects.clone();
    for subject in &mut subjects {
        subject.sources.clear();
        nowhere(&mut subject.names);
        nowhere(&mut subject.births);
        nowhere(&mut subject.birth_places);
        nowhere(&mut subject.nationalities);
        nowhere(&mut subject.documents);
        nowhere(&mut subject.addresses);
        nowhere(&mut subject.identifiers);
        nowhere(&mut subject.contacts);
        nowhere(&mut subject.designations);
        nowhere(&mut subject.relations);
        nowhere(&mut subject.remarks);
        if let Some(person) = &mut subject.person {
            nowhere(&mut person.titles);
            nowhere(&mut person.positions);
        }
        if let Some(craft) = &mut subject.craft {
            craft.flag.iter_mut().for_each(|flag| flag.put(0));
            craft.built.iter_mut().for_each(|built| built.put(0));
            nowhere(&mut craft.former_flags);
        }
    }
    subjects
}

#[test]
fn the_table_says_the_same_of_every_subject_as_the_xml_but_for_what_it_has_no_column_for() {
    let (xml, csv) = (translate(SAMPLE), translate(CSV));
    let mut expected = placeless(&xml);
    // The only difference: a measure that the indicators of the XML state, and its text does not.
    let measures = &mut expected[1].designations[0].measures;
    let indicated = measures.pop().and_then(|measure| measure.text);
    assert_eq!(indicated.as_deref(), Some("TravelBan"));
    assert_eq!(placeless(&csv), expected);
    let summaries = [&xml, &csv].map(|run| run.summary().expect("a summary").clone());
    assert_eq!(summaries[0].published, summaries[1].published);
    assert_eq!(summaries[1].edition_label.as_deref(), Some("14-Aug-2026"));
    assert!(summaries[1].end_seen);
}

#[test]
fn the_table_has_the_same_notices_as_the_xml_but_for_values_said_again() {
    let said = |run: &Run| {
        let kinds = [
            NoticeKind::Unmapped,
            NoticeKind::Repaired,
            NoticeKind::RejectedValue,
            NoticeKind::RejectedRecord,
        ];
        let said = kinds.map(|kind| {
            let mut said: Vec<_> = run
                .notices_of(kind)
                .iter()
                .map(|notice| {
                    (
                        notice.message.clone(),
                        notice.excerpt.clone(),
                        notice.record_id.clone(),
                    )
                })
                .collect();
            said.sort();
            said
        });
        said.concat()
    };
    assert_eq!(said(&translate(CSV)), said(&translate(SAMPLE)));
}

#[test]
fn a_workbook_says_the_same_as_a_csv_with_the_same_cells_and_names_its_sheet() {
    let (csv, book) = (translate(CSV), translate(XLSX));
    assert_eq!(placeless(&csv), placeless(&book));
    assert_eq!(csv.result, book.result);
    let orlan = book.subject("SEL0001");
    let Some(Locator::Row(row)) = orlan.sources.first() else {
        panic!("not a row");
    };
    assert_eq!((row.sheet.as_deref(), row.first), (Some("UK Sanctions List"), 3));
}
