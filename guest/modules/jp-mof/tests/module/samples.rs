//! The sample list.

use dragoman_guest::dates::date;
use dragoman_guest::native::{Files, run};
use dragoman_guest::schema::{
    Certainty, DateClaim, DocumentKind, Gender, Locator, Name, NameForm, NameQuality, NoticeKind,
    PartialDate, Subject, SubjectKind,
};
use jp_mof::JpMof;

use super::{SAMPLE, translate};

fn names(subject: &Subject, is_wanted: impl Fn(&Name) -> bool) -> Vec<&str> {
    let names = subject.names.iter().filter(|name| is_wanted(name));
    names.map(|name| name.full.as_str()).collect()
}

fn day(claim: Option<&DateClaim>) -> Option<PartialDate> {
    claim.and_then(|claim| claim.earliest)
}

#[test]
fn every_row_with_a_name_is_a_subject_and_every_other_a_withdrawal() {
    let run = translate(SAMPLE);
    let ids: Vec<_> = run.subjects.iter().map(|subject| subject.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "1/1", "1/2", "2/2", "2/5", "2/6", "3/1", "13/1", "13/2", "14/1", "17/1", "15/2", "21/1", "21/2",
            "26/1", "26/2", "37/1"
        ]
    );
    let withdrawn: Vec<_> = run
        .withdrawals
        .iter()
        .map(|withdrawal| withdrawal.id.as_str())
        .collect();
    assert_eq!(withdrawn, ["2/1", "2/3", "2/4", "8", "18-1", "18-2"]);
    let summary = run.summary().expect("a good end");
    assert!(summary.end_seen && summary.published.is_none());
}

#[test]
fn a_deleted_entry_is_a_withdrawal_with_its_day_and_its_reason() {
    let run = translate(SAMPLE);
    let deleted = run.withdrawal("2/1");
    assert_eq!(day(deleted.date.as_ref()), date(2011, Some(11), Some(18)));
    assert_eq!(deleted.reason, None);
    let Some(Locator::Row(row)) = deleted.sources.first() else {
        panic!("not a row")
    };
    assert_eq!(
        (row.sheet.as_deref(), row.first),
        (Some("2.タリバーン関係者等"), 3)
    );
    assert_eq!(run.withdrawal("2/3").reason.as_deref(), Some("2．と同一人物"));
}

#[test]
fn an_entry_that_was_emptied_without_a_mark_is_withdrawn_and_said_to_be() {
    let run = translate(SAMPLE);
    let emptied = run.withdrawal("2/4");
    assert_eq!(
        (emptied.date, emptied.instrument),
        (None, None),
        "the list states no day"
    );
    assert_eq!(emptied.extra.len(), 1, "{:?}", emptied.extra);
    assert_eq!(emptied.extra[0].0, "告示日付");
    let said: Vec<_> = run
        .notices_of(NoticeKind::Repaired)
        .iter()
        .map(|notice| notice.record_id.clone())
        .collect();
    assert_eq!(said, [Some("2/4".to_owned())]);
}

#[test]
fn a_regime_that_ended_is_a_withdrawal_with_the_words_that_end_it() {
    let run = translate(SAMPLE);
    let ended = run.withdrawal("8");
    assert_eq!(day(ended.date.as_ref()), date(2015, Some(12), Some(18)));
    assert_eq!(
        ended.reason.as_deref(),
        Some("フェリー前政権の高官又はその関係者等")
    );
    assert_eq!(ended.instrument.as_deref(), Some("2015年12月18日告示廃止"));
    assert_eq!(
        run.withdrawal("18-2").reason.as_deref(),
        Some("ボート計画に寄与し得る銀行")
    );
    assert_eq!(
        day(run.withdrawal("18-1").date.as_ref()),
        date(2016, Some(1), Some(22))
    );
}

#[test]
fn names_are_latin_original_and_japanese_and_others_in_both() {
    let vashti = translate(SAMPLE).subject("2/2");
    let all: Vec<_> = vashti
        .names
        .iter()
        .map(|name| (name.full.as_str(), name.form, name.script.as_deref()))
        .collect();
    use NameForm::{Alias, Former, OriginalScript, Primary, Spelling};
    assert_eq!(
        all,
        [
            ("ORLAN VASHTI", Primary, Some("Latn")),
            ("أورلان ڤاشتي", OriginalScript, Some("Arab")),
            ("オルラン・ヴァシュティ", Spelling, Some("Kana")),
            ("オルラン・セルカ", Alias, Some("Kana")),
            ("フェリーマン", Former, Some("Kana")),
            ("Orlan Selka", Alias, Some("Latn")),
            ("The Ferryman", Former, Some("Latn")),
        ]
    );
    assert!(
        vashti
            .names
            .iter()
            .all(|name| name.language.is_some() == (name.script.as_deref() == Some("Kana")))
    );
}

#[test]
fn columns_and_labels_say_what_sort_of_name_it_is_and_how_good() {
    let run = translate(SAMPLE);
    let selka = run.subject("2/6");
    assert_eq!(
        names(&selka, |name| name.form == NameForm::Former),
        ["フェリー財団", "Ferry Foundation"]
    );
    let trading = run.subject("13/1");
    assert_eq!(
        names(&trading, |name| name.form == NameForm::Alias),
        ["セルカ貿易", "Selka General Trading"]
    );
    assert_eq!(
        names(&trading, |name| name.form == NameForm::Former),
        ["フェリー貿易", "Ferry Trading"]
    );
    let otto = run.subject("37/1");
    assert_eq!(
        names(&otto, |name| name.quality == NameQuality::Strong),
        ["オットー・フェ", "Otto Fey", "ヴァント・フェイ", "Vant Fey"]
    );
    assert_eq!(
        names(&otto, |name| name.quality == NameQuality::Weak),
        ["船長", "The Captain"]
    );
    let tanker = run.subject("14/1");
    assert_eq!(
        names(&tanker, |name| name.form == NameForm::Alias),
        ["セルカ有限会社", "フェリー有限会社", "SELKA, LTD", "FERRY, LTD"]
    );
}

#[test]
fn spellings_within_a_persons_name_are_names_of_their_own() {
    let droste = translate(SAMPLE).subject("26/1");
    assert_eq!(
        names(&droste, |name| name.script.as_deref() == Some("Latn")),
        [
            "Vilem(Willem/Vilém) DROSTE(DROSTEN)",
            "Vilem DROSTE",
            "Willem DROSTEN",
            "Vilém DROSTE"
        ]
    );
}

#[test]
fn kinds_follow_from_sheets_and_from_what_only_a_person_has() {
    let run = translate(SAMPLE);
    let of = |id| run.subject(id).kind;
    for id in ["1/1", "2/2", "2/5", "3/1", "13/2", "15/2", "21/2", "26/2", "37/1"] {
        assert_eq!(of(id), SubjectKind::Person, "{id}");
    }
    for id in ["2/6", "13/1", "14/1", "21/1"] {
        assert_eq!(of(id), SubjectKind::Organization, "{id}");
    }
}

#[test]
fn births_are_read_in_all_their_forms() {
    let run = translate(SAMPLE);
    let births = |id| run.subject(id).births;
    let vashti = births("2/2");
    assert_eq!((vashti.len(), vashti[0].certainty), (2, Certainty::Circa));
    assert_eq!(
        (vashti[1].earliest, vashti[1].latest),
        (date(1945, None, None), date(1950, None, None))
    );
    assert_eq!(vashti[1].raw.as_deref(), Some("１945年-1950年頃"));
    // A number that was not formatted as a date, and one that was.
    assert_eq!(
        (births("2/5")[0].earliest, births("2/5")[0].raw.as_deref()),
        (date(1937, Some(7), Some(18)), Some("13714"))
    );
    assert_eq!(
        (births("17/1")[0].earliest, births("17/1")[0].raw.clone()),
        (date(1957, Some(7), Some(2)), None)
    );
    let days: Vec<_> = births("3/1").iter().map(|birth| birth.earliest).collect();
    assert_eq!(
        days,
        [date(1937, Some(7), Some(18)), date(1937, Some(9), Some(18))]
    );
    assert_eq!(
        births("13/2")[0].earliest,
        date(1943, Some(6), Some(12)),
        "it stands in the prose"
    );
    for id in ["15/2", "21/2"] {
        assert_eq!(births(id)[0].certainty, Certainty::Unstated, "{id}");
    }
    assert!(
        births("37/1")
            .iter()
            .all(|birth| birth.earliest == date(1971, Some(4), Some(9)))
    );
}

#[test]
fn a_sentence_holds_the_date_and_the_place_of_birth() {
    let run = translate(SAMPLE);
    let demirel = run.subject("1/1");
    assert_eq!(demirel.births[0].earliest, date(1938, Some(8), Some(17)));
    assert!(
        demirel.birth_places[0]
            .raw
            .as_deref()
            .is_some_and(|raw| raw.contains("Port Selka"))
    );
    assert!(run.subject("1/2").birth_places.is_empty());
}

#[test]
fn what_is_not_known_is_no_value_and_is_counted() {
    let run = translate(SAMPLE);
    let okonjo = run.subject("2/5");
    assert!(okonjo.nationalities.is_empty() && okonjo.documents.is_empty() && okonjo.addresses.is_empty());
    let titles = run
        .notices
        .iter()
        .find(|notice| notice.field == "称号")
        .expect("a notice");
    assert_eq!(
        (titles.kind, titles.count, titles.excerpt.as_deref()),
        (NoticeKind::Remark, 1, Some("不明"))
    );
}

#[test]
fn documents_have_numbers_countries_and_days() {
    let run = translate(SAMPLE);
    let vashti = run.subject("2/2");
    let passport = &vashti.documents[0];
    assert_eq!(
        (
            passport.kind,
            passport.number.as_deref(),
            passport.issuer.as_deref()
        ),
        (DocumentKind::Passport, Some("X7734120"), Some("KE"))
    );
    assert_eq!(day(passport.issued.as_ref()), date(1999, Some(6), Some(4)));
    assert_eq!(day(passport.expires.as_ref()), date(2004, Some(6), Some(3)));
    assert_eq!(
        (vashti.documents[1].kind, vashti.documents[1].number.as_deref()),
        (DocumentKind::NationalId, Some("0099123"))
    );
    let tax = vashti
        .identifiers
        .iter()
        .find(|identifier| identifier.scheme == "tax")
        .expect("a number");
    assert_eq!(tax.value, "VSHRLN70L14Z352B");
    let choe = run.subject("17/1");
    let numbers: Vec<_> = choe
        .documents
        .iter()
        .map(|document| (document.number.as_deref(), document.issuer.as_deref()))
        .collect();
    assert_eq!(
        numbers,
        [
            (Some("990012345"), None),
            (Some("990604197201190322"), Some("CN"))
        ]
    );
    let otto = run.subject("37/1");
    assert_eq!(
        (
            otto.documents[0].number.as_deref(),
            otto.documents[0].issuer.as_deref()
        ),
        (Some("S00917253"), Some("SS"))
    );
}

#[test]
fn places_and_nationalities_are_coded_where_the_words_are_plain() {
    let run = translate(SAMPLE);
    let places = |id| -> Vec<(Option<String>, Option<String>)> {
        let places = run.subject(id).addresses.into_iter();
        places.map(|place| (place.raw, place.country)).collect()
    };
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(
        places("2/2"),
        [
            (some("ケニア（2016年7月時点）"), some("KE")),
            (some("Port Selka, Kenya"), some("KE"))
        ]
    );
    assert_eq!(
        places("14/1"),
        [
            (some("北朝鮮平壌特別市中区域"), some("KP")),
            (some("中華人民共和国大連市"), some("CN"))
        ]
    );
    assert_eq!(run.subject("26/2").birth_places[0].country.as_deref(), Some("NL"));
    let nationality = run.subject("3/1").nationalities.remove(0);
    assert_eq!(
        (nationality.code.as_deref(), nationality.note.as_deref()),
        (Some("NG"), Some("2003年12月時点"))
    );
    let doubtful = run.subject("21/2").nationalities.remove(0);
    assert_eq!(
        (doubtful.code, doubtful.raw.as_deref()),
        (None, Some("エチオピアと思われる"))
    );
}

#[test]
fn designations_are_that_by_japan_and_the_one_it_rests_on() {
    let vashti = translate(SAMPLE).subject("2/2");
    let [japan, nations] = vashti.designations.as_slice() else {
        panic!("{:?}", vashti.designations)
    };
    assert_eq!(day(japan.listed.as_ref()), date(2001, Some(9), Some(22)));
    let revised: Vec<_> = japan.amended.iter().map(|claim| claim.earliest).collect();
    assert_eq!(
        revised,
        [date(2008, Some(6), Some(25)), None, date(2012, Some(3), Some(27))]
    );
    assert_eq!(japan.amended[1].raw.as_deref(), Some("200812.19"));
    assert_eq!((japan.reference.as_deref(), japan.measures.len()), (Some("2"), 1));
    assert_eq!(
        japan.programme.as_deref(),
        Some("タリバーン関係者等 （関係者等）")
    );
    assert!(
        japan
            .note
            .as_deref()
            .is_some_and(|note| note.starts_with("（注1）"))
    );
    assert_eq!(nations.authority.as_deref(), Some("国連制裁委員会"));
    assert_eq!(day(nations.listed.as_ref()), date(2001, Some(1), Some(25)));
    let amended: Vec<_> = nations.amended.iter().map(|claim| claim.earliest).collect();
    assert_eq!(
        amended,
        [
            date(2003, Some(9), Some(3)),
            date(2003, Some(12), Some(20)),
            date(2007, Some(7), Some(9))
        ]
    );
}

#[test]
fn a_title_goes_on_in_the_next_row_and_beside_it() {
    let run = translate(SAMPLE);
    let programme = |id| {
        run.subject(id)
            .designations
            .remove(0)
            .programme
            .unwrap_or_default()
    };
    assert!(programme("17/1").contains("措置の対象となる北朝鮮の核"));
    assert!(programme("3/1").starts_with("テロリスト等 先進主要"));
}

#[test]
fn a_number_of_another_sheet_is_known_as_that_of_the_same_subject() {
    let run = translate(SAMPLE);
    let numbers = |id| -> Vec<String> {
        let identifiers = run.subject(id).identifiers.into_iter();
        identifiers
            .filter(|identifier| identifier.scheme == "mof")
            .map(|identifier| identifier.value)
            .collect()
    };
    assert_eq!(numbers("3/1"), ["3/1", "2/5"]);
    assert_eq!(numbers("13/1"), ["13/1", "14/1"]);
    assert_eq!(numbers("17/1"), ["17/1", "15/2"]);
    assert_eq!(numbers("2/5"), ["2/5"]);
    assert_eq!(
        run.subject("3/1").designations[0].reference.as_deref(),
        Some("1(*5)")
    );
}

#[test]
fn a_row_without_a_date_and_a_number_goes_on_in_the_entry_above_it() {
    let ferry = translate(SAMPLE).subject("21/1");
    assert_eq!(ferry.sources.len(), 2);
    let remarks: Vec<_> = ferry.remarks.iter().map(|remark| remark.at).collect();
    assert_eq!(remarks, [0, 1]);
}

#[test]
fn a_person_has_titles_positions_gender_and_telephones() {
    let run = translate(SAMPLE);
    let person = run.subject("2/2").person.expect("a person");
    assert_eq!(
        (person.titles.len(), person.positions.len(), person.gender),
        (2, 2, Some(Gender::Male))
    );
    assert_eq!(
        run.subject("17/1").person.and_then(|person| person.gender),
        Some(Gender::Female)
    );
    assert_eq!(run.subject("37/1").contacts.len(), 2);
}

#[test]
fn a_row_whose_number_cannot_be_read_is_left_out_and_said_to_be() {
    let run = translate(SAMPLE);
    let rejected = run.notices_of(NoticeKind::RejectedRecord);
    assert_eq!((rejected.len(), rejected[0].excerpt.as_deref()), (1, Some("x7")));
}

#[test]
fn tiny_reads_give_the_same_as_large_ones() {
    let (whole, tiny) = (
        translate(SAMPLE),
        run::<JpMof>(&Files::one("list", SAMPLE).read_cap(7)),
    );
    assert_eq!(
        (whole.subjects, whole.withdrawals),
        (tiny.subjects, tiny.withdrawals)
    );
}
