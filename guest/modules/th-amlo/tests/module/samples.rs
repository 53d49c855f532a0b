//! The sample pages.

use dragoman_guest::dates;
use dragoman_guest::native::run;
use dragoman_guest::schema::{
    Calendar, Certainty, DesignationStatus, DocumentKind, NameForm, NoticeKind, PartialDate, SubjectKind,
    SubjectStatus,
};
use th_amlo::ThAmlo;

use super::{LISTS, PAGES, all, edition, translate};

fn day(year: u16, month: u8, day: u8) -> Option<PartialDate> {
    dates::date(year, Some(month), Some(day))
}

#[test]
fn a_row_and_the_page_behind_it_are_one_subject() {
    let whole = all();
    assert_eq!(whole.subjects.len(), 11);
    let orlan = whole.named("ORLAN VESHTI");
    assert_eq!((orlan.sources.len(), orlan.links.len()), (2, 1));
    assert_eq!(
        (orlan.links[0].url.as_str(), orlan.links[0].at),
        ("https://aps.amlo.go.th/aps/public/thailandlist/detail/99001", 1)
    );
    let summary = whole.summary().expect("a summary");
    assert_eq!((summary.published, summary.end_seen), (day(2026, 10, 1), true));
    assert!(
        whole.notices_of(NoticeKind::Unmapped).is_empty(),
        "{:?}",
        whole.notices
    );
    let tiny = run::<ThAmlo>(&edition(LISTS.into_iter().chain(PAGES)).read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
}

#[test]
fn an_id_is_the_same_by_a_row_by_a_page_and_by_both() {
    let (rows, pages, both) = (translate(LISTS), translate(PAGES), all());
    assert_eq!((rows.subjects.len(), pages.subjects.len()), (11, 8));
    for name in [
        "ORLAN VESHTI",
        "BRAVA OLMI",
        "มีรา เดลกัน",
        "BEHRUZ KUVANI SELKA",
        "SELKA BRIGADES",
    ] {
        let ids = [&rows, &pages, &both].map(|run| run.named(name).id);
        assert!(ids[0] == ids[1] && ids[1] == ids[2], "{name}: {ids:?}");
    }
    let mixed = PAGES.into_iter().chain(LISTS);
    let mut ids = [&both, &translate(mixed)].map(|run| {
        let ids = run.subjects.iter().map(|subject| subject.id.clone());
        ids.collect::<Vec<_>>()
    });
    ids.iter_mut().for_each(|ids| ids.sort());
    assert_eq!(ids[0], ids[1]);
}

#[test]
fn all_that_a_page_says_is_there() {
    let run = all();
    let orlan = run.named("ORLAN VESHTI");
    let names: Vec<_> = orlan
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.script.as_deref()))
        .collect();
    assert_eq!(
        names,
        [
            ("ORLAN VESHTI", NameForm::Primary, Some("Latn")),
            ("ออร์ลัน เวชตี", NameForm::Spelling, Some("Thai")),
            ("ORLAN DEMIREL", NameForm::Alias, Some("Latn")),
            ("กะลาสี", NameForm::Alias, Some("Thai"))
        ]
    );
    assert_eq!(orlan.kind, SubjectKind::Person);
    assert_eq!(orlan.births[0].earliest, day(1981, 12, 18));
    assert_eq!(orlan.nationalities[0].code.as_deref(), Some("TH"));
    assert_eq!((orlan.addresses.len(), orlan.contacts.len()), (2, 2));
    let documents: Vec<_> = orlan
        .documents
        .iter()
        .map(|one| (one.kind, one.number.as_deref(), one.issuer.as_deref()))
        .collect();
    assert_eq!(
        documents,
        [
            (DocumentKind::NationalId, Some("9990100000016"), Some("TH")),
            (DocumentKind::Passport, Some("A9900001"), None),
            (DocumentKind::Passport, Some("A9900002"), None)
        ]
    );
    let listing = &orlan.designations[0];
    assert_eq!(listing.programme.as_deref(), Some("Section 7 (Thailand List)"));
    assert_eq!(listing.reference.as_deref(), Some("001/2556"));
    assert_eq!(
        (listing.authority.as_deref(), listing.note.as_deref()),
        (None, None)
    );
}

#[test]
fn years_of_the_buddhist_era_are_converted_and_their_words_kept() {
    let run = all();
    let brava = &run.named("BRAVA OLMI").births[0];
    assert_eq!(
        (brava.earliest, brava.calendar),
        (day(1970, 3, 7), Calendar::Buddhist)
    );
    assert_eq!(brava.raw.as_deref(), Some("๗ มีนาคม พ.ศ. ๒๕๑๓"));
    let tavrin = &run.named("TAVRIN KUVANI").births[0];
    assert_eq!(tavrin.earliest, dates::date(1957, None, None));
    let listed = run.named("SELKA BRIGADES").designations[0].listed.clone();
    assert_eq!(listed.and_then(|claim| claim.earliest), day(2015, 10, 6));
    // A year that nobody can be born in, and a month that two years have.
    for (name, words) in [("RASHID MANTERI", "พ.ศ. 2799"), ("มีรา เดลกัน", "2 ก.พ. 2470")]
    {
        let birth = &run.named(name).births[0];
        assert_eq!(
            (birth.earliest, birth.certainty),
            (None, Certainty::Unstated),
            "{name}"
        );
        assert_eq!(birth.raw.as_deref(), Some(words));
    }
}

#[test]
fn numbered_parts_are_of_one_name_on_the_list_of_the_united_nations_alone() {
    let run = all();
    let behruz = run.named("BEHRUZ KUVANI SELKA");
    let parts: Vec<_> = behruz.names[0]
        .parts
        .iter()
        .map(|part| part.text.as_str())
        .collect();
    assert_eq!(parts, ["BEHRUZ", "KUVANI", "SELKA"]);
    assert_eq!(behruz.names[1].full, "เบห์รุซ กูวานี เซลกา");
    assert_eq!(behruz.names[2].full, "Abu Selka");
    let rashid = run.named("RASHID MANTERI");
    assert_eq!(rashid.names[1].full, "1. ราชิด มันเตรี 2. ราชิด เซลกา");
    assert!(rashid.names[1].parts.is_empty());
}

#[test]
fn a_listing_of_the_united_nations_has_its_reference_and_its_group() {
    let run = all();
    let behruz = run.named("BEHRUZ KUVANI SELKA");
    assert_eq!(
        (
            behruz.identifiers[0].scheme.as_str(),
            behruz.identifiers[0].value.as_str()
        ),
        ("un-ref", "QDi.990")
    );
    let listing = &behruz.designations[0];
    assert_eq!(listing.programme.as_deref(), Some("Section 6 (UN List)"));
    assert_eq!(listing.note.as_deref(), Some("group: ISIL & Al-Qaida"));
    let births: Vec<_> = behruz.births.iter().map(|claim| claim.certainty).collect();
    assert_eq!(births, [Certainty::Exact, Certainty::Circa]);
    let passports: Vec<_> = behruz
        .documents
        .iter()
        .filter(|one| one.kind == DocumentKind::Passport)
        .map(|one| (one.number.as_deref(), one.issuer.as_deref()))
        .collect();
    assert_eq!(passports, [(Some("990062"), Some("JO")), (Some("J990063"), None)]);
    assert_eq!(run.named("SELKA BRIGADES").kind, SubjectKind::Organization);
    assert_eq!(run.named("SELKA BRIGADES").addresses.len(), 2);
}

#[test]
fn a_number_of_which_a_list_shows_a_part_is_no_number_but_tells_rows_apart() {
    let run = all();
    let tavrins: Vec<_> = run
        .subjects
        .iter()
        .filter(|subject| subject.names[0].full == "TAVRIN KUVANI")
        .collect();
    // One has a page, which is of the row whose digits fit; the other is known by its row alone.
    assert_eq!(tavrins.len(), 2);
    assert_eq!((tavrins[0].sources.len(), tavrins[1].sources.len()), (2, 1));
    let shown = &tavrins[1].documents[0];
    assert_eq!(
        (shown.number.as_deref(), shown.raw.as_deref()),
        (None, Some("XXXX50000XXXX"))
    );
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
}

#[test]
fn what_was_not_understood_is_said_and_kept() {
    let run = all();
    let rejected: Vec<_> = run
        .notices_of(NoticeKind::RejectedValue)
        .into_iter()
        .filter_map(|notice| notice.excerpt.as_deref())
        .collect();
    assert_eq!(rejected, ["2 ก.พ. 2470", "พ.ศ. 2799"]);
    let remarks: Vec<_> = run
        .notices_of(NoticeKind::Remark)
        .into_iter()
        .map(|notice| (notice.message.as_str(), notice.count))
        .filter(|(message, _)| !message.contains("text of the page"))
        .collect();
    assert_eq!(
        remarks,
        [
            ("its check digit does not hold: it was kept as it stands", 1),
            (
                "no page, or more than one, is of the names of this row; it was taken by itself",
                3
            ),
            ("a placeholder for what is not known; it was left out", 1),
            ("a placeholder for what is not known; it was left out", 1),
            ("a row says nothing; lists end with such a row", 1)
        ]
    );
    let rashid = run.named("RASHID MANTERI");
    assert_eq!(rashid.status, SubjectStatus::Delisted);
    assert_eq!(rashid.designations[0].status, DesignationStatus::Delisted);
    assert_eq!(
        rashid.designations[0].note.as_deref(),
        Some("status: Designation revoked")
    );
    assert_eq!(rashid.nationalities[0].code, None);
}
