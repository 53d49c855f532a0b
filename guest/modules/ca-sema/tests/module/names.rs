//! Names and aliases of the sample list.

use dragoman_guest::schema::{NameForm, NameQuality, NameRole, NoticeKind, Subject};

use super::{SAMPLE, translate};

pub(super) fn names(subject: &Subject) -> Vec<&str> {
    subject.names.iter().map(|name| name.full.as_str()).collect()
}

#[test]
fn a_person_has_a_name_of_two_parts_and_aliases_in_their_languages() {
    let run = translate(SAMPLE);
    let person = run.subject("belarus/1-part-1/1");
    assert_eq!(
        names(&person),
        [
            "Pavel Romanovich IRGASHEV-LINDE",
            "Pavel Ramanavich IRHASHAU-LINDE",
            "Павел Раманавіч ІРГАШАЎ-ЛІНДЭ",
            "Павел Романович ИРГАШЕВ-ЛИНДЕ",
        ]
    );
    let roles: Vec<_> = person.names[0].parts.iter().map(|part| part.role).collect();
    assert_eq!(roles, [NameRole::Family, NameRole::Given]);
    assert_eq!(person.names[0].parts[1].text, "Pavel Romanovich");
    let languages: Vec<_> = person.names.iter().map(|name| name.language.as_deref()).collect();
    assert_eq!(languages, [None, None, Some("be"), Some("ru")]);
    assert_eq!(person.names[3].script.as_deref(), Some("Cyrl"));
    assert!(
        person.names[1..]
            .iter()
            .all(|name| name.form == NameForm::Alias && name.note.is_none())
    );
    assert!(
        person
            .names
            .iter()
            .all(|name| name.quality == NameQuality::Unstated)
    );
    assert!(person.nationalities.is_empty(), "the regime is no nationality");
}

#[test]
fn a_cell_that_was_split_is_kept_whole() {
    let run = translate(SAMPLE);
    let split = run.subject("sudan/1-part-1/1");
    assert_eq!(
        names(&split)[1..],
        [
            "Abu Selka",
            "Orlan Vashti Quaye",
            "Vashti Orlan Demirel",
            "أورلان ڤاشتي"
        ]
    );
    let (key, cell) = &split.extra[0];
    assert_eq!(key, "Aliases");
    assert_eq!(
        cell,
        "Abu Selka, Orlan Vashti Quaye, Vashti Orlan Demirel Arabic: أورلان ڤاشتي"
    );
    assert!(
        run.subject("jvcfor/12").extra.is_empty(),
        "one name, nothing was split"
    );
}

#[test]
fn aliases_of_companies_keep_their_legal_forms() {
    let run = translate(SAMPLE);
    assert_eq!(
        names(&run.subject("iran/1-part-2/7")),
        [
            "Meridian Coil Trading FZE",
            "Meridian Coil Trading, FZE",
            "Meridian Wire & Coil Est."
        ]
    );
    assert_eq!(
        names(&run.subject("belarus/1-part-2/1"))[1..],
        [
            "Открытое акционерное общество \"Таврин, точная механика\"",
            "ОАО \"Таврин\"",
            "Таврин, ОАО"
        ]
    );
    assert_eq!(
        names(&run.subject("russia/1-part-2/1"))[0],
        "Northern Coil and Wire JSC"
    );
}

#[test]
fn names_that_cannot_be_told_apart_stay_whole_and_are_counted() {
    let run = translate(SAMPLE);
    let glinskaya = run.subject("russia/1-part-1/2");
    assert_eq!(
        names(&glinskaya),
        ["Tamara GLINSKAYA", "Тамара Глинская or Тамара Борк"]
    );
    let remark = run.notices_of(NoticeKind::Remark);
    let found = remark
        .iter()
        .find(|notice| notice.message.contains("may join several names"));
    assert_eq!(found.map(|notice| notice.count), Some(4));
}
