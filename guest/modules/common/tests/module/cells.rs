//! Cells that nobody understands: said by sheet, cell and title, and what stands beside them is kept.

use common::Common;
use dragoman_guest::native::{Files, Run, run, workbook};
use dragoman_guest::schema::{DesignationStatus, NoticeKind, SubjectKind, SubjectStatus};

use super::{said, translate};

/// A workbook with one sheet of subjects.
fn subjects(rows: &[&[&str]]) -> Run {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect())
        .collect();
    let sheets = [("Subjects", workbook::sheet(&rows))];
    run::<Common>(&Files::one(
        "form.xlsx",
        workbook::archive(&workbook::members_of(&sheets)),
    ))
}

/// What is said of a row with one column more than it needs.
fn of(title: &str, cell: &str) -> (Run, String) {
    let run = subjects(&[&["ID", "Kind", "Name", title], &["1", "person", "Ada BETA", cell]]);
    let about = said(&run);
    let found: Vec<_> = about
        .iter()
        .filter(|message| !message.contains("no sheet About"))
        .collect();
    assert_eq!(found.len(), 1, "{title} {cell}: {about:?}");
    let message = (**found[0]).to_owned();
    (run, message)
}

#[test]
fn a_cell_is_named_by_sheet_cell_and_title_with_its_words_and_what_to_write() {
    let (run, message) = of("Date of birth", "sometime in spring");
    assert_eq!(
        message,
        "sheet Subjects, cell D2 (Date of birth): \"sometime in spring\" is no date that is understood; it was kept in these \
         words. Write 1970-05-03, 1970-05 or 1970; also about 1970, before 1970, after 1970, between 1968 and 1970"
    );
    let ada = run.subject("1");
    assert_eq!(ada.births[0].raw.as_deref(), Some("sometime in spring"));
    assert_eq!(ada.births[0].earliest, None);
}

#[test]
fn a_date_that_can_be_read_in_one_way_alone_is_read_and_one_of_two_ways_is_told() {
    for (cell, day) in [
        ("31.12.1970", (12, 31)),
        ("12/31/1970", (12, 31)),
        ("3 May 1970", (5, 3)),
        ("5.5.1970", (5, 5)),
    ] {
        let run = subjects(&[
            &["ID", "Kind", "Name", "Date of birth"],
            &["1", "person", "Ada BETA", cell],
        ]);
        let birth = &run.subject("1").births[0];
        let date = birth.earliest.expect("a date");
        assert_eq!(
            (date.year, date.month, date.day),
            (1970, Some(day.0), Some(day.1)),
            "{cell}"
        );
        assert_eq!((birth.earliest, birth.raw.as_deref()), (birth.latest, Some(cell)));
        assert!(run.notices_of(NoticeKind::RejectedValue).is_empty(), "{cell}");
    }
    for (cell, said) in [
        ("03.05.1970", "can be read as two dates"),
        ("03/05/1970", "can be read as two dates"),
        ("31.12.70", "is no date that is understood"),
        ("31.13.1970", "is no date that is understood"),
    ] {
        let (run, message) = of("Date of birth", cell);
        assert!(message.contains(said), "{message}");
        let birth = &run.subject("1").births[0];
        assert_eq!(
            (birth.earliest, birth.latest, birth.raw.as_deref()),
            (None, None, Some(cell))
        );
    }
    let (_, message) = of("Issued on", "31.12.1970");
    assert!(message.starts_with("the form has no such column"), "{message}");
}

#[test]
fn a_column_that_stands_twice_is_called_that_and_the_first_is_read() {
    let (run, message) = of("Name", "Eve BETA");
    assert!(
        message.starts_with("the column stands there twice; the first was read"),
        "{message}"
    );
    assert_eq!(run.subject("1").names[0].full, "Ada BETA");
    let (_, message) = of("Passport", "X1234567");
    assert!(message.starts_with("the form has no such column"), "{message}");
}

#[test]
fn what_is_not_understood_is_said_and_the_row_is_kept() {
    for (title, cell, said) in [
        ("Gender", "unknown", "\"unknown\" is none of female, male, other"),
        (
            "Nationality",
            "Ruritania",
            "\"Ruritania\" is no country that is known; it was kept in these words",
        ),
        ("Height in cm", "tall", "\"tall\" is no number above 0"),
        ("Height in cm", "-3", "\"-3\" is no number above 0"),
        (
            "Identity documents",
            "X1234567",
            "it does not say what document this is",
        ),
        (
            "Identity documents",
            "passport: X1, FR, mended",
            "\"mended\" of a document was not understood",
        ),
        (
            "Other numbers",
            "771234",
            "it does not say what sort of number this is",
        ),
        (
            "Addresses",
            "a | b | c | d | e | f",
            "an address with | has five pieces",
        ),
        (
            "Addresses",
            "a | b | | | Ruritania",
            "\"Ruritania\" is no country that is known",
        ),
        ("Relations", "family: 1", "it leads to the row's own ID"),
        ("Pictures", "17.jpg", "it is no web address"),
        ("Warrant", "W-1", "the column for that says none"),
        ("On meeting", "embrace", "the column for that says none"),
        ("Flag", "FR", "only a vessel, an aircraft or a vehicle has this"),
        ("Legal form", "club", "only an organization has this"),
        ("Listed on", "2024-13-01", "is no date that is understood"),
        (
            "Legal bases",
            "| art. 3",
            "there is no law, decree or resolution before the |",
        ),
        ("Other names", "[weak]", "there is no name before the brackets"),
    ] {
        let (run, message) = of(title, cell);
        assert!(
            message.starts_with(&format!("sheet Subjects, cell D2 ({title}): ")),
            "{message}"
        );
        assert!(message.contains(said), "{said}: {message}");
        assert_eq!(run.subject("1").names[0].full, "Ada BETA");
    }
}

#[test]
fn good_values_beside_a_bad_one_in_the_same_cell_are_kept() {
    let (run, _) = of("Nationality", "FR; Ruritania; Kenya");
    let codes: Vec<_> = run
        .subject("1")
        .nationalities
        .into_iter()
        .map(|claim| claim.code)
        .collect();
    assert_eq!(codes, [Some("FR".into()), None, Some("KE".into())]);
    let (run, _) = of("Date of birth", "1970; spring");
    assert_eq!(run.subject("1").births.len(), 2);
}

#[test]
fn a_row_whose_marking_is_not_understood_is_left_out() {
    for (title, cell) in [
        ("Traffic light", "purple"),
        ("Releasable to", "FR; Ruritania"),
        ("Ask before passing on", "perhaps"),
        ("Keep until", "2027"),
        ("Keep until", "next year"),
    ] {
        let (run, message) = of(title, cell);
        assert!(run.subjects.is_empty());
        assert!(
            message.ends_with("who may see the row is not certain, so the row was left out"),
            "{message}"
        );
        assert!(
            run.notices
                .iter()
                .any(|notice| notice.kind == NoticeKind::RejectedRecord)
        );
    }
}

#[test]
fn a_row_that_may_or_may_not_be_in_force_is_left_out() {
    for (title, cell) in [
        ("Status", "dormant"),
        ("Standing of the listing", "archived"),
        ("Delisted on", "soon"),
    ] {
        let (run, message) = of(title, cell);
        assert!(run.subjects.is_empty(), "{title}: {cell}");
        assert!(
            message.ends_with("whether the row is in force is not certain, so the row was left out"),
            "{message}"
        );
        assert_eq!(
            run.notices.last().map(|notice| notice.kind),
            Some(NoticeKind::RejectedRecord)
        );
    }
}

#[test]
fn a_listing_that_has_ended_ends_what_is_not_said_to_be_in_force() {
    use {DesignationStatus as Listing, SubjectStatus as Status};
    for (status, standing, delisted, basis, of_subject, of_listing) in [
        ("", "", "2026-01-05", "", Status::Delisted, Listing::Delisted),
        ("", "delisted", "", "", Status::Delisted, Listing::Delisted),
        ("", "delisted", "soon", "", Status::Delisted, Listing::Delisted),
        ("active", "", "2026-01-05", "", Status::Active, Listing::Delisted),
        ("", "active", "2026-01-05", "", Status::Active, Listing::Active),
        ("", "", "2026-01-05", "wanted", Status::Active, Listing::Delisted),
        ("", "expired", "", "", Status::Delisted, Listing::Expired),
        ("", "Expired", "", "wanted", Status::Active, Listing::Expired),
        ("active", "expired", "", "", Status::Active, Listing::Expired),
        ("", "suspended", "", "", Status::Suspended, Listing::Suspended),
        ("", "suspended", "", "wanted", Status::Active, Listing::Suspended),
        ("expired", "", "", "", Status::Delisted, Listing::Delisted),
        ("delisted", "", "", "", Status::Delisted, Listing::Delisted),
        ("delisted", "", "", "wanted", Status::Delisted, Listing::Delisted),
        ("delisted", "active", "", "", Status::Delisted, Listing::Active),
        ("suspended", "", "", "", Status::Suspended, Listing::Active),
        ("", "", "", "", Status::Active, Listing::Active),
    ] {
        let row = ["1", "person", "Ada BETA", "x", status, standing, delisted, basis];
        let titles = [
            "ID",
            "Kind",
            "Name",
            "Reason",
            "Status",
            "Standing of the listing",
            "Delisted on",
            "Police interest",
        ];
        let run = subjects(&[&titles, &row]);
        let ada = run.subject("1");
        assert_eq!(
            (ada.status, ada.designations[0].status),
            (of_subject, of_listing),
            "{row:?}"
        );
    }
}

#[test]
fn a_row_without_what_it_must_have_is_left_out_and_the_others_are_kept() {
    let run = subjects(&[
        &["ID", "Kind", "Name"],
        &["1", "person", "Ada BETA"],
        &["", "person", "Ida GAMMA"],
        &["", "", ""],
        &["3", "", "Eda DELTA"],
        &["1", "person", "Oda EPSILON"],
        &["5", "unicorn", "Uda ZETA"],
    ]);
    let messages = said(&run);
    for message in [
        "sheet Subjects, cell A3 (ID): it is not filled in, so the row was left out",
        "sheet Subjects, cell B5 (Kind): it is not filled in, so the row was left out",
        "sheet Subjects, cell A6 (ID): \"1\" is the ID of a row above, so the row was left out",
        "sheet Subjects, cell B7 (Kind): \"unicorn\" is none of person, organization, vessel, aircraft, vehicle, other",
    ] {
        assert!(messages.contains(&message), "{message}: {messages:?}");
    }
    assert_eq!(run.subjects.len(), 2);
    assert_eq!(run.subject("5").kind, SubjectKind::Other);
}

#[test]
fn a_relation_to_a_row_that_was_left_out_keeps_its_words() {
    let run = subjects(&[
        &["ID", "Kind", "Name", "Relations", "Traffic light"],
        &["1", "person", "Ada BETA", "family: 2", ""],
        &["2", "person", "Ida BETA", "", "purple"],
    ]);
    let target = format!("{:?}", run.subject("1").relations[0].target);
    assert!(target.contains("Text(\"2\")"), "{target}");
}

#[test]
fn columns_and_sheets_of_somebodys_own_are_said() {
    let rows = [
        ["ID", "Kind", "Name", "Shoe size"],
        ["1", "person", "Ada BETA", "38"],
    ];
    let rows = rows.map(|row| row.map(str::to_owned).to_vec());
    let sheets = [
        ("Instructions", workbook::sheet(&[vec!["anything".into()]])),
        ("Subjects", workbook::sheet(&rows)),
        ("My notes", workbook::sheet(&[vec!["call back".into()]])),
    ];
    let run = run::<Common>(&Files::one(
        "form.xlsx",
        workbook::archive(&workbook::members_of(&sheets)),
    ));
    let unmapped: Vec<_> = run
        .notices
        .iter()
        .filter(|notice| notice.kind == NoticeKind::Unmapped)
        .collect();
    let fields: Vec<_> = unmapped.iter().map(|notice| notice.field.as_str()).collect();
    assert_eq!(fields, ["Shoe size", "sheet My notes"]);
    assert_eq!(unmapped[0].excerpt.as_deref(), Some("38"));
}

#[test]
fn titles_may_be_moved_and_have_lines_above_them() {
    let run = translate(&[(
        "subjects.csv",
        "Our list,,\n\nname,id,KIND *\nAda BETA,1,person\n",
    )]);
    assert_eq!(run.subject("1").names[0].full, "Ada BETA");
}

#[test]
fn in_json_a_value_is_named_by_its_pointer() {
    let run = translate(&[(
        "form.json",
        r#"{"subjects": [{"id": 1, "kind": "person", "name": "Ada BETA", "gender": "?", "shoes": 38}]}"#,
    )]);
    let messages = said(&run);
    assert!(
        messages.contains(&"/subjects/0/gender: \"?\" is none of female, male, other"),
        "{messages:?}"
    );
    assert!(
        run.notices
            .iter()
            .any(|notice| notice.field == "/subjects/*/shoes")
    );
    assert_eq!(run.subject("1").names[0].full, "Ada BETA");
}

#[test]
fn no_form_makes_more_notices_than_the_host_takes() {
    let rows: String = (0..6_000)
        .map(|row| format!("{row},person,Ada BETA,?\n"))
        .collect();
    let run = translate(&[("subjects.csv", &format!("ID,Kind,Name,Gender\n{rows}"))]);
    assert_eq!(run.subjects.len(), 6_000);
    assert!(run.notices.len() < 2_100, "{}", run.notices.len());
    let count: u32 = run
        .notices
        .iter()
        .filter(|notice| notice.field == "Gender")
        .map(|notice| notice.count)
        .sum();
    assert_eq!(count, 6_000);
}
