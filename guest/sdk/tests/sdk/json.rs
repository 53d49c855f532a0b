//! A whole translator of a list in JSON.

use dragoman_guest::json::{Layout, Records};
use dragoman_guest::native::{Files, damage, run};
use dragoman_guest::schema::{Fault, Manifest, NameForm, NameQuality, SubjectKind, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, countries, dates, ids::Ids};

const LAYOUT: Layout = Layout {
    records: &["/persons/*"],
    beside: &["/published", "/count"],
    give: "give the list of persons in JSON",
};

struct Persons;

impl Translator for Persons {
    fn describe() -> Manifest {
        super::manifest::of("Xanadu JSON", "*.json")
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        while let Some(person) = records.next(&mut notes)? {
            let Some(id) = ids.take(person.value("id"), "id", person.place(), &mut notes) else {
                continue;
            };
            let mut subject = build::subject(id, SubjectKind::Person, person.place());
            let primary = person.value("name").map(|name| (name, NameForm::Primary));
            let aliases = person.values("aliases").map(|alias| (alias, NameForm::Alias));
            for (name, form) in primary.into_iter().chain(aliases) {
                subject.names.push(build::name(name, form, NameQuality::Unstated));
            }
            subject
                .births
                .extend(person.value("born").into_iter().flat_map(dates::claims));
            subject
                .nationalities
                .extend(person.values("nationalities").map(countries::claim));
            out.subject(subject);
        }
        let published = records.beside("/published").and_then(dates::iso);
        let count = records.beside("/count").and_then(|count| count.parse().ok());
        notes.send(out);
        Ok(super::manifest::summary(published, count))
    }
}

const LIST: &str = r#"{"published": "2026-01-02", "count": 2, "persons": [
    {"id": 11, "name": "Ada Example", "aliases": ["Ida"], "born": "between 1970 and 1972", "nationalities": ["Atlantis", "France"]},
    {"id": 12, "name": "Bo Muster", "aliases": "Beau", "shoes": {"size": 44}}]}"#;

#[test]
fn a_small_translator_of_json_gives_what_it_asked_for_and_says_the_rest() {
    let run = run::<Persons>(&Files::one("list.json", LIST));
    assert_eq!(
        run.summary().and_then(|summary| summary.declared_records),
        Some(2)
    );
    let names = run.subjects.iter().flat_map(|subject| &subject.names);
    let names: Vec<_> = names.map(|name| name.full.as_str()).collect();
    assert_eq!(names, ["Ada Example", "Ida", "Bo Muster", "Beau"]);
    assert_eq!(run.subjects[1].sources, [build::pointer(0, "/persons/1")]);
    let nationalities = run.subjects[0].nationalities.iter();
    let codes: Vec<_> = nationalities.map(|claim| claim.code.as_deref()).collect();
    assert_eq!(codes, [None, Some("FR")]);
    assert_eq!(run.notices.len(), 1);
    assert_eq!(
        run.notices[0].source,
        Some(build::pointer(0, "/persons/1/shoes/size"))
    );
}

#[test]
fn it_withstands_whatever_it_is_given() {
    damage::withstand::<Persons>(&Files::one("list.json", LIST), 500);
}
