//! A whole translator of a list in XML.

use dragoman_guest::native::{Files, damage, run};
use dragoman_guest::schema::{Fault, Manifest, NameForm, NameQuality, Summary};
use dragoman_guest::schema::{FaultKind, SubjectKind};
use dragoman_guest::xml::{Layout, Records};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, dates, ids::Ids};

const LAYOUT: Layout = Layout {
    records: &["LIST/PERSON"],
    beside: &["LIST@date"],
    give: "give the list of persons in XML",
};

struct Persons;

impl Translator for Persons {
    fn describe() -> Manifest {
        super::manifest::of("Xanadu XML", "*.xml")
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut records = Records::open(feed, feed.single()?, LAYOUT)?;
        let (mut notes, mut ids) = (Notes::default(), Ids::default());
        while let Some(person) = records.next(&mut notes)? {
            let Some(id) = ids.take(person.attribute("id"), "PERSON@id", person.place(), &mut notes) else {
                continue;
            };
            let mut subject = build::subject(id, SubjectKind::Person, person.place());
            let primary = person.value("NAME").map(|name| (name, NameForm::Primary));
            let aliases = person.values("ALIAS").map(|alias| (alias, NameForm::Alias));
            for (name, form) in primary.into_iter().chain(aliases) {
                subject.names.push(build::name(name, form, NameQuality::Unstated));
            }
            subject
                .births
                .extend(person.value("BORN").into_iter().flat_map(dates::claims));
            out.subject(subject);
        }
        let published = records.beside("LIST@date").and_then(dates::iso);
        notes.send(out);
        Ok(super::manifest::summary(published, None))
    }
}

const LIST: &str = "<LIST date='2026-01-02'>\
    <PERSON id='a1'><NAME>Ada Example</NAME><ALIAS>Ida</ALIAS><BORN>c. 1970</BORN></PERSON>\
    <PERSON id='a2'><NAME>Bo Muster</NAME><SHOES>44</SHOES></PERSON>\
    <PERSON id='a1'><NAME>Cy Sample</NAME></PERSON></LIST>";

#[test]
fn a_small_translator_of_xml_gives_what_it_asked_for_and_says_the_rest() {
    let run = run::<Persons>(&Files::one("list.xml", LIST));
    let summary = run.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(1), Some(2)));
    let names: Vec<_> = run.subjects[0]
        .names
        .iter()
        .map(|name| name.full.as_str())
        .collect();
    assert_eq!(
        (run.subjects.len(), names.as_slice()),
        (2, &["Ada Example", "Ida"][..])
    );
    let fields: Vec<_> = run.notices.iter().map(|notice| notice.field.as_str()).collect();
    assert_eq!(fields, ["PERSON@id", "PERSON/NAME", "PERSON/SHOES"]);
}

#[test]
fn it_withstands_whatever_it_is_given() {
    damage::withstand::<Persons>(&Files::one("list.xml", LIST), 500);
    let cut = run::<Persons>(&Files::one("list.xml", &LIST[..LIST.len() - 9]));
    assert_eq!(cut.fault().map(|fault| fault.kind), Some(FaultKind::Truncated));
}
