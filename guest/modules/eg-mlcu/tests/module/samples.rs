//! The sample list, and sheets with rows that it does not have.

use dragoman_guest::dates;
use dragoman_guest::native::workbook::workbook;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{DocumentKind, Locator, NameForm, NoticeKind, SubjectKind};
use eg_mlcu::EgMlcu;

use super::{SAMPLE, translate};

const HEADER: [&str; 5] = ["الاسم", "الرقم القومي", "رقم القضية", "تاريخ النشر", "الهواية"];

/// A sheet of persons with a name, a national number, a case, a day and a hobby.
fn list(rows: &[[&str; 5]]) -> Run {
    let all = [HEADER]
        .iter()
        .chain(rows)
        .map(|row| row.map(str::to_owned).to_vec());
    translate(workbook(&all.collect::<Vec<_>>()))
}

#[test]
fn the_three_sheets_are_read_each_with_its_own_columns() {
    let whole = translate(SAMPLE);
    let count = |kind| {
        whole
            .subjects
            .iter()
            .filter(|subject| subject.kind == kind)
            .count()
    };
    assert_eq!(
        (count(SubjectKind::Person), count(SubjectKind::Organization)),
        (16, 2)
    );
    let sheets: Vec<_> = whole
        .subjects
        .iter()
        .filter_map(|subject| match &subject.sources[0] {
            Locator::Row(row) => row.sheet.clone(),
            _ => None,
        })
        .collect();
    assert_eq!(sheets.len(), 18);
    let company = whole.named("شركة سلكا للملاحة");
    assert_eq!(company.identifiers[0].value, "99012");
    assert_eq!(company.addresses[0].raw.as_deref(), Some("بورت سلكا، رصيف 9"));
    let brigades = whole.named("كتائب سلكا");
    assert_eq!(brigades.remarks[0].note.as_deref(), Some("updates"));
    let note = brigades.designations[0].note.as_deref();
    assert_eq!(note, Some("official gazette, issue 14 تابع في 2/4/2015"));
    // What stands above a header says which list it is.
    let programme = brigades.designations[0].programme.as_deref();
    assert_eq!(programme, Some("قائمة الكيانات الارهابية"));
    assert!(whole.notices_of(NoticeKind::Unmapped).is_empty());
    let tiny = run::<EgMlcu>(&Files::one("x", SAMPLE).read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
}

#[test]
fn rows_of_one_person_and_one_case_are_one_subject_with_two_sources() {
    let orlan = translate(SAMPLE).named("أورلان وشتي دميرل");
    assert_eq!(orlan.sources.len(), 2);
    let names: Vec<_> = orlan
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form))
        .collect();
    assert_eq!(
        names,
        [
            ("أورلان وشتي دميرل", NameForm::Primary),
            ("الملاح", NameForm::Alias),
            ("أبو سلكا", NameForm::Alias)
        ]
    );
    let kinds: Vec<_> = orlan.documents.iter().map(|held| held.kind).collect();
    assert_eq!(kinds, [DocumentKind::NationalId, DocumentKind::Passport]);
    let places: Vec<_> = orlan.designations.iter().map(|held| held.at).collect();
    assert_eq!(places, [0, 1]);
}

#[test]
fn a_listing_that_was_extended_has_the_days_of_that_behind_its_own() {
    let orlan = translate(SAMPLE).named("أورلان وشتي دميرل");
    let designation = &orlan.designations[0];
    let day = |claim: &dragoman_guest::schema::DateClaim| claim.earliest;
    assert_eq!(
        designation.listed.as_ref().and_then(day),
        dates::date(2018, Some(4), Some(12))
    );
    assert_eq!(
        designation.amended.first().and_then(day),
        dates::date(2023, Some(4), Some(10))
    );
    assert_eq!(designation.legal_bases[0].instrument, "1 لسنة 2018");
    // A day of the spreadsheet's own.
    let brava = translate(SAMPLE).named("برافا أولمي");
    let listed = brava.designations[0].listed.as_ref().and_then(day);
    assert_eq!(listed, dates::date(2019, Some(4), Some(12)));
    assert_eq!(brava.nationalities.len(), 2);
    // A dash is no alias.
    assert_eq!(brava.names.len(), 1);
}

#[test]
fn two_persons_of_one_name_in_one_case_stay_two() {
    let run = list(&[
        ["راشد منتري", "9901", "901", "1/1/2020", ""],
        ["راشد منتري", "9902", "901", "1/1/2020", ""],
        ["راشد منتري", "9901", "901", "2/2/2021", ""],
    ]);
    assert_eq!(run.subjects.len(), 2);
    assert_eq!(run.subjects[0].designations.len(), 2);
}

#[test]
fn what_is_not_understood_or_not_asked_for_is_said_and_rows_without_names_are_left_out() {
    let run = list(&[
        ["راشد منتري", "9901", "901", "قريبا", "الصيد"],
        ["", "9902", "902", "1/1/2020", ""],
    ]);
    assert_eq!(run.subjects.len(), 1);
    let fields = |kind| {
        run.notices_of(kind)
            .iter()
            .map(|notice| notice.field.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(fields(NoticeKind::RejectedValue), ["تاريخ النشر"]);
    assert_eq!(fields(NoticeKind::RejectedRecord), ["الاسم"]);
    assert_eq!(fields(NoticeKind::Unmapped), ["الهواية"]);
    let listed = run.subjects[0].designations[0].listed.as_ref();
    assert_eq!(listed.and_then(|listed| listed.raw.as_deref()), Some("قريبا"));
}

#[test]
fn an_id_is_the_same_in_every_edition() {
    let row = ["راشد منتري", "9901", "901", "1/1/2020", ""];
    let other = ["بهروز كواني", "9909", "909", "1/1/2020", ""];
    let moved = list(&[other, ["راشد  منتري", "9901", "901", "3/3/2024", ""]]);
    assert_eq!(list(&[row]).subjects[0].id, moved.subjects[1].id);
}

#[test]
fn the_days_of_a_designation_stand_in_its_row() {
    for subject in translate(SAMPLE).subjects {
        for one in &subject.designations {
            let mut days = one.listed.iter().chain(&one.amended);
            assert!(days.all(|claim| claim.at == one.at), "{}", subject.id);
        }
    }
}
