//! The sample list: what it gives, and that it gives the same however it is written or handed out.

use dragoman_guest::dates;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    DocumentKind, Gender, Locator, NameForm, NameQuality, NoticeKind, RelationKind, RelationTarget, Subject,
    SubjectKind,
};
use us_ofac_cons::UsOfacCons;

use super::{SAMPLE, sample, translate};

/// Checks that each source of a subject is its whole entry.
pub(super) fn assert_places(subject: &Subject, bytes: &[u8]) {
    for source in &subject.sources {
        let Locator::Bytes(range) = source else {
            panic!("{} has no bytes", subject.id);
        };
        let text = std::str::from_utf8(&bytes[range.start as usize..range.end as usize]);
        let text = text.expect("whole characters");
        assert!(
            text.starts_with("<sdnEntry>") && text.ends_with("</sdnEntry>"),
            "{text}"
        );
        assert!(
            text.contains(&format!("<uid>{}</uid>", subject.id)),
            "{}",
            subject.id
        );
    }
}

#[test]
fn the_sample_gives_all_its_entries_and_says_so() {
    let run = translate(SAMPLE);
    let summary = run.summary().expect("a summary");
    assert_eq!(summary.published, dates::date(2026, Some(2), Some(14)));
    assert_eq!(summary.declared_records, Some(run.subjects.len() as u32));
    assert!(summary.end_seen);
    assert!(run.notices_of(NoticeKind::RejectedRecord).is_empty());
    for subject in &run.subjects {
        assert_places(subject, SAMPLE);
    }
}

#[test]
fn the_namespace_of_either_service_and_the_size_of_reads_change_nothing() {
    let whole = translate(SAMPLE);
    let new = "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/XML";
    let old = sample().replacen(new, "http://tempuri.org/sdnList.xsd", 1);
    let shift = (new.len() - "http://tempuri.org/sdnList.xsd".len()) as u32;
    let mut old = translate(old).subjects;
    for subject in &mut old {
        let Locator::Bytes(range) = &mut subject.sources[0] else {
            panic!("no bytes");
        };
        (range.start, range.end) = (range.start + shift, range.end + shift);
    }
    assert_eq!(whole.subjects, old);
    let tiny = run::<UsOfacCons>(&Files::one("x.xml", SAMPLE).read_cap(7));
    assert_eq!((whole.subjects, whole.notices), (tiny.subjects, tiny.notices));
}

#[test]
fn aliases_are_as_good_as_their_category() {
    let found = translate(SAMPLE).subject("41001");
    let names: Vec<_> = found
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.quality))
        .collect();
    assert_eq!(
        [names[0], names[1], names[4]],
        [
            (
                "Orlan Vashti DEMIREL-QUAYE",
                NameForm::Primary,
                NameQuality::Unstated
            ),
            ("Orlan DEMIREL QUAYE", NameForm::Alias, NameQuality::Strong),
            ("ABU SELKA", NameForm::Alias, NameQuality::Weak),
        ]
    );
    let former = translate(SAMPLE).subject("41002");
    assert_eq!(former.names[2].form, NameForm::Former);
}

#[test]
fn what_stands_among_the_ids_lands_where_it_belongs() {
    let run = translate(SAMPLE);
    let person = run.subject("41001");
    assert_eq!(person.person.expect("a person").gender, Some(Gender::Male));
    let passport = &person.documents[0];
    assert_eq!(
        (passport.kind, passport.number.as_deref()),
        (DocumentKind::Passport, Some("X7734120"))
    );
    assert_eq!(passport.issuer.as_deref(), Some("KE"));
    assert_eq!(
        passport.raw.as_deref(),
        Some("Passport X7734120 (Kenya) issued 02 May 2011 expires 01 May 2021")
    );
    assert_eq!(
        passport.issued.as_ref().and_then(|issued| issued.earliest),
        dates::date(2011, Some(5), Some(2))
    );
    assert!(
        person
            .remarks
            .iter()
            .any(|remark| remark.text.starts_with("Secondary sanctions risk: section"))
    );
    assert_eq!(person.identifiers.len(), 1, "only OFAC's own number");
    let firm = run.subject("41005");
    let organization = firm.organization.expect("an organisation");
    assert_eq!(
        organization.founded.and_then(|founded| founded.earliest),
        dates::date(2009, Some(2), Some(19))
    );
    assert_eq!(
        organization.activity.as_deref(),
        Some("Wholesale of metals and metal ores")
    );
    assert_eq!(firm.contacts.len(), 4);
    let exchange = run.subject("41011");
    let wallets = exchange
        .identifiers
        .iter()
        .filter(|held| held.scheme.starts_with("wallet:"));
    assert_eq!(wallets.count(), 16);
    let ship = run.subject("41007");
    assert!(
        ship.identifiers
            .iter()
            .any(|held| (held.scheme.as_str(), held.value.as_str()) == ("imo", "9074729"))
    );
    let craft = ship.craft.expect("a craft");
    assert_eq!(
        (craft.tonnage, craft.gross_tonnage),
        (Some(318_000), Some(163_660))
    );
    assert_eq!(craft.former_flags.len(), 1);
}

#[test]
fn dates_of_an_instrument_are_a_designation_of_their_own() {
    let firm = translate(SAMPLE).subject("41025");
    assert_eq!(firm.designations.len(), 2);
    assert_eq!(firm.designations[0].programme.as_deref(), Some("CMIC-EO13959"));
    let own = &firm.designations[1];
    assert_eq!(own.legal_bases[0].instrument, "CMIC");
    assert_eq!(
        own.listed.as_ref().and_then(|listed| listed.earliest),
        dates::date(2021, Some(6), Some(3))
    );
    assert_eq!(
        own.effective.as_ref().and_then(|effective| effective.earliest),
        dates::date(2021, Some(8), Some(2))
    );
    assert_eq!(
        own.note.as_deref(),
        Some("Purchase/Sales For Divestment Date (CMIC) 03 Jun 2022")
    );
    let issuer = firm
        .names
        .iter()
        .find(|name| name.note.as_deref() == Some("Issuer Name"));
    assert_eq!(
        issuer.map(|name| name.full.as_str()),
        Some("South Harbour Optics Company Limited")
    );
}

#[test]
fn remarks_link_to_the_bearer_of_a_name_and_prose_stays_prose() {
    let run = translate(SAMPLE);
    let related = |id: &str| -> Vec<_> {
        let relations = run.subject(id).relations;
        relations
            .into_iter()
            .map(|relation| (relation.kind, relation.target))
            .collect()
    };
    let id = |id: &str| RelationTarget::Id(id.into());
    assert_eq!(related("41001"), [(RelationKind::Associate, id("41006"))]);
    assert_eq!(related("41009"), [(RelationKind::Associate, id("41010"))]);
    // By an alias, by the surname first, and to somebody who is not on the list.
    assert_eq!(related("41004"), [(RelationKind::Associate, id("41008"))]);
    assert_eq!(related("41011"), [(RelationKind::Associate, id("41012"))]);
    assert_eq!(
        related("41024")[0],
        (
            RelationKind::Associate,
            RelationTarget::Text("CEDAR STRAIT HOLDING".into())
        )
    );
    assert_eq!(related("41007")[0], (RelationKind::OwnedBy, id("41005")));
    let prose = run.subject("41026").remarks;
    assert_eq!(prose[0].text, "LIST OF THE SHORE - Port Selka");
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert!(
        unmapped
            .iter()
            .all(|notice| notice.field != "Remarks/(plain words)"),
        "{unmapped:?}"
    );
}

#[test]
fn kinds_are_those_of_the_list_and_an_unknown_one_is_said() {
    let run = translate(SAMPLE);
    for (id, kind) in [
        ("41001", SubjectKind::Person),
        ("41005", SubjectKind::Organization),
        ("41007", SubjectKind::Vessel),
        ("41017", SubjectKind::Aircraft),
    ] {
        assert_eq!(run.subject(id).kind, kind, "{id}");
    }
    let strange = translate(sample().replacen(">Aircraft<", ">Balloon<", 1));
    assert_eq!(strange.subject("41017").kind, SubjectKind::Other);
    assert!(
        strange
            .notices_of(NoticeKind::RejectedValue)
            .iter()
            .any(|notice| notice.field == "sdnEntry/sdnType" && notice.excerpt.as_deref() == Some("Balloon"))
    );
}

#[test]
fn an_id_of_an_unknown_type_is_kept_and_said() {
    let run = translate(sample().replacen("<idType>Electoral Registry No.<", "<idType>Library Card<", 1));
    let unmapped = run.notices_of(NoticeKind::Unmapped);
    assert!(
        unmapped
            .iter()
            .any(|notice| notice.field == "idList/id/Library Card")
    );
    let remarks = run.subject("41009").remarks;
    assert!(
        remarks
            .iter()
            .any(|remark| remark.text == "Library Card 07199200 (Mexico)"),
        "{remarks:?}"
    );
}
