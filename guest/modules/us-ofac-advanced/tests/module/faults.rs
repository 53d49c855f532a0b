//! Files that are cut off, damaged, or cannot be used as a whole.

use dragoman_guest::native::Files;
use dragoman_guest::native::damage::withstand;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind};
use us_ofac_advanced::UsOfacAdvanced;

use super::{ADVANCED, ENHANCED, replaced, translate};

const BOTH: [&[u8]; 2] = [ADVANCED, ENHANCED];

fn fault(bytes: impl Into<Vec<u8>>) -> Fault {
    translate(bytes).fault().cloned().expect("a fault")
}

#[test]
fn a_file_cut_off_anywhere_is_truncated() {
    for sample in BOTH {
        let end = sample.len() - 20;
        for cut in (1..end).step_by(9_973).chain([end]) {
            let fault = fault(&sample[..cut]);
            assert_eq!(
                fault.kind,
                FaultKind::Truncated,
                "cut at {cut}: {}",
                fault.message
            );
            assert!(fault.source.is_some() && fault.remedy.is_some());
        }
    }
    assert_eq!(fault("").kind, FaultKind::Empty);
}

#[test]
fn another_list_is_foreign_and_named() {
    for text in [
        "<sdnList/>",
        "<CONSOLIDATED_LIST/>",
        "<html></html>",
        "{}",
        "id,name\n",
    ] {
        assert_eq!(fault(text).kind, FaultKind::Foreign, "{text}");
    }
    assert!(fault("<sdnList/>").message.contains("<sdnList>"));
}

#[test]
fn the_right_root_without_parties_is_an_unknown_layout() {
    for text in [
        "<Sanctions></Sanctions>",
        "<Sanctions><Locations><Location ID='1'/></Locations></Sanctions>",
        "<sanctionsData></sanctionsData>",
        "<sanctionsData><publicationInfo/></sanctionsData>",
    ] {
        assert_eq!(fault(text).kind, FaultKind::UnknownLayout, "{text}");
    }
}

#[test]
fn a_broken_party_leaves_the_others() {
    for (sample, from, to) in [
        (ENHANCED, "<entity id=\"41003\">", "<entity>"),
        (ENHANCED, "<entity id=\"41003\">", "<entity id=\"41002\">"),
        (ADVANCED, "<Profile ID=\"41003\"", "<Profile ID=\"41002\""),
        (
            ADVANCED,
            "<Alias FixedRef=\"41003\" AliasTypeID=\"4\" Primary=\"true\"",
            "<Alias Primary=\"false\"",
        ),
    ] {
        let from = if from.contains("<Alias") {
            let text = String::from_utf8(sample.to_vec()).expect("UTF-8");
            let start = text.find("<Alias FixedRef=\"41003\"").expect("an alias");
            let end = start + text[start..].find(" LowQuality").expect("its end");
            text[start..end].to_owned()
        } else {
            from.to_owned()
        };
        let run = translate(replaced(sample, &from, to));
        assert_eq!(run.subjects.len(), 25, "{from}");
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert!(
            !said.is_empty() && said.iter().all(|notice| notice.source.is_some()),
            "{from}"
        );
    }
}

#[test]
fn rows_of_nobody_and_numbers_that_lead_nowhere_are_said() {
    let text = String::from_utf8(ADVANCED.to_vec()).expect("UTF-8");
    for (from, to, field) in [
        (
            "IdentityID=\"1001\"",
            "IdentityID=\"7\"",
            "IDRegDocument@IdentityID",
        ),
        (
            "ProfileID=\"41001\" ListID",
            "ProfileID=\"7\" ListID",
            "SanctionsEntry@ProfileID",
        ),
        (
            "From-ProfileID=\"41001\"",
            "From-ProfileID=\"7\"",
            "ProfileRelationship@From-ProfileID",
        ),
        ("ProfileID=\"41001\" ListID", "ListID", "SanctionsEntry"),
    ] {
        let start = text.find("<IDRegDocuments>").expect("documents");
        let run = translate(format!(
            "{}{}",
            &text[..start],
            text[start..].replacen(from, to, 1)
        ));
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert!(
            said.iter().any(|notice| notice.field == field),
            "{field}: {said:?}"
        );
        assert_eq!(run.subjects.len(), 26);
    }
    let dangling = translate(replaced(
        ADVANCED,
        "IssuedBy-CountryID=\"11001\"",
        "IssuedBy-CountryID=\"9\"",
    ));
    let said = dangling.notices_of(NoticeKind::RejectedValue);
    assert!(
        said.iter()
            .any(|notice| notice.field == "ReferenceValueSets/Country" && notice.count == 1)
    );
    assert_eq!(dangling.subject("41001").documents[0].issuer, None);
}

#[test]
fn elements_that_nobody_asked_for_are_said_once_each() {
    for (sample, from, field) in [
        (ADVANCED, "<Location ID=", "Location/Mood"),
        (
            ADVANCED,
            "<DistinctParty FixedRef=\"41002\">",
            "DistinctParty/Mood",
        ),
        (
            ADVANCED,
            "<SanctionsEntryLinks />",
            "Sanctions/SanctionsEntryLinks/Mood",
        ),
        (ENHANCED, "<entity id=\"41002\">", "entity/Mood"),
    ] {
        let text = String::from_utf8(sample.to_vec()).expect("UTF-8");
        let start = text.find(from).expect("it");
        let end = start + text[start..].find('>').expect("its end") + 1;
        let mood = "<Mood>calm</Mood>";
        let with = if from.ends_with("/>") {
            format!("<SanctionsEntryLinks>{mood}</SanctionsEntryLinks>")
        } else {
            format!("{}{mood}", &text[start..end])
        };
        let run = translate(format!("{}{with}{}", &text[..start], &text[end..]));
        let said = run.notices_of(NoticeKind::Unmapped);
        let found: Vec<_> = said.iter().filter(|notice| notice.field == field).collect();
        assert_eq!(found.len(), 1, "{field}: {said:?}");
        assert_eq!(found[0].count, 1, "{field}");
    }
}

#[test]
fn no_damage_makes_it_fail_without_a_word() {
    for sample in BOTH {
        withstand::<UsOfacAdvanced>(&Files::one("list.xml", sample), 60);
    }
}
