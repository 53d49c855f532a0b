//! The sample pages.

use dragoman_guest::dates;
use dragoman_guest::native::{Run, run};
use dragoman_guest::schema::{Certainty, Locator, NameForm, NoticeKind, Subject, SubjectKind};
use in_mha::InMha;

use super::{ASSOCIATIONS, INDIVIDUALS, OLD, ORGANISATIONS, PARAGRAPHS, files, translate, with};

const NEW: [&str; 3] = [INDIVIDUALS, ORGANISATIONS, ASSOCIATIONS];

fn names(subject: &Subject) -> Vec<(&str, NameForm)> {
    let names = subject.names.iter();
    names.map(|name| (name.full.as_str(), name.form)).collect()
}

fn remarks(subject: &Subject) -> Vec<(&str, &str)> {
    let remarks = subject.remarks.iter();
    remarks
        .map(|remark| (remark.note.as_deref().unwrap_or("-"), remark.text.as_str()))
        .collect()
}

#[test]
fn every_entry_of_every_page_is_a_subject_at_its_place_whatever_the_size_of_reads() {
    for pages in [NEW.as_slice(), &[PARAGRAPHS, OLD]] {
        let whole = translate(pages);
        assert!(whole.fault().is_none(), "{:?}", whole.fault());
        assert!(whole.notices_of(NoticeKind::RejectedRecord).is_empty());
        for subject in &whole.subjects {
            let Locator::Bytes(range) = &subject.sources[0] else {
                panic!("{} has no place in bytes", subject.id);
            };
            let text = &pages[range.part as usize][range.start as usize..range.end as usize];
            for name in &subject.names {
                assert!(text.contains(&name.full), "{}: {text}", name.full);
            }
        }
        let tiny = run::<InMha>(&files(pages).read_cap(7));
        assert_eq!((&whole.subjects, &whole.notices), (&tiny.subjects, &tiny.notices));
        assert!(whole.summary().is_some_and(|summary| summary.end_seen));
        assert!(
            whole.notices_of(NoticeKind::Unmapped).is_empty(),
            "{:?}",
            whole.notices
        );
    }
    let run = translate(&NEW);
    let count = |kind| run.subjects.iter().filter(|subject| subject.kind == kind).count();
    assert_eq!(
        (count(SubjectKind::Person), count(SubjectKind::Organization)),
        (10, 8)
    );
    let run = translate(&[PARAGRAPHS, OLD]);
    // One of the eleven organisations takes over a list of others.
    assert_eq!(run.subjects.len(), 4 + 11 - 1);
    let said = run.notices_of(NoticeKind::Remark);
    assert!(said.iter().any(|notice| notice.message.contains("by reference")));
}

#[test]
fn a_person_has_the_names_that_signs_part() {
    let run = translate(&NEW);
    assert_eq!(
        names(&run.named("Selkan Mizarov")),
        [
            ("Selkan Mizarov", NameForm::Primary),
            ("The Ferryman", NameForm::Alias),
            ("Selkan Khan", NameForm::Alias),
        ]
    );
    assert_eq!(names(&run.named("Evrant Talisor"))[1].0, "Talisor Bhai");
    assert_eq!(names(&run.named("Belvan Castimir")).len(), 2);
    assert_eq!(names(&run.named("Fennick Orsolane"))[1].0, "Fennick Khan (R)");
    assert_eq!(names(&run.named("Anvarika Solenne"))[1].0, "Anva Solene");
    assert!(remarks(&run.named("Tovarin Halem")).is_empty());
}

#[test]
fn an_organisation_has_its_names_and_what_its_listing_covers() {
    let run = translate(&NEW);
    let heron = run.named("Lashkar-e-Heron");
    let full: Vec<_> = names(&heron).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        full,
        ["Lashkar-e-Heron", "Pasban-e-Reed", "The Reed Resistance Front"]
    );
    let remarks = remarks(&heron);
    assert_eq!(remarks[0].0, "names as written");
    assert_eq!(
        remarks[1],
        (
            "what the listing covers besides",
            "and all its manifestations and front organisations"
        )
    );
    let front = run.named("United Reed Front of Selka");
    assert_eq!(names(&front)[1], ("URFS", NameForm::Alias));
    let old = translate(&[PARAGRAPHS, OLD]);
    let party = old.named("Heron Party of Selka (Upper-Lower) -- Reed’s War");
    assert_eq!(party.names.len(), 1);
}

#[test]
fn a_listing_rests_on_the_act_and_its_notification_and_links_to_it() {
    let run = translate(&NEW);
    let orlan = run.named("Orlan Demirel");
    let designation = &orlan.designations[0];
    assert_eq!(
        designation.programme.as_deref(),
        Some("Unlawful Activities (Prevention) Act, 1967, Fourth Schedule")
    );
    assert_eq!(designation.legal_bases[1].instrument, "S.O. 3001(E)");
    let listed = designation.listed.as_ref().and_then(|day| day.earliest);
    assert_eq!(listed, dates::date(2019, Some(9), Some(4)));
    assert_eq!(
        orlan.links[0].url,
        "https://mha.example/sites/default/files/2026-03/individual1.pdf"
    );
    // A dash stands where nothing is stated.
    for name in ["Girand Pellimore", "Dorimel Castimir"] {
        assert_eq!(run.named(name).designations[0].listed, None, "{name}");
    }
    let fennick = &run.named("Fennick Orsolane").designations[0];
    assert!(
        fennick
            .listed
            .as_ref()
            .is_some_and(|day| day.certainty == Certainty::Unstated)
    );
    assert!(!run.notices_of(NoticeKind::RejectedValue).is_empty());
    let programme = |name: &str| run.named(name).designations.remove(0).programme;
    assert!(programme("Reed Force").is_some_and(|text| text.ends_with("First Schedule")));
    assert!(programme("Jamaat-e-Reed, Port Selka").is_some_and(|text| text.ends_with("section 3")));
}

#[test]
fn a_link_whose_address_is_not_known_is_kept_as_it_is_written() {
    // This page does not say its own address.
    let association = translate(&NEW).named("Jamaat-e-Reed, Port Selka");
    assert!(association.links.is_empty());
    let link = association.extra.iter().find(|(key, _)| key == "link");
    assert_eq!(
        link.map(|(_, href)| href.as_str()),
        Some("/sites/default/files/2026-03/association3.pdf")
    );
}

#[test]
fn the_last_day_that_a_page_says_it_is_of_is_that_of_the_edition() {
    let old = translate(&[PARAGRAPHS, OLD]);
    let summary = old.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2015, Some(3), Some(30)));
    assert_eq!(summary.edition_label.as_deref(), Some("as on 30-03-2015"));
    let new = translate(&NEW);
    assert_eq!(
        new.summary().and_then(|summary| summary.published),
        dates::date(2026, Some(3), Some(1))
    );
}

#[test]
fn ids_are_made_of_names_so_that_one_more_entry_changes_no_other() {
    let ids = |pages: &[&str]| {
        let run = translate(pages);
        let subjects = run.subjects.iter();
        subjects
            .map(|one| (one.names[0].full.clone(), one.id.clone()))
            .collect::<Vec<_>>()
    };
    let paragraphs = ids(&[PARAGRAPHS, OLD]);
    let renumbered =
        PARAGRAPHS
            .replace("<p>2. ", "<p>3. ")
            .replacen("<p>3. ", "<p>2. Newly Added.</p><p>3. ", 1);
    let renumbered = renumbered.replace("<p>4. ", "<p>5. ").replacen(
        "<p>3. <a href=\"/sites/default/files/notice3",
        "<p>4. <a href=\"/sites/default/files/notice3",
        1,
    );
    let after = ids(&[&renumbered, OLD]);
    assert_eq!(after.len(), paragraphs.len() + 1);
    assert!(paragraphs.iter().all(|known| after.contains(known)));
}

#[test]
fn two_persons_of_one_name_are_kept_apart_and_the_same_entry_twice_is_not() {
    let pair = with(INDIVIDUALS, "Dorimel Castimir", "Belvan Castimir @ Dora");
    let run = translate(&[&pair, ORGANISATIONS]);
    assert_eq!(
        run.subjects
            .iter()
            .filter(|one| one.kind == SubjectKind::Person)
            .count(),
        10
    );
    let same = with(INDIVIDUALS, "Dorimel Castimir", "Tovarin Halem");
    let run = translate(&[&same, ORGANISATIONS]);
    let persons = run.subjects.iter().filter(|one| one.kind == SubjectKind::Person);
    assert_eq!(
        (persons.count(), run.notices_of(NoticeKind::RejectedRecord).len()),
        (9, 1)
    );
}

#[test]
fn an_entry_without_a_name_is_left_out_and_what_nobody_asked_for_is_said() {
    let run = translate(&[
        &with(INDIVIDUALS, "Dorimel Castimir", "<del>Dorimel Castimir</del>"),
        ORGANISATIONS,
    ]);
    assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1);
    let said = |run: &Run, words: &str| {
        let said = run.notices_of(NoticeKind::Unmapped);
        said.iter().any(|notice| notice.message.contains(words))
    };
    assert!(said(&run, "crossed out"));
    let run = translate(&[
        &with(INDIVIDUALS, "<table", "<p>Subject to a review.</p><table"),
        ORGANISATIONS,
    ]);
    assert!(said(&run, "beside the list"));
}

#[test]
fn a_number_that_is_left_out_costs_no_entry_and_one_out_of_turn_is_said() {
    let whole = translate(&[PARAGRAPHS, OLD]);
    let gap = translate(&[&with(PARAGRAPHS, "<p>2. ", "<p>3. "), OLD]);
    let repeated = gap.notices_of(NoticeKind::RejectedRecord);
    assert_eq!(repeated.len(), 1, "{repeated:?}");
    assert!(repeated[0].message.contains("out of its turn"));
    assert_eq!(gap.subjects.len(), whole.subjects.len() - 1);
    let all_later = PARAGRAPHS
        .replace("<p>4. ", "<p>5. ")
        .replace("<p>3. ", "<p>4. ")
        .replace("<p>2. ", "<p>3. ");
    let all_later = translate(&[&all_later, OLD]);
    assert_eq!(all_later.subjects, translate(&[PARAGRAPHS, OLD]).subjects);
    let said = all_later.notices_of(NoticeKind::Remark);
    assert!(
        said.iter()
            .any(|notice| notice.message.contains("left out before"))
    );
}

#[test]
fn names_that_go_on_in_the_next_line_belong_to_their_entry() {
    for broken in ["@ Orlan Bhai", "@<br>Orlan Bhai", "<br>@ Orlan Bhai"] {
        let run = translate(&[&with(PARAGRAPHS, "@ Orlan Bhai", broken), OLD]);
        let orlan = run.named("Orlan Demirel");
        assert_eq!(names(&orlan)[1], ("Orlan Bhai", NameForm::Alias), "{broken}");
        assert!(run.notices_of(NoticeKind::Unmapped).is_empty(), "{broken}");
    }
}

#[test]
fn what_stands_in_the_place_of_a_name_is_none() {
    for title in ["NIL", "-", "<table><tr><td>Dorimel Castimir</table>"] {
        let run = translate(&[&with(INDIVIDUALS, "Dorimel Castimir", title), ORGANISATIONS]);
        assert_eq!(run.notices_of(NoticeKind::RejectedRecord).len(), 1, "{title}");
    }
}

#[test]
fn several_bodies_in_one_sentence_are_said() {
    let words = "Two factions of the Reed Force, namely: RF (Upper) and RF (Lower)";
    let run = translate(&[INDIVIDUALS, &with(ORGANISATIONS, "Reed Force", words)]);
    let said = run.notices_of(NoticeKind::Remark);
    assert!(
        said.iter()
            .any(|notice| notice.message.contains("several bodies")),
        "{said:?}"
    );
}
