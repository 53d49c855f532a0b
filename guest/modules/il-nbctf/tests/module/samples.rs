//! The sample lists.

use dragoman_guest::dates;
use dragoman_guest::native::run;
use dragoman_guest::schema::{
    ContactKind, DesignationStatus, DocumentKind, Locator, NameForm, NoticeKind, RelationTarget, SubjectKind,
    SubjectStatus,
};
use il_nbctf::IlNbctf;

use super::{INDIVIDUALS, ORGANIZATIONS, files, translate, with};

#[test]
fn every_line_below_the_english_header_is_a_subject_at_its_place() {
    let whole = translate();
    let rows = |text: &str| text.matches("<Row ").count() - 2;
    // The last line of the organisations is blank.
    assert_eq!(whole.subjects.len(), rows(INDIVIDUALS) + rows(ORGANIZATIONS) - 1);
    for subject in &whole.subjects {
        let [Locator::Bytes(range)] = subject.sources.as_slice() else {
            panic!("{} has not one source in bytes", subject.id);
        };
        let file = [INDIVIDUALS, ORGANIZATIONS][range.part as usize];
        let text = &file[range.start as usize..range.end as usize];
        assert!(text.starts_with("<Row ") && text.ends_with("</Row>"));
        let number = subject.id.split('-').next_back().expect("a number");
        assert!(text.contains(&format!(">{number}<")));
    }
    assert!(whole.notices_of(NoticeKind::Unmapped).is_empty());
    let tiny = run::<IlNbctf>(&files(INDIVIDUALS, ORGANIZATIONS).read_cap(7));
    assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
    // In the other order.
    let turned = run::<IlNbctf>(&files(ORGANIZATIONS, INDIVIDUALS));
    assert_eq!(turned.subjects.len(), whole.subjects.len());
    assert_eq!(turned.subjects[0].kind, SubjectKind::Organization);
}

#[test]
fn an_individual_has_its_names_in_three_languages() {
    let orlan = translate().subject("individual-901");
    let names: Vec<_> = orlan
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.language.as_deref()))
        .collect();
    let original = NameForm::OriginalScript;
    assert_eq!(
        names,
        [
            ("ORLAN DEMIREL", NameForm::Primary, Some("en")),
            ("אורלן דמירל", original, Some("he")),
            ("أورلان دميرل", original, Some("ar")),
        ]
    );
    let births: Vec<_> = orlan.births.iter().map(|birth| birth.earliest).collect();
    assert_eq!(
        births,
        [dates::date(1970, Some(2), Some(1)), dates::date(1971, None, None)]
    );
    let documents: Vec<_> = orlan
        .documents
        .iter()
        .map(|held| (held.kind, held.number.as_deref()))
        .collect();
    assert_eq!(
        documents,
        [
            (DocumentKind::NationalId, Some("999456782")),
            (DocumentKind::Passport, Some("A9234567"))
        ]
    );
    assert_eq!(orlan.nationalities.len(), 2);
    // By Israel, and abroad.
    let programmes: Vec<_> = orlan
        .designations
        .iter()
        .map(|held| held.programme.as_deref())
        .collect();
    assert_eq!(programmes, [Some("הכרזה לדוגמה"), Some("Selka Sanctions")]);
    assert_eq!(
        orlan.designations[0].authority.as_deref(),
        Some("Minister of Defense / שר הביטחון")
    );
}

#[test]
fn a_cancelled_designation_is_one_that_ended() {
    let cancelled = translate().subject("individual-902");
    assert_eq!(cancelled.status, SubjectStatus::Delisted);
    // The only name is in Arabic.
    assert_eq!(cancelled.names[0].form, NameForm::Primary);
    let designation = &cancelled.designations[0];
    assert_eq!(designation.status, DesignationStatus::Delisted);
    let day = designation.delisted.as_ref().and_then(|day| day.earliest);
    assert_eq!(day, dates::date(2020, Some(1), Some(1)));
    assert_eq!(
        translate().subject("individual-901").status,
        SubjectStatus::Active
    );
}

#[test]
fn an_organization_has_its_particulars() {
    let run = translate();
    let fund = run.subject("organization-907");
    let names: Vec<_> = fund
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form))
        .collect();
    let (alias, original) = (NameForm::Alias, NameForm::OriginalScript);
    assert_eq!(
        names,
        [
            ("SELKA FUND", NameForm::Primary),
            ("SELKA-FUND LTD", alias),
            ("Heron Fund", alias),
            ("קרן סלקה", original),
            ("הקרן", alias),
            ("صندوق سلكا", original)
        ]
    );
    let kinds: Vec<_> = fund.contacts.iter().map(|held| held.kind).collect();
    assert_eq!(
        kinds,
        [ContactKind::Phone, ContactKind::Email, ContactKind::Website]
    );
    // A column without a name keeps what it says.
    assert!(fund.remarks.iter().any(|remark| remark.text == "+254 99 000 112"));
    assert_eq!(
        fund.designations[0].note.as_deref(),
        Some("temporary designation")
    );
    assert_eq!(fund.designations[0].reason.as_deref(), Some("Funds the ferrymen"));
    let targets: Vec<_> = fund.relations.iter().map(|relation| &relation.target).collect();
    assert!(matches!(targets[0], RelationTarget::Id(id) if id == "organization-908"));
    assert!(matches!(targets[1], RelationTarget::Text(words) if words.ends_with("not in the file")));
    let front = run.subject("organization-908");
    assert_eq!(front.names[0].language.as_deref(), Some("he"));
    let listed = front.designations[0]
        .listed
        .as_ref()
        .and_then(|listed| listed.raw.as_deref());
    assert_eq!(listed, Some("1/1/67"));
}

#[test]
fn what_is_not_understood_is_said() {
    let run = translate();
    let fields: Vec<_> = run
        .notices_of(NoticeKind::RejectedValue)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["d_o_b", "date_of_permenant_designation"]);
    assert_eq!(run.notices_of(NoticeKind::Remark).len(), 1);
}

#[test]
fn lines_that_cannot_be_used_are_left_out_and_the_others_kept() {
    let all = translate().subjects.len();
    let run = with("برافا أولمي", "----");
    assert_eq!(
        (
            run.subjects.len(),
            run.notices_of(NoticeKind::RejectedRecord).len()
        ),
        (all - 1, 1)
    );
    // A number that another line has does not lose anybody.
    let run = with(">902<", ">901<");
    assert_eq!(run.subjects.len(), all);
    assert_eq!(run.notices_of(NoticeKind::Repaired).len(), 1);
    assert!(run.subjects[1].id.starts_with("content-"));
    let run = with(">902<", ">---<");
    assert_eq!(run.subjects.len(), all);
}

#[test]
fn a_column_that_an_edition_adds_and_a_comment_are_notices() {
    let run = with("Additional information<", "Shoe size<");
    let fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["shoe_size"]);
    let run = with(
        "</Data></Cell>",
        "</Data><Comment><Data>see below</Data></Comment></Cell>",
    );
    let fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|notice| notice.field.clone())
        .collect();
    assert_eq!(fields, ["Workbook/Worksheet/Table/Row/Cell/Comment/Data"]);
}

#[test]
fn a_text_with_looks_of_its_own_and_a_sheet_beside_are_no_trouble() {
    let run = with(
        "<Data ss:Type=\"String\">1: ORLAN 2: DEMIREL 3: na</Data>",
        "<Data ss:Type=\"String\"><B>ORLAN</B></Data>",
    );
    assert_eq!(run.subject("individual-901").names[0].full, "ORLAN");
    let sheet = "<Worksheet><Table><Row><Cell><Data>notes</Data></Cell></Row></Table></Worksheet></Workbook>";
    let run = with("</Workbook>", sheet);
    assert!(
        run.notices_of(NoticeKind::Remark)
            .iter()
            .any(|notice| notice.field == "Workbook/Worksheet")
    );
}
