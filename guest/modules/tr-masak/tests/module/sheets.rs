//! Sheets that the samples do not have.

use dragoman_guest::dates;
use dragoman_guest::native::workbook::{archive, members_of, sheet};
use dragoman_guest::schema::{NoticeKind, SubjectKind};

use super::{list, translate};

const HEADER: [&str; 7] = [
    "Sıra No",
    "ADI SOYADI-ÜNVANI",
    "TCKN-VKN-PASAPORT NO",
    "UYRUĞU",
    "BABA ADI",
    "DOĞUM TARİHİ",
    "RESMİ GAZETE TARİH-SAYISI",
];

/// A row under it, and one without a number.
const ROW: [&str; 7] = [
    "1",
    "TAVRİN KUVANİ",
    "A9900001",
    "IRAK",
    "CAN",
    "1970",
    "07.04.2021-31447",
];
const UNNUMBERED: [&str; 7] = [
    "1",
    "TAVRİN KUVANİ",
    "",
    "IRAK",
    "CAN",
    "1970",
    "07.04.2021-31447",
];

#[test]
fn columns_are_found_in_any_order_and_however_they_are_written() {
    let row: &[&str] = &ROW;
    let swapped: Vec<&str> = row.iter().rev().copied().collect();
    let header = [
        "Resmî Gazete Tarih/Sayısı",
        "Doğum  Tarihi",
        "Baba Adı",
        "Uyruğu",
        "Tckn - Vkn - Pasaport No",
        "Adı Soyadı / Ünvanı",
        "sıra no",
    ];
    let (one, other) = (list(&[&HEADER, row]), list(&[&header, &swapped]));
    assert!(other.notices.is_empty(), "{:?}", other.notices);
    assert_eq!(one.subjects, other.subjects);
}

#[test]
fn a_column_that_is_not_known_is_said_by_its_name_and_nothing_of_it_is_taken() {
    let mut header = HEADER.to_vec();
    header.push("KARARIN KALDIRILMASI");
    let row = [&UNNUMBERED[..], &["03.05.2024"]].concat();
    let row: &[&str] = &row;
    let run = list(&[&header, row]);
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert_eq!(unmapped.len(), 1);
    assert_eq!(
        (unmapped[0].field.as_str(), unmapped[0].excerpt.as_deref()),
        ("KARARIN KALDIRILMASI", Some("03.05.2024"))
    );
}

#[test]
fn a_subject_that_two_sheets_list_is_one_with_two_listings() {
    let sheet_of = |gazette: &str| {
        let row = ["1", "TAVRİN KUVANİ", "A9900001", "IRAK", "CAN", "1970", gazette];
        sheet(&[HEADER, row].map(|row| row.map(str::to_owned).to_vec()))
    };
    let book = archive(&members_of(&[
        ("6415 m.6", sheet_of("07.04.2021-31447")),
        ("6415 m.7", sheet_of("08.04.2022-31803")),
    ]));
    let run = translate(book);
    assert_eq!(run.subjects.len(), 1);
    let subject = &run.subjects[0];
    assert_eq!(
        (
            subject.sources.len(),
            subject.names.len(),
            subject.documents.len()
        ),
        (2, 1, 1)
    );
    let listings: Vec<_> = subject
        .designations
        .iter()
        .map(|one| {
            (
                one.legal_bases[0].article.as_deref(),
                one.at,
                one.listed.as_ref().map(|day| day.at),
            )
        })
        .collect();
    assert_eq!(listings, [(Some("6"), 0, Some(0)), (Some("7"), 1, Some(1))]);
    assert_eq!(run.notices_of(NoticeKind::Remark).len(), 1);
}

#[test]
fn an_id_is_the_same_in_every_edition() {
    let row: &[&str] = &UNNUMBERED;
    let moved: &[&str] = &[
        "9",
        "TAVRİN  KUVANİ",
        "A9900001",
        "SURİYE",
        "CAN",
        "1970",
        "08.04.2022-31803",
    ];
    let other: &[&str] = &["1", "MİRA DELKAN", "", "IRAK", "CAN", "1970", "07.04.2021-31447"];
    let (before, after) = (list(&[&HEADER, row]), list(&[&HEADER, other, moved]));
    assert_eq!(before.subjects[0].id, after.named("TAVRİN KUVANİ").id);
}

#[test]
fn an_id_does_not_depend_on_how_a_day_or_the_letter_i_is_written() {
    let id = |name: &str, birth: &str| {
        let row: &[&str] = &["1", name, "", "IRAK", "CAN", birth, "07.04.2021-31447"];
        list(&[&HEADER, row]).subjects[0].id.clone()
    };
    let expected = id("TAVRİN KUVANİ", "03.05.1970");
    for (name, birth) in [
        ("TAVRİN KUVANİ", "=d25691"),
        ("Tavrin Kuvani", "3 Mayıs 1970"),
        ("TAVRIN KUVANI", "1970-05-03"),
    ] {
        assert_eq!(id(name, birth), expected, "{name} {birth}");
    }
    assert_ne!(id("TAVRİN KUVANİ", "03.05.1971"), expected);
}

#[test]
fn a_second_row_of_a_header_is_no_subject() {
    let second: &[&str] = &["", "Gerçek Kişi Soyadı Ünvanı", "", "", "Baba Adı"];
    let row: &[&str] = &UNNUMBERED;
    let run = list(&[&HEADER, second, row]);
    assert_eq!(run.subjects.len(), 1);
    assert_eq!(run.notices_of(NoticeKind::Remark).len(), 1);
    assert!(run.notices_of(NoticeKind::RejectedRecord).is_empty());
}

#[test]
fn signs_of_a_person_and_of_a_body_leave_the_kind_open() {
    let row: &[&str] = &["1", "SELKA VAKFI", "", "IRAK", "CAN", "1970", "07.04.2021-31447"];
    let run = list(&[&HEADER, row]);
    assert_eq!(run.subjects[0].kind, SubjectKind::Other);
    let kept: Vec<_> = run.subjects[0]
        .remarks
        .iter()
        .map(|remark| remark.text.as_str())
        .collect();
    assert_eq!(kept, ["CAN", "1970"]);
}

#[test]
fn lines_above_the_header_are_read_for_the_law_and_make_the_programme() {
    let row: &[&str] = &["1", "TAVRİN KUVANİ", "", "IRAK", "CAN", "1970", "=d44293"];
    let run = list(&[
        &["T.C. HAZİNE VE MALİYE BAKANLIĞI"],
        &["", "6415 sayılı Kanunun 6 ncı maddesi"],
        &HEADER,
        row,
    ]);
    let listing = &run.subjects[0].designations[0];
    assert_eq!(
        listing.programme.as_deref(),
        Some("T.C. HAZİNE VE MALİYE BAKANLIĞI 6415 sayılı Kanunun 6 ncı maddesi")
    );
    assert_eq!(listing.legal_bases[0].article.as_deref(), Some("6"));
    let listed = listing.listed.as_ref().and_then(|claim| claim.earliest);
    assert_eq!(listed, dates::date(2021, Some(4), Some(7)));
    assert!(run.notices.is_empty(), "{:?}", run.notices);
}

#[test]
fn a_placeholder_is_no_value_and_says_nothing_of_the_kind() {
    let row: &[&str] = &[
        "1",
        "SELKA GRUBU",
        "YOK",
        "Bilinmiyor",
        "YOK",
        "BİLİNMİYOR",
        "07.04.2021-31447",
    ];
    let run = list(&[&HEADER, row]);
    let subject = &run.subjects[0];
    assert_eq!(subject.kind, SubjectKind::Other);
    assert!(subject.documents.is_empty() && subject.nationalities.is_empty() && subject.remarks.is_empty());
    assert_eq!(run.notices_of(NoticeKind::Remark).len(), 4, "{:?}", run.notices);
    assert!(run.notices_of(NoticeKind::RejectedValue).is_empty());
}

#[test]
fn a_second_column_of_what_stands_once_is_kept() {
    let mut header = HEADER.to_vec();
    header.extend(["DOĞUM TARİHİ/KURULUŞ", "R.GAZETE TARİH SAYI"]);
    let row = [&ROW[..], &["03.05.1971", "08.04.2022-31803"]].concat();
    let row: &[&str] = &row;
    let run = list(&[&header, row]);
    let subject = &run.subjects[0];
    let births: Vec<_> = subject.births.iter().filter_map(|birth| birth.earliest).collect();
    assert_eq!(
        births.iter().map(|date| date.year).collect::<Vec<_>>(),
        [1970, 1971]
    );
    assert_eq!(subject.remarks[0].text, "08.04.2022-31803");
}

#[test]
fn rows_with_a_name_and_nothing_that_tells_who_it_is_are_one_only_if_they_say_the_same() {
    let row = |country| ["1", "TAVRİN KUVANİ", "", country, "", "", "07.04.2021-31447"];
    let run = list(&[&HEADER, &row("IRAK"), &row("IRAK")]);
    assert_eq!(run.subjects.len(), 1);
    let run = list(&[&HEADER, &row("IRAK"), &row("SURİYE")]);
    assert_eq!(run.subjects.len(), 2);
    assert_ne!(run.subjects[0].id, run.subjects[1].id);
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
}

#[test]
fn rows_of_one_name_and_one_year_are_one_only_if_a_parent_or_all_else_says_so() {
    let row = |numbers, country, father| {
        [
            "1",
            "TAVRİN KUVANİ",
            numbers,
            country,
            father,
            "1970",
            "07.04.2021-31447",
        ]
    };
    let count = |one: [&str; 7], other: [&str; 7]| list(&[&HEADER, &one, &other]).subjects.len();
    assert_eq!(count(row("A9900001", "IRAK", ""), row("", "SURİYE", "")), 2);
    assert_eq!(count(row("", "IRAK", ""), row("", "SURİYE", "")), 2);
    assert_eq!(
        count(row("A9900001", "IRAK", ""), row("A9900001", "SURİYE", "")),
        1
    );
    assert_eq!(count(row("", "IRAK", ""), row("", "IRAK", "")), 1);
    assert_eq!(count(row("A9900001", "IRAK", "CAN"), row("", "SURİYE", "CAN")), 1);
}

#[test]
fn a_sum_below_a_list_is_no_subject() {
    let row: &[&str] = &UNNUMBERED;
    let run = list(&[&HEADER, row, &["", "Toplam: 1"]]);
    assert_eq!(run.subjects.len(), 1);
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
}
