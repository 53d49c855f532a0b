//! Records that are not as they should be: the run goes on, and says so.

use dragoman_guest::schema::{Certainty, NoticeKind, SubjectKind};

use super::{sample, translate};

/// The sample with one record put before all others.
fn with(record: &str) -> String {
    sample().replacen("<record>", &format!("<record>{record}</record>\n\t<record>"), 1)
}

#[test]
fn an_element_that_was_added_is_summed_in_one_notice_with_its_first_place() {
    let text = sample().replace("</Country>", "</Country><Citizenship>grey</Citizenship>");
    let run = translate(text.clone());
    let [notice] = run.notices_of(NoticeKind::Unmapped)[..] else {
        panic!("one notice");
    };
    assert_eq!((notice.field.as_str(), notice.count), ("record/Citizenship", 30));
    assert_eq!(notice.excerpt.as_deref(), Some("grey"));
    assert_eq!(notice.record_id.as_deref(), Some("belarus/1-part-1/1"));
    let Some(dragoman_guest::schema::Locator::Bytes(range)) = &notice.source else {
        panic!("bytes");
    };
    assert_eq!(
        range.start as usize,
        text.find("<Citizenship>").expect("the place")
    );
}

#[test]
fn attributes_nested_elements_and_stray_text_are_mentioned() {
    let text = with(
        "<Country>Iran<Code type=\"a\">IR</Code></Country><LastName>Vey</LastName><Item>900</Item>loose",
    )
    .replacen("<data-set", "<data-set edition=\"9\"", 1)
    .replacen("</data-set>", "<generated>today</generated></data-set>", 1);
    let run = translate(text);
    let mut fields: Vec<_> = run
        .notices_of(NoticeKind::Unmapped)
        .iter()
        .map(|n| n.field.clone())
        .collect();
    fields.sort();
    assert_eq!(
        fields,
        [
            "data-set/generated",
            "data-set@edition",
            "record/Country/Code",
            "record/Country/Code@type",
            "record/text()"
        ]
    );
    assert_eq!(run.subject("iran/900").names[0].full, "Vey");
}

#[test]
fn a_record_whose_id_is_taken_is_left_out_with_its_place() {
    let run = translate(with(
        "<Country>Iran</Country><Entity>Other Coil</Entity><Schedule>1, Part 2</Schedule><Item>7</Item>",
    ));
    assert_eq!(run.subjects.len(), 30, "the first of two is used");
    assert_eq!(run.subject("iran/1-part-2/7").names[0].full, "Other Coil");
    let [notice] = run.notices_of(NoticeKind::RejectedRecord)[..] else {
        panic!("one notice");
    };
    assert_eq!(notice.record_id.as_deref(), Some("iran/1-part-2/7"));
    assert!(
        notice
            .excerpt
            .as_deref()
            .is_some_and(|text| text.contains("Meridian Coil Trading FZE"))
    );
    assert!(notice.source.is_some());
}

#[test]
fn a_record_without_a_name_is_left_out() {
    let run = translate(with("<Country>Iran</Country><Item>900</Item>"));
    assert_eq!(run.subjects.len(), 30);
    let [notice] = run.notices_of(NoticeKind::RejectedRecord)[..] else {
        panic!("one notice");
    };
    assert_eq!(notice.excerpt.as_deref(), Some("Iran | 900"));
    assert_eq!(translate(with(" ")).subjects.len(), 30);
}

#[test]
fn a_record_without_an_item_goes_by_its_name_and_says_so() {
    let run = translate(with(
        "<Country>Iran</Country><LastName>Vey</LastName><GivenName>Orlan</GivenName>",
    ));
    let odd = run.subject("iran/no-item-orlan-vey");
    assert_eq!(odd.designations[0].reference, None);
    let remarks = run.notices_of(NoticeKind::Remark);
    assert!(
        remarks
            .iter()
            .any(|n| n.record_id.as_deref() == Some("iran/no-item-orlan-vey"))
    );
}

#[test]
fn an_id_made_of_a_long_name_is_no_longer_than_the_host_takes() {
    let name = "Éclair ".repeat(100);
    let run = translate(with(&format!("<Country>Iran</Country><Entity>{name}</Entity>")));
    let longest = run
        .subjects
        .iter()
        .map(|subject| subject.id.chars().count())
        .max();
    assert_eq!(longest, Some(240));
}

#[test]
fn a_record_without_a_country_is_kept() {
    let run = translate(with("<Entity>Coil</Entity><Item>900</Item>"));
    assert_eq!(run.subject("no-country/900").designations[0].programme, None);
    assert!(
        run.notices_of(NoticeKind::Remark)
            .iter()
            .any(|n| n.field == "record/Country")
    );
}

#[test]
fn a_record_that_names_a_person_and_an_entity_is_kept_with_both() {
    let run = translate(with(
        "<Country>Iran</Country><LastName>Vey</LastName><Entity>Coil</Entity><Item>900</Item><DateOfBirth>1970</DateOfBirth>",
    ));
    let odd = run.subject("iran/900");
    assert_eq!(
        (odd.kind, odd.names.len(), odd.births.len()),
        (SubjectKind::Other, 2, 1)
    );
}

#[test]
fn a_wrong_check_digit_is_kept_with_a_remark() {
    let run = translate(sample().replace("9074729", "IMO 9074728"));
    let ship = run.subject("russia/1-1/1");
    assert_eq!(ship.identifiers[0].value, "9074728");
    assert_eq!(
        ship.identifiers[0].note.as_deref(),
        Some("the check digit is wrong")
    );
    assert!(
        run.notices_of(NoticeKind::Remark)
            .iter()
            .any(|n| n.field == "record/ShipIMONumber")
    );
}

#[test]
fn a_ship_without_a_number_is_a_ship_by_its_type() {
    let run = translate(sample().replace("<ShipIMONumber>9074729</ShipIMONumber>", "<ShipIMONumber/>"));
    let ship = run.subject("russia/1-1/1");
    assert_eq!(ship.kind, SubjectKind::Vessel);
    assert!(ship.identifiers.is_empty());
}

#[test]
fn what_an_organisation_should_not_have_is_kept_in_extra() {
    let run = translate(with(
        "<Country>Iran</Country><Entity>Coil</Entity><Title>Holding</Title><DateOfBirth>1970</DateOfBirth><Item>900</Item>",
    ));
    let odd = run.subject("iran/900");
    let expected = [("Title", "Holding"), ("DateOfBirth", "1970")];
    assert_eq!(
        odd.extra,
        expected.map(|(key, value)| (key.to_owned(), value.to_owned()))
    );
    assert_eq!(run.notices_of(NoticeKind::Unmapped).len(), 2);
}

#[test]
fn an_element_that_stands_twice_is_used_once_and_mentioned() {
    let run = translate(with(
        "<Country>Iran</Country><LastName>Vey</LastName><LastName>Way</LastName><Item>900</Item>",
    ));
    assert_eq!(run.subject("iran/900").names[0].full, "Vey");
    let refused = run.notices_of(NoticeKind::RejectedValue);
    assert!(refused.iter().any(|n| n.excerpt.as_deref() == Some("Way")));
}

#[test]
fn a_date_of_listing_that_is_none_is_kept_as_words() {
    let run = translate(sample().replacen("<DateOfListing>2022-02-24<", "<DateOfListing>soon<", 1));
    let listed = run.subject("belarus/1-part-1/1").designations[0]
        .listed
        .clone()
        .expect("words");
    assert_eq!(
        (listed.certainty, listed.raw.as_deref()),
        (Certainty::Unstated, Some("soon"))
    );
}

#[test]
fn capitals_in_the_names_of_elements_mean_nothing() {
    let text = sample()
        .replace("LastName>", "LASTNAME>")
        .replace("record>", "Record>");
    assert_eq!(translate(text).subjects.len(), 30);
}
