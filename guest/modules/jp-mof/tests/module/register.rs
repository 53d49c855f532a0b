//! The list as one table in CSV, as it has been published since 2026.

use dragoman_guest::native::Run;
use dragoman_guest::schema::{
    Certainty, FaultKind, Locator, NameForm, NameQuality, NoticeKind, PartialDate, SubjectKind,
};

use super::translate;

const HEADER: [&str; 32] = [
    "区分",
    "番号",
    "告示日付",
    "告示番号",
    "個人・団体",
    "氏名（日本語）",
    "氏名（英語）",
    "別名・別称（日本語）",
    "別名・別称（英語）",
    "旧称（日本語）",
    "旧称（英語）",
    "確定に十分でない別名（日本語）",
    "確定に十分でない別名（英語）",
    "称号（日本語）",
    "称号（英語）",
    "役職（日本語）",
    "役職（英語）",
    "生年月日",
    "出生地（日本語）",
    "出生地（英語）",
    "国籍（日本語）",
    "国籍（英語）",
    "旅券番号",
    "身分証番号",
    "住所・所在地（国）（日本語）",
    "住所・所在地（都市その他の情報）（日本語）",
    "住所・所在地（国）（英語）",
    "住所・所在地（都市その他の情報）（英語）",
    "国連参照番号",
    "リスト掲載日",
    "その他の情報",
    "外務省告示情報",
];

const PERSON: [(&str, &str); 24] = [
    ("区分", "2"),
    ("番号", "002-000960"),
    ("告示日付", "2001.9.22\n2008.6.25改訂"),
    ("告示番号", "960"),
    ("個人・団体", "個人"),
    ("氏名（日本語）", "オルラン・セルカ"),
    ("氏名（英語）", "Orlan Selka"),
    (
        "別名・別称（日本語）",
        "アブ・セルカ（出生地ケニア； 国籍ケニア）； イブン・フェリー",
    ),
    (
        "別名・別称（英語）",
        "Abu Selka (POB: Kenya; Nationality: Kenya); Ibn Ferry",
    ),
    ("旧称（英語）", "Orlan Vashti"),
    ("確定に十分でない別名（英語）", "The Ferryman"),
    ("称号（日本語）", "ムラー"),
    ("役職（英語）", "Keeper of the Harbour"),
    ("生年月日", "1963/4/11；1964年頃"),
    ("出生地（英語）", "Port Selka, Kenya"),
    ("国籍（日本語）", "ケニア"),
    ("国籍（英語）", "Kenya"),
    ("旅券番号", "X7734120"),
    ("住所・所在地（国）（英語）", "Kenya"),
    (
        "住所・所在地（都市その他の情報）（英語）",
        "2 Harbour Row, Port Selka",
    ),
    ("国連参照番号", "QDi.960"),
    ("リスト掲載日", "2001.1.25"),
    ("その他の情報", "性別：男性"),
    ("外務省告示情報", "QDi.960 Name: Orlan Selka"),
];

const BODY: [(&str, &str); 7] = [
    ("区分", "28"),
    ("番号", "028-000901"),
    ("告示日付", "2022.3.1"),
    ("告示番号", "901"),
    ("個人・団体", "団体"),
    ("氏名（英語）", "Meridian Coil Works"),
    ("国連参照番号", "see above"),
];

fn line(cells: impl IntoIterator<Item = String>) -> String {
    let quoted: Vec<String> = cells
        .into_iter()
        .map(|cell| format!("\"{}\"", cell.replace('"', "\"\"")))
        .collect();
    quoted.join(",") + "\r\n"
}

fn row(cells: &[(&str, &str)]) -> String {
    line(HEADER.map(|name| {
        let cell = cells.iter().find(|(known, _)| *known == name);
        cell.map_or("", |(_, cell)| *cell).to_owned()
    }))
}

fn list(rows: &[String]) -> String {
    format!("\u{feff}{}{}", line(HEADER.map(str::to_owned)), rows.concat())
}

fn day(year: u16, month: u8, day: u8) -> Option<PartialDate> {
    Some(PartialDate {
        year,
        month: Some(month),
        day: Some(day),
    })
}

#[test]
fn an_entry_keeps_the_id_that_it_has_in_the_workbook() {
    let run = translate(list(&[row(&PERSON), row(&BODY)]));
    let ids: Vec<_> = run.subjects.iter().map(|subject| subject.id.as_str()).collect();
    assert_eq!(ids, ["2/960", "28/901"]);
    let kinds: Vec<_> = run.subjects.iter().map(|subject| subject.kind).collect();
    assert_eq!(kinds, [SubjectKind::Person, SubjectKind::Organization]);
    let Locator::Row(range) = run.subject("28/901").sources.remove(0) else {
        panic!("no row");
    };
    assert_eq!((range.sheet.as_deref(), range.first), (None, 3));
    assert!(run.summary().expect("a summary").end_seen);
}

#[test]
fn every_column_of_the_table_says_what_it_is() {
    let run = translate(list(&[row(&PERSON)]));
    let found = run.subject("2/960");
    let names: Vec<_> = found
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.quality))
        .collect();
    for (full, form, quality) in [
        ("Orlan Selka", NameForm::Primary, NameQuality::Unstated),
        ("オルラン・セルカ", NameForm::Spelling, NameQuality::Unstated),
        ("アブ・セルカ", NameForm::Alias, NameQuality::Unstated),
        ("イブン・フェリー", NameForm::Alias, NameQuality::Unstated),
        ("Abu Selka", NameForm::Alias, NameQuality::Unstated),
        ("Ibn Ferry", NameForm::Alias, NameQuality::Unstated),
        ("Orlan Vashti", NameForm::Former, NameQuality::Unstated),
        ("The Ferryman", NameForm::Alias, NameQuality::Weak),
    ] {
        assert!(
            names.contains(&(full, form, quality)),
            "{full} is not in {names:?}"
        );
    }
    assert_eq!(names.len(), 8, "{names:?}");
    let births: Vec<_> = found
        .births
        .iter()
        .map(|claim| (claim.earliest, claim.certainty))
        .collect();
    let about = PartialDate {
        year: 1964,
        month: None,
        day: None,
    };
    assert_eq!(
        births,
        [
            (day(1963, 4, 11), Certainty::Exact),
            (Some(about), Certainty::Circa)
        ]
    );
    let nationalities: Vec<_> = found
        .nationalities
        .iter()
        .map(|claim| (claim.code.as_deref(), claim.raw.as_deref(), claim.note.as_deref()))
        .collect();
    assert_eq!(nationalities, [(Some("KE"), Some("ケニア"), Some("Kenya"))]);
    assert_eq!(found.documents[0].number.as_deref(), Some("X7734120"));
    let addresses: Vec<_> = found
        .addresses
        .iter()
        .map(|place| (place.raw.as_deref(), place.country.as_deref()))
        .collect();
    assert_eq!(
        addresses,
        [(Some("2 Harbour Row, Port Selka, Kenya"), Some("KE"))]
    );
    let identifiers: Vec<_> = found
        .identifiers
        .iter()
        .map(|identifier| (identifier.scheme.as_str(), identifier.value.as_str()))
        .collect();
    assert!(identifiers.contains(&("un-ref", "QDi.960")), "{identifiers:?}");
    let designation = &found.designations[0];
    assert_eq!(
        designation.listed.as_ref().and_then(|claim| claim.earliest),
        day(2001, 9, 22)
    );
    assert_eq!(designation.amended.len(), 1);
    assert_eq!(designation.note.as_deref(), Some("区分: 2"));
    let listed = found.designations[1].listed.as_ref();
    assert_eq!(listed.and_then(|claim| claim.earliest), day(2001, 1, 25));
    let remarks: Vec<_> = found.remarks.iter().map(|remark| remark.text.as_str()).collect();
    assert!(remarks.contains(&"QDi.960 Name: Orlan Selka"), "{remarks:?}");
    assert_eq!(found.extra, [("番号".to_owned(), "002-000960".to_owned())]);
    let person = found.person.as_ref().expect("a person");
    assert_eq!((person.titles.len(), person.positions.len()), (1, 1));
    let unmapped = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::Unmapped);
    assert_eq!(unmapped.count(), 0);
}

#[test]
fn what_is_no_reference_of_the_united_nations_stays_as_words() {
    let run = translate(list(&[row(&BODY)]));
    let found = run.subject("28/901");
    assert!(
        found
            .identifiers
            .iter()
            .all(|identifier| identifier.scheme != "un-ref")
    );
    assert_eq!(found.remarks[0].text, "see above");
    assert!(run.notices.iter().any(|notice| notice.field == "国連参照番号"));
}

#[test]
fn columns_may_stand_in_another_order_and_others_may_be_added() {
    let (mut turned, mut plain) = (String::new(), String::new());
    for cells in [None, Some(&PERSON[..]), Some(&BODY[..])] {
        let of = |name: &str| match cells {
            None => name.to_owned(),
            Some(cells) => {
                let cell = cells.iter().find(|(known, _)| *known == name);
                cell.map_or("", |(_, cell)| *cell).to_owned()
            }
        };
        let added = if cells.is_none() { "備考" } else { "x" };
        turned += &line(HEADER.iter().rev().map(|name| of(name)).chain([added.to_owned()]));
        plain += &line(HEADER.iter().map(|name| of(name)));
    }
    let (turned, plain) = (translate(turned), translate(plain));
    let count = |run: &Run| {
        run.subjects
            .iter()
            .map(|subject| subject.names.len())
            .sum::<usize>()
    };
    assert_eq!((turned.subjects.len(), count(&turned)), (2, count(&plain)));
    let added = turned.notices.iter().find(|notice| notice.field == "備考");
    assert_eq!(
        added.map(|notice| (notice.kind, notice.count)),
        Some((NoticeKind::Unmapped, 2))
    );
}

#[test]
fn rows_without_a_number_or_with_one_twice_are_left_out_and_said() {
    let nameless = [("区分", "2"), ("個人・団体", "個人"), ("氏名（英語）", "Nobody")];
    let run = translate(list(&[row(&PERSON), row(&PERSON), row(&nameless), row(&BODY)]));
    assert_eq!(run.subjects.len(), 2);
    let rejected = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::RejectedRecord);
    assert_eq!(rejected.count(), 2);
}

#[test]
fn a_table_that_lacks_the_names_is_a_fault_and_one_that_is_cut_off_gives_its_whole_rows() {
    let text = list(&[row(&PERSON), row(&BODY)]);
    let fault = |text: &str| translate(text).fault().map(|fault| fault.kind);
    assert_eq!(
        fault(&text.replace("氏名（英語）", "英文氏名")),
        Some(FaultKind::UnknownLayout)
    );
    assert_eq!(
        fault(&text.replace("\"番号\"", "\"通し番号\"")),
        Some(FaultKind::UnknownLayout)
    );
    let cut = translate(&text[..text.find("Meridian").expect("a name")]);
    assert!(!cut.summary().expect("a summary").end_seen);
    assert_eq!(cut.subjects, translate(text.as_str()).subjects[..1]);
    let told = |run: &Run| {
        let said = run.notices_of(NoticeKind::Remark);
        said.iter()
            .any(|notice| notice.message.contains("not known to be delisted"))
    };
    assert!(told(&cut));
    let first = text.find("\n").expect("a header") + 20;
    assert_eq!(fault(&text[..first]), Some(FaultKind::Truncated));
    let run = translate(text.trim_end());
    assert!(!run.summary().expect("a summary").end_seen);
    let mut bytes = text.into_bytes();
    let last = bytes.len() - 10;
    bytes[last] = 0xFF;
    assert_eq!(
        translate(bytes).fault().map(|fault| fault.kind),
        Some(FaultKind::Encoding)
    );
}
