//! The module from outside: what it makes of the sample and of damaged files.

use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{DocumentKind, DocumentStatus, FaultKind, NoticeKind, TravelDocument};
use dragoman_guest::{build, dates};
use ua_mvs_documents::UaMvsDocuments;

/// The sample list.
const SAMPLE: &str = include_str!("../samples/mvswantedpassport_1.json");

fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<UaMvsDocuments>(&Files::one("mvswantedpassport_1.json", bytes))
}

/// The sample with the first of some words put in the place of others.
fn with(from: &str, to: &str) -> Run {
    assert!(SAMPLE.contains(from), "{from}");
    translate(SAMPLE.replacen(from, to, 1))
}

fn document<'r>(run: &'r Run, id: &str) -> &'r TravelDocument {
    let found = run.documents.iter().find(|document| document.id == id);
    found.unwrap_or_else(|| panic!("no document {id}"))
}

#[test]
fn every_record_is_a_document_at_its_place_whatever_the_size_of_reads() {
    let whole = translate(SAMPLE);
    assert_eq!(
        (whole.documents.len(), whole.notices.len()),
        (4, 0),
        "{:?}",
        whole.notices
    );
    let places: Vec<_> = whole
        .documents
        .iter()
        .map(|document| document.sources.clone())
        .collect();
    let expected: Vec<_> = (0..4)
        .map(|index| vec![build::pointer(0, format!("/{index}"))])
        .collect();
    assert_eq!(places, expected);
    let tiny = run::<UaMvsDocuments>(&Files::one("x.json", SAMPLE).read_cap(7));
    assert_eq!(tiny.documents, whole.documents);
}

#[test]
fn a_document_has_its_number_its_standing_and_its_days() {
    let run = translate(SAMPLE);
    let lost = document(&run, "9000000001");
    assert_eq!(lost.document.number.as_deref(), Some("ЯЯ 000017"));
    assert_eq!(
        (lost.document.kind, lost.document.status),
        (DocumentKind::Passport, DocumentStatus::Lost)
    );
    assert_eq!(lost.document.issuer.as_deref(), Some("UA"));
    assert_eq!(lost.document.note.as_deref(), Some("ВТРАЧЕНО"));
    assert_eq!(lost.reported, dates::iso("2031-02-05").map(dates::exact));
    let extra = [
        ("THEFT_DATA", "2031-02-03T00:00:00"),
        ("OVD", "ВИГАДАНИЙ РАЙОННИЙ ВІДДІЛ"),
    ];
    assert_eq!(
        lost.extra,
        extra.map(|(key, value)| (key.to_owned(), value.to_owned()))
    );
    let stolen = document(&run, "9000000002");
    assert_eq!(stolen.document.status, DocumentStatus::Stolen);
    let wanted = document(&run, "9000000003");
    assert_eq!(wanted.document.number.as_deref(), Some("990000019"));
    assert_eq!(wanted.document.status, DocumentStatus::Unstated);
    assert_eq!(
        document(&run, "9000000004").document.issuer.as_deref(),
        Some("RU")
    );
}

#[test]
fn words_that_are_not_known_are_kept_and_said() {
    let run = with("ВИКРАДЕНО", "ПІДМІНЕНО");
    let changed = document(&run, "9000000002");
    assert_eq!(changed.document.status, DocumentStatus::Unstated);
    assert_eq!(changed.document.note.as_deref(), Some("ПІДМІНЕНО"));
    assert_eq!(
        (run.notices[0].kind, run.notices[0].field.as_str()),
        (NoticeKind::Remark, "D_STATUS")
    );
    let run = with("ПАСПОРТ ГРОМАДЯНИНА УКРАЇНИ", "КВИТОК");
    assert_eq!(document(&run, "9000000001").document.kind, DocumentKind::Other);
    assert_eq!(
        document(&run, "9000000001").document.raw.as_deref(),
        Some("КВИТОК")
    );
}

#[test]
fn what_nobody_asks_for_and_what_lacks_an_id_is_said() {
    let run = with("\"OVD\"", "\"NEW\": 7, \"OVD\"");
    assert_eq!(
        (run.notices[0].kind, run.notices[0].field.as_str()),
        (NoticeKind::Unmapped, "/*/NEW")
    );
    let run = with("9000000002", "9000000001");
    assert_eq!(
        (run.documents.len(), run.notices[0].kind),
        (3, NoticeKind::RejectedRecord)
    );
    let run = with("\"000017\"", "null");
    assert_eq!(
        (
            document(&run, "9000000001").document.number.as_deref(),
            run.notices[0].kind
        ),
        (None, NoticeKind::RejectedValue)
    );
}

#[test]
fn what_is_no_such_list_or_not_whole_is_refused() {
    let kind = |text: &str| translate(text).fault().map(|fault| fault.kind);
    assert_eq!(kind(""), Some(FaultKind::Empty));
    let renamed = SAMPLE.replace("\"ID\":", "\"IDENTIFIER\":");
    assert_eq!(kind(&renamed), Some(FaultKind::UnknownLayout));
    assert_eq!(kind("[{\"ID\": 1, \"name\": \"Ada\"}]"), Some(FaultKind::Foreign));
    assert_eq!(kind(&SAMPLE[..20]), Some(FaultKind::Truncated));
    let none = run::<UaMvsDocuments>(&Files::default());
    assert_eq!(none.fault().map(|fault| fault.kind), Some(FaultKind::MissingPart));
}

#[test]
fn a_file_cut_off_anywhere_gives_its_whole_records_and_says_that_the_end_was_not_seen() {
    let whole = translate(SAMPLE).documents;
    let second = SAMPLE.find("9000000002").expect("a record");
    let mut most = 0;
    for cut in second..SAMPLE.trim_end().len() {
        let run = translate(&SAMPLE.as_bytes()[..cut]);
        let summary = run
            .summary()
            .unwrap_or_else(|| panic!("cut at {cut}: {:?}", run.fault()));
        assert!(!summary.end_seen, "cut at {cut}");
        assert_eq!(run.documents, whole[..run.documents.len()], "cut at {cut}");
        assert!(run.documents.len() >= most, "cut at {cut}");
        most = run.documents.len();
        assert_eq!(run.notices.len(), 1, "cut at {cut}");
        assert!(run.notices[0].message.contains("not known to be delisted"));
    }
    assert_eq!(most, whole.len());
    // The other file is read all the same.
    let second = SAMPLE.replace("90000000", "80000000");
    let files = Files::one("1.json", &SAMPLE.as_bytes()[..SAMPLE.len() - 40]).and("2.json", second);
    let run = run::<UaMvsDocuments>(&files);
    assert_eq!(run.documents.len(), 2 * whole.len() - 1);
    assert!(run.summary().is_some_and(|summary| !summary.end_seen));
}

#[test]
fn a_day_is_read_whatever_stands_first_and_words_that_are_none_are_said() {
    for text in [
        "05.02.2031",
        "05.02.2031 00:00:00",
        "2031-02-05 10:00:00",
        "05/02/2031",
        "5 лютого 2031",
    ] {
        let run = with("2031-02-05T00:00:00", text);
        assert_eq!(run.notices, [], "{text}");
        let reported = document(&run, "9000000001").reported.as_ref();
        assert_eq!(
            reported.and_then(|claim| claim.latest),
            dates::iso("2031-02-05"),
            "{text}"
        );
    }
    let run = with("2031-02-05T00:00:00", "0001-01-01T00:00:00");
    assert_eq!(run.notices[0].field, "INSERT_DATE");
    let run = with("2031-02-05T00:00:00", "невідомо");
    let said: Vec<_> = run
        .notices
        .iter()
        .map(|notice| (notice.kind, notice.field.as_str(), notice.excerpt.as_deref()))
        .collect();
    assert_eq!(
        said,
        [(NoticeKind::RejectedValue, "INSERT_DATE", Some("невідомо"))]
    );
    let reported = document(&run, "9000000001").reported.as_ref();
    assert_eq!(reported.and_then(|claim| claim.raw.as_deref()), Some("невідомо"));
}
