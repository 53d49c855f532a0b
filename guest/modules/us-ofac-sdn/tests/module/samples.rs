//! The sample set: what it gives, and that it gives the same however it is written or handed out.

use dragoman_guest::native::Run;
use dragoman_guest::schema::{
    Certainty, Locator, NameForm, NameQuality, NoticeKind, RelationKind, RelationTarget, Subject, SubjectKind,
};

use super::{ADD, ALT, COMMENTS, SDN, sample, set, translate};

fn find<'r>(run: &'r Run, id: &str) -> &'r Subject {
    run.subjects
        .iter()
        .find(|subject| subject.id == id)
        .expect("the subject")
}

fn lines(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn the_samples_give_all_their_records() {
    let run = translate(&sample());
    let summary = run.summary().expect("no fault");
    assert!(summary.end_seen);
    let count = |of: fn(&Subject) -> usize| run.subjects.iter().map(of).sum::<usize>();
    assert_eq!(run.subjects.len(), 24);
    assert_eq!(
        count(|subject| usize::from(subject.kind == SubjectKind::Person)),
        10
    );
    assert_eq!(
        count(|subject| usize::from(subject.kind == SubjectKind::Vessel)),
        3
    );
    assert_eq!(count(|subject| subject.births.len()), 14);
    assert_eq!(count(|subject| subject.addresses.len()), 19);
    assert!(
        run.notices
            .iter()
            .all(|notice| notice.kind != NoticeKind::RejectedRecord)
    );
}

#[test]
fn a_person_has_names_dates_and_documents_with_their_places() {
    let run = translate(&sample());
    let subject = find(&run, "41001");
    let names: Vec<_> = subject
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.quality))
        .collect();
    assert_eq!(
        names[..2],
        [
            (
                "Orlan Vashti DEMIREL-QUAYE",
                NameForm::Primary,
                NameQuality::Unstated
            ),
            ("Orlan DEMIREL QUAYE", NameForm::Alias, NameQuality::Strong),
        ]
    );
    assert_eq!(
        names.last(),
        Some(&("ABU SELKA", NameForm::Alias, NameQuality::Weak))
    );
    assert_eq!(
        subject.sources.len(),
        6,
        "the party, three aliases, two addresses"
    );
    let Locator::Row(row) = &subject.sources[subject.names[1].at as usize] else {
        panic!("not a row");
    };
    assert_eq!((row.part, row.first), (2, 1));
    let passport = &subject.documents[0];
    assert_eq!(passport.number.as_deref(), Some("X7734120"));
    assert_eq!(
        passport.issued.as_ref().and_then(|claim| claim.raw.as_deref()),
        Some("02 May 2011")
    );
    let person = subject.person.as_ref().expect("a person");
    assert_eq!(person.titles[0].text, "Brigadier General");
    assert_eq!(person.positions[0].text, "Commander");
}

#[test]
fn ranges_and_approximations_are_one_claim_each() {
    let run = translate(&sample());
    let certainties = |id: &str| {
        let births = find(&run, id).births.iter();
        births.map(|claim| claim.certainty).collect::<Vec<_>>()
    };
    assert_eq!(certainties("41003"), [Certainty::Circa, Certainty::Between]);
    assert_eq!(certainties("41013"), [Certainty::Between, Certainty::Between]);
    assert_eq!(certainties("41015"), [Certainty::Unstated]);
}

#[test]
fn a_ship_has_its_number_its_flags_and_its_owner() {
    let run = translate(&sample());
    let ship = find(&run, "41007");
    let imo = ship
        .identifiers
        .iter()
        .find(|identifier| identifier.scheme == "imo");
    assert_eq!(imo.map(|identifier| identifier.value.as_str()), Some("9074729"));
    let craft = ship.craft.as_ref().expect("a craft");
    assert_eq!(
        (craft.tonnage, craft.gross_tonnage),
        (Some(318_000), Some(163_660))
    );
    assert_eq!(
        craft.flag.as_ref().and_then(|flag| flag.raw.as_deref()),
        Some("Panama")
    );
    assert_eq!(craft.former_flags.len(), 1, "`None Identified` is no flag");
    assert_eq!(ship.relations[0].kind, RelationKind::OwnedBy);
    assert_eq!(ship.relations[0].target, RelationTarget::Id("41005".into()));
    assert!(
        ship.names
            .iter()
            .any(|name| name.full == "SILVER PETREL" && name.form == NameForm::Former)
    );
}

#[test]
fn links_lead_to_the_one_party_of_that_name_or_stay_words() {
    let run = translate(&sample());
    let target = |id: &str, index: usize| find(&run, id).relations[index].target.clone();
    assert_eq!(target("41001", 0), RelationTarget::Id("41006".into()));
    assert_eq!(
        target("41004", 0),
        RelationTarget::Id("41008".into()),
        "by an alias"
    );
    assert_eq!(
        target("41009", 0),
        RelationTarget::Id("41010".into()),
        "less a full stop"
    );
    assert_eq!(
        target("41024", 0),
        RelationTarget::Text("CEDAR STRAIT HOLDING".into())
    );
}

#[test]
fn remarks_go_on_in_the_comments() {
    let run = translate(&sample());
    let subject = find(&run, "41011");
    let wallets: Vec<_> = subject
        .identifiers
        .iter()
        .filter(|identifier| identifier.scheme == "wallet:xbt")
        .collect();
    assert_eq!(wallets.len(), 14);
    assert!(
        wallets
            .iter()
            .all(|wallet| wallet.value.len() == wallets[0].value.len()),
        "none is cut"
    );
    let weak = subject
        .names
        .iter()
        .find(|name| name.full == "LQX")
        .expect("a name");
    let Locator::Row(row) = &subject.sources[weak.at as usize] else {
        panic!("not a row");
    };
    assert_eq!((row.part, row.first), (3, 1));
}

#[test]
fn without_the_comments_a_cut_value_is_not_taken_for_a_whole_one() {
    let run = translate(&set(SDN, ADD, ALT));
    let wallets = find(&run, "41011")
        .identifiers
        .iter()
        .filter(|identifier| identifier.scheme == "wallet:xbt");
    let lengths: Vec<usize> = wallets.map(|wallet| wallet.value.len()).collect();
    assert!(lengths.iter().all(|length| *length == lengths[0]), "{lengths:?}");
    let cut = run
        .notices
        .iter()
        .find(|notice| notice.kind == NoticeKind::RejectedValue && notice.field == "sdn.csv/Remarks");
    assert_eq!(cut.and_then(|notice| notice.record_id.as_deref()), Some("41011"));
}

#[test]
fn what_is_not_understood_is_kept_and_counted() {
    let run = translate(&sample());
    let subject = find(&run, "41013");
    assert!(
        subject
            .remarks
            .iter()
            .any(|remark| remark.text == "Hunting Licence 5521")
    );
    assert!(
        subject
            .remarks
            .iter()
            .any(|remark| remark.text.starts_with("(Following data"))
    );
    let notice = run
        .notices
        .iter()
        .find(|notice| notice.field == "Remarks/Hunting Licence")
        .expect("a notice");
    assert_eq!((notice.kind, notice.count), (NoticeKind::Unmapped, 1));
}

#[test]
fn a_listing_on_an_instrument_is_a_designation_with_its_dates() {
    let run = translate(&sample());
    let designations = &find(&run, "41021").designations;
    assert_eq!(designations.len(), 2);
    assert_eq!(designations[1].legal_bases[0].instrument, "EO 14024 Directive 3");
    assert!(designations[1].listed.is_some() && designations[1].effective.is_some());
}

#[test]
fn tiny_reads_give_the_same() {
    let whole = translate(&sample());
    for cap in [1, 7, 1000] {
        let run = translate(&sample().read_cap(cap));
        assert_eq!((&run.subjects, &run.notices), (&whole.subjects, &whole.notices));
    }
}

#[test]
fn line_ends_marks_and_order_of_the_parts_do_not_matter() {
    let whole = translate(&sample());
    let plain = |bytes: &[u8]| lines(bytes).replace(['\r', '\u{1a}'], "").into_bytes();
    let run = translate(&set(&plain(SDN), &plain(ADD), &plain(ALT)).and("SDN_COMMENTS.CSV", plain(COMMENTS)));
    assert_eq!(run.subjects, whole.subjects);
    assert!(run.summary().is_some_and(|summary| !summary.end_seen));
    let unseen = run
        .notices
        .iter()
        .filter(|notice| notice.message.contains("no end mark"));
    assert_eq!(unseen.count(), 4);
    let marked = [b"\xEF\xBB\xBF", SDN].concat();
    assert_eq!(
        translate(&set(&marked, ADD, ALT)).subjects,
        translate(&set(SDN, ADD, ALT)).subjects
    );
}

#[test]
fn copies_that_lost_the_last_line_end_as_well_are_whole_where_the_last_cell_is() {
    let whole = translate(&set(SDN, ADD, ALT));
    let bare = |bytes: &[u8]| {
        let text = lines(bytes).replace(['\r', '\u{1a}'], "");
        text.trim_end_matches(['\n', ' ']).as_bytes().to_vec()
    };
    for last in [",-0- ", ",-0-", ",\"Orlan \"\"Selka\"\"\""] {
        let mut alt = bare(ALT);
        let at = alt.iter().rposition(|byte| *byte == b',').expect("a comma");
        alt.splice(at.., last.bytes());
        let run = translate(&set(&bare(SDN), ADD, &alt));
        assert_eq!(
            run.subjects.len(),
            whole.subjects.len(),
            "{last}: {:?}",
            run.fault()
        );
        assert!(run.summary().is_some_and(|summary| !summary.end_seen));
    }
    let mut alt = bare(ALT);
    alt.truncate(alt.len() - 2);
    assert!(translate(&set(SDN, ADD, &alt)).fault().is_some());
}

#[test]
fn blank_rows_are_no_records() {
    let rows = [
        SDN.strip_suffix(b"\x1a").unwrap_or(SDN),
        b",,,,,,,,,,,\r\n".repeat(3).as_slice(),
    ]
    .concat();
    let run = translate(&set(&rows, ADD, ALT));
    assert_eq!(run.subjects, translate(&set(SDN, ADD, ALT)).subjects);
    assert!(
        run.notices
            .iter()
            .all(|notice| notice.kind != NoticeKind::RejectedRecord)
    );
}

#[test]
fn a_header_is_known_and_counts_as_a_row() {
    let header = "ent_num,SDN_NAME,SDN Type,Program,Title,Call Sign,Vess Type,Tonnage,GRT,Vess Flag,Vess Owner,Remarks\r\n";
    let sdn = [header.as_bytes(), SDN].concat();
    let add = [
        b"Ent_num,Add_num,Address,City/State/Province/Postal Code,Country,Add_remarks\r\n",
        ADD,
    ]
    .concat();
    let alt = [b"ent_num,alt_num,alt_type,alt_name,alt_remarks\r\n", ALT].concat();
    let comments = [&b"ent_num,remarks\r\n"[..], COMMENTS].concat();
    let run = translate(&set(&sdn, &add, &alt).and("sdn_comments.csv", comments));
    assert_eq!(run.subjects.len(), 24);
    let Locator::Row(row) = &run.subjects[0].sources[0] else {
        panic!("not a row");
    };
    assert_eq!(row.first, 2);
}

#[test]
fn a_column_that_is_not_known_is_told() {
    let header = "ent_num,alt_num,alt_type,alt_name,alt_remarks,script\r\n";
    let rows: String = lines(ALT)
        .trim_end_matches('\u{1a}')
        .lines()
        .map(|line| format!("{line},\"Latin\"\r\n"))
        .collect();
    let run = translate(&set(SDN, ADD, format!("{header}{rows}\u{1a}").as_bytes()));
    assert_eq!(run.subjects.len(), 24);
    let notice = run
        .notices
        .iter()
        .find(|notice| notice.field == "alt.csv/script")
        .expect("a notice");
    assert_eq!(
        (notice.kind, notice.excerpt.as_deref()),
        (NoticeKind::Unmapped, Some("Latin"))
    );
}
