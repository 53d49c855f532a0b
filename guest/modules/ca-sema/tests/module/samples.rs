//! The sample list.

use ca_sema::CaSema;
use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Certainty, Locator, NoticeKind, PartialDate, Subject, SubjectKind};

use super::names::names;
use super::{SAMPLE, SAMPLE_2020, sample, translate};

/// Records of the sample.
const RECORDS: usize = 30;

/// Checks that a subject's place holds its whole element.
pub(super) fn assert_place(subject: &Subject, bytes: &[u8]) {
    let Some(Locator::Bytes(range)) = subject.sources.first() else {
        panic!("{} has no bytes", subject.id);
    };
    let text = &bytes[range.start as usize..range.end as usize];
    let text = std::str::from_utf8(text).expect("whole characters");
    assert!(
        text.starts_with("<record>") && text.ends_with("</record>"),
        "{}",
        subject.id
    );
    assert_eq!(text.matches("</record>").count(), 1);
}

fn count(run: &Run, kind: SubjectKind) -> usize {
    run.subjects.iter().filter(|subject| subject.kind == kind).count()
}

fn date(year: u16, month: Option<u8>, day: Option<u8>) -> Option<PartialDate> {
    Some(PartialDate { year, month, day })
}

#[test]
fn the_sample_translates_with_its_known_counts() {
    let run = translate(SAMPLE);
    let summary = run.summary().expect("a good end");
    assert!(summary.end_seen && summary.published.is_none() && summary.edition_label.is_none());
    assert_eq!(run.subjects.len(), RECORDS);
    assert_eq!(count(&run, SubjectKind::Person), 19);
    assert_eq!(count(&run, SubjectKind::Organization), 7);
    assert_eq!(count(&run, SubjectKind::Vessel), 4);
    let births: usize = run.subjects.iter().map(|subject| subject.births.len()).sum();
    // Fourteen cells of one date, two of two; ships and those without are not counted.
    assert_eq!(births, 14 + 2 * 2);
}

#[test]
fn tiny_reads_give_the_same_as_large_ones() {
    let whole = translate(SAMPLE);
    for cap in [1, 3, 7, 1000] {
        let tiny = run::<CaSema>(&Files::one("sema-lmes.xml", SAMPLE).read_cap(cap));
        assert_eq!(whole.subjects, tiny.subjects, "at {cap} bytes a read");
        assert_eq!(whole.notices, tiny.notices);
        assert_eq!(whole.result, tiny.result);
    }
}

#[test]
fn every_record_stands_where_it_is_said_to() {
    let marked = [b"\xEF\xBB\xBF", SAMPLE].concat();
    for bytes in [SAMPLE, &marked] {
        let run = translate(bytes);
        assert_eq!(run.subjects.len(), RECORDS);
        run.subjects
            .iter()
            .for_each(|subject| assert_place(subject, bytes));
    }
}

#[test]
fn line_ends_indentation_and_the_order_of_elements_mean_nothing() {
    let bare = sample()
        .lines()
        .map(str::trim_start)
        .collect::<Vec<_>>()
        .join("\r\n");
    let shifted = sample().replace(
        "<LastName>Tansukh</LastName>\n\t\t<GivenName>Mirela</GivenName>",
        "<LastName>Tansukh</LastName>\n\n<GivenName> Mirela </GivenName>",
    );
    let without_places = |text: String| {
        let mut subjects = translate(text).subjects;
        subjects.iter_mut().for_each(|subject| subject.sources.clear());
        subjects
    };
    assert_eq!(without_places(sample()), without_places(bare));
    assert_eq!(without_places(sample()), without_places(shifted));
}

#[test]
fn a_listing_has_regime_reference_and_date_but_no_invented_basis() {
    let run = translate(SAMPLE);
    let [listing] =
        <[_; 1]>::try_from(run.subject("belarus/1-part-3/1").designations).expect("one designation");
    assert_eq!(listing.authority.as_deref(), Some("Global Affairs Canada"));
    assert_eq!(listing.programme.as_deref(), Some("Belarus / Bélarus"));
    assert_eq!(listing.reference.as_deref(), Some("1,Part 3, item 1"));
    assert!(listing.legal_bases.is_empty() && listing.measures.is_empty());
    let listed = listing.listed.as_ref().and_then(|claim| claim.earliest);
    assert_eq!(listed, date(2024, Some(2), Some(20)));

    let [listing] = <[_; 1]>::try_from(run.subject("jvcfor/14").designations).expect("one designation");
    assert_eq!(listing.reference.as_deref(), Some("item 14"));
    assert_eq!(
        listing.legal_bases[0].instrument,
        "Justice for Victims of Corrupt Foreign Officials Regulations (JVCFOR)"
    );
}

#[test]
fn births_keep_the_precision_of_the_source() {
    let run = translate(SAMPLE);
    let of = |id: &str| {
        let births = &run.subject(id).births;
        births
            .iter()
            .map(|claim| (claim.certainty, claim.earliest))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        of("belarus/1-part-1/1"),
        [(Certainty::Exact, date(1969, Some(6), Some(30)))]
    );
    assert_eq!(
        of("belarus/1-part-1/2"),
        [(Certainty::Exact, date(1981, None, None))]
    );
    assert_eq!(
        of("ukraine/part-1/1"),
        [(Certainty::Exact, date(1977, Some(2), None))]
    );
    assert_eq!(
        of("iran/1-part-1/9"),
        [(Certainty::Between, date(1963, None, None))]
    );
    assert_eq!(of("belarus/1-part-1/4").len(), 2);
    assert_eq!(of("russia/1-part-1-1/1").len(), 2);
    assert_eq!(of("haiti/1-part-1/1"), [(Certainty::Unstated, None)]);
    let raw = |id: &str| run.subject(id).births[0].raw.clone();
    assert_eq!(raw("russia/1-part-1/3").as_deref(), Some("Sep-79"));
    assert_eq!(raw("belarus/1-part-1/4").as_deref(), Some("1963 or 1964"));
    assert_eq!(raw("belarus/1-part-1/1"), None);
}

#[test]
fn a_ship_has_its_number_type_and_year_of_building_and_no_birth() {
    let run = translate(SAMPLE);
    let ship = run.subject("russia/1-1/1");
    assert_eq!(ship.kind, SubjectKind::Vessel);
    assert_eq!(names(&ship), ["HALCYON DRIFT"]);
    assert_eq!(
        (
            ship.identifiers[0].scheme.as_str(),
            ship.identifiers[0].value.as_str()
        ),
        ("imo", "9074729")
    );
    assert_eq!(ship.identifiers[0].note, None);
    assert!(ship.births.is_empty() && ship.person.is_none());
    let craft = ship.craft.as_ref().expect("a craft");
    assert_eq!(craft.craft_type.as_deref(), Some("Oil Tanker"));
    assert_eq!(
        craft.built.as_ref().and_then(|claim| claim.earliest),
        date(1996, None, None)
    );
    let repaired = run
        .subject("russia/1-1/4")
        .craft
        .as_ref()
        .and_then(|craft| craft.built.clone());
    let repaired = repaired.expect("a date of building");
    assert_eq!(
        (repaired.earliest, repaired.raw.as_deref()),
        (date(2010, None, None), Some("2010-00-00"))
    );
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
}

#[test]
fn titles_are_of_persons() {
    let run = translate(SAMPLE);
    let title = |id: &str| {
        run.subject(id).person.as_ref().expect("a person").titles[0]
            .text
            .clone()
    };
    assert_eq!(title("russia/1-part-1/3"), "Major General/major-général");
    assert_eq!(title("venezuela/5"), "Dr.");
}

#[test]
fn the_layout_of_2020_says_the_same_in_other_words() {
    let run = translate(SAMPLE_2020);
    assert_eq!(run.subjects.len(), 7);
    assert!(run.notices_of(NoticeKind::Unmapped).is_empty());
    assert_eq!(
        names(&run.subject("burma/1/1"))[1..],
        ["Golden Heron Gems Pte. Ltd.", "Golden Heron Limited"]
    );
    assert_eq!(
        run.subject("burma/2/1")
            .person
            .as_ref()
            .map(|person| person.titles.len()),
        Some(1)
    );
    assert_eq!(run.subject("ukraine/1/1").births.len(), 2);
    // Without a schedule, or with `N/A` for one, the id is the same in both layouts.
    for id in ["venezuela/3", "zimbabwe/84", "jvcfor/14"] {
        translate(SAMPLE).subject(id);
        assert_eq!(run.subject(id).designations[0].listed, None);
    }
    run.subjects
        .iter()
        .for_each(|subject| assert_place(subject, SAMPLE_2020));
}

#[test]
fn the_bilingual_names_of_2026_say_the_same() {
    let mut text = sample();
    for (english, bilingual) in [
        ("Country", "Country-Pays"),
        ("LastName", "LastName-NomDeFamille"),
        ("GivenName", "GivenName-Prenom"),
        ("EntityOrShip", "EntityOrShip-EntiteOuNavire"),
        ("TitleOrShip", "TitleOrShipType-TitreOuTypeDeNavire"),
        (
            "DateOfBirthOrShipBuildDate",
            "DateOfBirthOrShipBuildDate-DateDeNaissanceOuDateDeConstructionDuNavire",
        ),
        ("ShipIMONumber", "ShipIMONumber-NumeroOMIDuNavire"),
        ("Aliases", "Aliases-Alias"),
        ("Schedule", "Schedule-Annexe"),
        ("Item", "Item-NumeroDarticle"),
        ("DateOfListing", "DateOfListing-DateDinscription"),
    ] {
        let rename = |tag: &str| (format!("{tag}{english}>"), format!("{tag}{bilingual}>"));
        for (from, to) in [rename("<"), rename("</")] {
            text = text.replace(&from, &to);
        }
    }
    let (old, new) = (translate(SAMPLE), translate(text));
    assert!(new.fault().is_none(), "{:?}", new.fault());
    let without_places = |subjects: &[Subject]| -> Vec<Subject> {
        let bare = |subject: &Subject| Subject {
            sources: Vec::new(),
            ..subject.clone()
        };
        subjects.iter().map(bare).collect()
    };
    assert_eq!(without_places(&new.subjects), without_places(&old.subjects));
    assert_eq!(new.notices.len(), old.notices.len());
    let mentioned = new
        .notices
        .iter()
        .find(|notice| notice.field.starts_with("record/Aliases"));
    assert_eq!(mentioned.expect("a notice").field, "record/Aliases-Alias");
}

#[test]
fn every_notice_of_the_sample_has_a_place_a_record_and_an_excerpt() {
    let run = translate(SAMPLE);
    let refused: Vec<_> = run.notices_of(NoticeKind::RejectedValue);
    assert_eq!(refused.len(), 2, "two births that are no dates");
    for notice in &run.notices {
        assert!(
            notice.source.is_some() && notice.record_id.is_some() && notice.excerpt.is_some(),
            "{notice:?}"
        );
    }
}
