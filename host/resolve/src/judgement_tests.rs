//! What is judged of two records: each test is a rule that must hold whatever the weights become.

use serde_json::json;

use crate::compare::Feature;
use crate::features::Features;
use crate::fixtures::{births, body, born, identifiers, key, person, resolved, subject};
use crate::link::{Link, Verdict};
use crate::resolver::Resolver;

use Verdict::{Apart, AutoJoined, ForReview};

/// What is judged of records of two lists that are alone in the world.
fn link(a: Features, b: Features) -> Link {
    among(&[], a, b)
}

/// What is judged of records of two lists, among many others.
fn among(others: &[Features], a: Features, b: Features) -> Link {
    let others = others
        .iter()
        .enumerate()
        .map(|(number, features)| (key("ZZ", &number.to_string()), features.clone()));
    let pair = [(key("AA", "a"), a), (key("BB", "b"), b)];
    explained(&resolved(others.chain(pair)))
}

fn explained(resolver: &Resolver) -> Link {
    let link = resolver.explain(&key("AA", "a"), &key("BB", "b"));
    link.expect("both are there")
}

#[track_caller]
fn judged(link: &Link, verdict: Verdict) {
    assert_eq!(
        link.verdict,
        verdict,
        "{:.1}: {:#?}",
        link.total.as_f64(),
        link.evidence
    );
}

fn weight(link: &Link, feature: Feature) -> f64 {
    let pieces = link.evidence.iter().filter(|piece| piece.feature == feature);
    pieces.map(|piece| piece.weight.as_f64()).sum()
}

/// Many people with the same given and family name, each of another year.
fn namesakes(name: &str, count: u16) -> Vec<Features> {
    let year = |number: u16| (1900 + number % 100).to_string();
    (0..count)
        .map(|number| person(&[name], json!({ "births": births(&[&year(number)]) })))
        .collect()
}

#[test]
fn a_name_alone_never_joins_however_rare_and_long() {
    let name = "Thaddeus Quillon Ferravanti Obermoyle";
    let link = link(person(&[name], json!({})), person(&[name], json!({})));
    judged(&link, ForReview);
}

#[test]
fn a_rare_name_and_a_day_of_birth_join() {
    let one = || {
        person(
            &["Quillon Obermoyle"],
            json!({ "births": births(&["1961-03-17"]) }),
        )
    };
    judged(&link(one(), one()), AutoJoined);
}

#[test]
fn a_common_name_and_a_year_of_birth_do_not_join_even_in_one_country() {
    let others = namesakes("Karim Hadad", 300);
    let one = || person(&["Karim Hadad"], born("1971", "IQ"));
    let link = among(&others, one(), one());
    assert!(link.verdict != AutoJoined, "{:#?}", link.evidence);
}

#[test]
fn a_rare_name_says_more_than_a_common_one() {
    let one = || person(&["Karim Hadad"], json!({}));
    let rare = link(one(), one());
    let common = among(&namesakes("Karim Hadad", 300), one(), one());
    assert!(weight(&rare, Feature::Name) > weight(&common, Feature::Name) + 5.0);
}

#[test]
fn a_name_agrees_however_it_is_divided_and_whichever_word_comes_first() {
    let name = |name| person(&[name], json!({}));
    for other in ["Dovrin Sungjinmal", "Sungjin Mal Dovrin", "Sungjinmal Dovrin"] {
        let link = link(name("Dovrin Sung Jin Mal"), name(other));
        assert!(
            weight(&link, Feature::Name) > 0.0,
            "{other}: {:#?}",
            link.evidence
        );
    }
}

#[test]
fn the_same_consonants_in_another_order_are_another_name() {
    let link = link(
        person(&["Badelo Minkov"], json!({})),
        person(&["Mokan Delivob"], json!({})),
    );
    assert!(weight(&link, Feature::Name) < 0.0, "{:#?}", link.evidence);
}

#[test]
fn years_of_birth_far_apart_keep_namesakes_apart() {
    let one = |year| person(&["Quillon Obermoyle"], born(year, "IE"));
    judged(&link(one("1943"), one("1971")), Apart);
}

#[test]
fn one_of_several_births_that_agrees_is_enough() {
    let sure = person(
        &["Quillon Obermoyle"],
        json!({ "births": births(&["1961-03-17"]) }),
    );
    let unsure = json!({ "births": births(&["1953", "1961-03-17", "1965"]) });
    judged(&link(sure, person(&["Quillon Obermoyle"], unsure)), AutoJoined);
}

#[test]
fn two_genders_speak_against() {
    let one = |gender| {
        let fields = json!({ "births": births(&["1961"]), "person": { "gender": gender } });
        person(&["Quillon Obermoyle"], fields)
    };
    let (alike, unlike) = (link(one("male"), one("male")), link(one("male"), one("female")));
    assert_eq!(weight(&alike, Feature::Gender), 0.0);
    assert!(weight(&unlike, Feature::Gender) < 0.0 && unlike.verdict != AutoJoined);
}

#[test]
fn a_person_is_no_organisation_whatever_they_share() {
    let name = ["Obermoyle Ferravanti"];
    let shared = json!({ "identifiers": identifiers(&[("tax", "7712345678")]) });
    judged(&link(person(&name, shared.clone()), body(&name, shared)), Apart);
}

#[test]
fn a_shared_reference_joins_spellings_and_makes_other_names_worth_a_look() {
    let one = |name| {
        person(
            &[name],
            json!({ "identifiers": identifiers(&[("un-ref", "QDi.901")]) }),
        )
    };
    judged(
        &link(one("Quillon Obermoyle"), one("OBERMOYLE, Quilon Ferravanti")),
        AutoJoined,
    );
    judged(&link(one("Quillon Obermoyle"), one("Hester Vane")), ForReview);
}

#[test]
fn another_reference_of_the_same_authority_speaks_against() {
    let one = |reference| {
        let fields =
            json!({ "births": births(&["1961"]), "identifiers": identifiers(&[("un-ref", reference)]) });
        person(&["Quillon Obermoyle"], fields)
    };
    let link = link(one("QDi.901"), one("QDi.902"));
    assert!(weight(&link, Feature::Reference) < 0.0);
    judged(&link, Apart);
}

#[test]
fn numbers_of_two_authorities_say_nothing_of_one_another() {
    let one = |scheme, value| {
        person(
            &["Quillon Obermoyle"],
            json!({ "identifiers": identifiers(&[(scheme, value)]) }),
        )
    };
    let link = link(one("un-ref", "QDi.901"), one("eu-ref", "EU.77.1"));
    assert_eq!(weight(&link, Feature::Reference), 0.0);
}

#[test]
fn ships_are_known_by_their_imo_number_and_not_by_their_name() {
    let one = |name, imo| {
        let fields = json!({ "identifiers": identifiers(&[("imo", imo)]) });
        Features::of(&subject("vessel", &[name], fields))
    };
    judged(
        &link(one("Gilded Heron", "9074729"), one("Morning Wren", "9074729")),
        AutoJoined,
    );
    judged(
        &link(one("Gilded Heron", "9074729"), one("Gilded Heron", "9074731")),
        Apart,
    );
}

fn passport(name: &str, country: &str, number: &str, status: &str) -> Features {
    let document =
        json!({ "kind": "passport", "number": number, "issuer": country, "status": status, "at": 0 });
    person(&[name], json!({ "documents": [document] }))
}

#[test]
fn a_passport_is_known_by_its_number_and_its_country() {
    let one = |country, number| passport("Quillon Obermoyle", country, number, "valid");
    judged(&link(one("IE", "P7731904"), one("IE", "P-7731904")), AutoJoined);
    let other_country = link(one("IE", "P7731904"), one("FR", "P7731904"));
    assert_eq!(weight(&other_country, Feature::Number), 0.0);
    let other_number = link(one("IE", "P7731904"), one("IE", "P1180427"));
    assert!(weight(&other_number, Feature::Number) < 0.0);
}

#[test]
fn a_passport_that_is_known_to_be_false_tells_nobody() {
    let one = || passport("Quillon Obermoyle", "IE", "P7731904", "known_false");
    assert_eq!(weight(&link(one(), one()), Feature::Number), 0.0);
}

#[test]
fn a_number_does_not_outweigh_a_name_and_a_birth_that_contradict() {
    let one = |name, year: &str| {
        let document =
            json!({ "kind": "passport", "number": "P7731904", "issuer": "IE", "status": "valid", "at": 0 });
        person(
            &[name],
            json!({ "births": births(&[year]), "documents": [document] }),
        )
    };
    let link = link(
        one("Quillon Obermoyle", "1943-02-03"),
        one("Hester Vane", "1988-11-30"),
    );
    assert!(link.verdict != AutoJoined, "{:#?}", link.evidence);
}

#[test]
fn brothers_are_not_joined() {
    let one = |name, date| person(&[name], born(date, "SY"));
    let link = link(
        one("Tarvish Domeq Alzuhari", "1961-03-17"),
        one("Wendal Domeq Alzuhari", "1963-08-02"),
    );
    judged(&link, Apart);
}

#[test]
fn twins_on_one_list_are_not_joined() {
    let one = |name| person(&[name], born("1991-01-20", "AZ"));
    for (a, b) in [
        ("Hasan Obermoyle", "Husain Obermoyle"),
        ("Tarvish Domeq Wendal Alzuhari", "Jarvish Domeq Wendal Alzuhari"),
    ] {
        let twins = [(key("AA", "1"), one(a)), (key("AA", "2"), one(b))];
        let link = resolved(twins).explain(&key("AA", "1"), &key("AA", "2"));
        let link = link.expect("both are there");
        assert!(link.verdict != AutoJoined, "{link:#?}");
    }
}

#[test]
fn a_name_that_millions_bear_and_a_year_of_birth_do_not_join() {
    for name in ["Wang Wei", "Juan Garcia", "Muhammad Khan"] {
        let one = || person(&[name], born("1971", "CN"));
        let link = link(one(), one());
        assert!(link.verdict != AutoJoined, "{:#?}", link.evidence);
    }
}

#[test]
fn a_chain_of_fathers_may_be_given_in_part() {
    let long = person(&["Tarvish Domeq Wendal Alzuhari"], born("1961-03-17", "SY"));
    let short = person(&["Tarvish Alzuhari"], born("1961-03-17", "SY"));
    judged(&link(long, short), AutoJoined);
}

#[test]
fn spellings_of_one_name_agree_in_any_order_and_script() {
    for (one, other) in [
        ("Muhammad Qasim Zubaydi", "QASSEM, Mohamed Zobeidi"),
        ("Yevgeny Vasilyevich Tkachuk", "Евгений Васильевич Ткачук"),
        ("Abd al-Rahman Yusuf Haddar", "Abdurrahman Youssef HADAR"),
        ("Ёлкина Щедра", "Yolkina Shchedra"),
    ] {
        let link = link(
            person(&[one], born("1961-03-17", "XX")),
            person(&[other], born("1961-03-17", "XX")),
        );
        judged(&link, AutoJoined);
    }
}

#[test]
fn a_name_in_the_same_several_spellings_says_more_but_does_not_join_alone() {
    let spellings = ["Tarvish Domeq", "Tarwish Dumeq", "Tarvesh Domeg"];
    let others = namesakes(spellings[0], 20);
    let between = |names: &[&str]| among(&others, person(names, json!({})), person(&spellings, json!({})));
    let (once, thrice) = (between(&spellings[..1]), between(&spellings));
    assert!(thrice.total > once.total, "{thrice:#?}");
    judged(
        &link(person(&spellings, json!({})), person(&spellings, json!({}))),
        ForReview,
    );
}

#[test]
fn whom_one_list_names_twice_and_two_others_once_is_one() {
    let one = || person(&["Quillon Obermoyle"], born("1961", "IE"));
    let twice = || [(key("AA", "1"), one()), (key("AA", "2"), one())];
    let alone = resolved(twice());
    let link = alone.explain(&key("AA", "1"), &key("AA", "2"));
    judged(&link.expect("both are there"), ForReview);
    let together =
        |resolver: &Resolver| resolver.cluster_of(&key("AA", "1")) == resolver.cluster_of(&key("AA", "2"));
    let others = [(key("BB", "1"), one()), (key("CC", "1"), one())];
    assert!(together(&resolved(twice().into_iter().chain(others))));
    // A single list may have taken one for the other.
    let other = [(key("BB", "1"), one())];
    assert!(!together(&resolved(twice().into_iter().chain(other))));
    // Two that other lists tell apart as well are two.
    let told_apart = ["AA", "BB", "CC"].map(|issuer| [(key(issuer, "1"), one()), (key(issuer, "2"), one())]);
    assert!(!together(&resolved(told_apart.into_iter().flatten())));
}

#[test]
fn a_weak_alias_weighs_less_than_a_strong_one() {
    let with_alias = |quality| {
        let names = json!([
            { "full": "Quillon Obermoyle", "form": "primary", "quality": "unstated", "at": 0 },
            { "full": "Ferravanti Ostrakow", "form": "alias", "quality": quality, "at": 0 },
        ]);
        person(&["-"], json!({ "names": names }))
    };
    let other = || person(&["Ferravanti Ostrakow"], json!({}));
    let (weak, strong) = (
        link(with_alias("weak"), other()),
        link(with_alias("strong"), other()),
    );
    assert!(weight(&weak, Feature::Name) < weight(&strong, Feature::Name) / 2.0);
}

#[test]
fn companies_of_a_group_are_not_joined_by_the_group_s_name() {
    let one = |name| body(&[name], json!({ "addresses": [{ "country": "IR", "at": 0 }] }));
    for (a, b) in [
        ("Ferravanti Bank", "Ferravanti Bank Leasing"),
        ("Ferravanti Shipping Lines", "Ferravanti Petrochemical Industries"),
        ("Ferravanti Works Unit 3", "Ferravanti Works Unit 4"),
        ("Ferravanti Works I", "Ferravanti Works II"),
        ("Third Ferravanti Brigade", "Ferravanti Brigade"),
    ] {
        let link = link(one(a), one(b));
        assert!(link.verdict != AutoJoined, "{a}, {b}: {:#?}", link.evidence);
    }
}

#[test]
fn bodies_of_one_list_are_not_joined_by_a_door_and_a_telephone_of_their_group() {
    let one = |name| {
        let address = json!({ "street": "12 Ostrakow Quay, Tower 4", "city": "Valdora Harbour", "country": "CY", "at": 0 });
        let phone = json!({ "kind": "phone", "value": "+357 22 668 608", "at": 0 });
        body(&[name], json!({ "addresses": [address], "contacts": [phone] }))
    };
    let (a, b) = (one("Hodara Shipping Company"), one("Hadora Shipping Company"));
    let one_list = resolved([(key("AA", "1"), a), (key("AA", "2"), b)]);
    let link = one_list
        .explain(&key("AA", "1"), &key("AA", "2"))
        .expect("both are there");
    assert!(link.verdict != AutoJoined, "{link:#?}");
}

#[test]
fn an_abbreviation_in_brackets_is_not_a_word_more() {
    let one = |name| body(&[name], json!({ "addresses": [{ "country": "EE", "at": 0 }] }));
    let link = link(
        one("Ostrakow Quay Industrial Group (OQIG)"),
        one("Ostrakow Quay Industrial Group"),
    );
    judged(&link, AutoJoined);
}

#[test]
fn a_legal_form_tells_no_companies_apart() {
    let register = |name| {
        body(
            &[name],
            json!({ "addresses": [{ "city": "Tallinn", "country": "EE", "at": 0 }] }),
        )
    };
    let link = link(
        register("Ferravanti Ostrakow Trading LLC"),
        register("OOO Ferravanti Ostrakow Trading"),
    );
    judged(&link, AutoJoined);
}

#[test]
fn one_list_means_to_name_everybody_once() {
    let one = || person(&["Quillon Obermoyle"], json!({ "births": births(&["1961"]) }));
    let same_list = resolved([(key("AA", "1"), one()), (key("AA", "2"), one())]);
    let same_list = same_list
        .explain(&key("AA", "1"), &key("AA", "2"))
        .expect("both are there");
    assert!(same_list.total < link(one(), one()).total);
}

#[test]
fn evidence_tells_the_values_of_both_records_and_adds_up() {
    let link = link(
        person(&["Quillon Obermoyle"], born("1961-03-17", "IE")),
        person(&["OBERMOYLE Quillon"], born("1961-03-18", "IE")),
    );
    assert_eq!(
        link.evidence
            .iter()
            .map(|piece| piece.weight)
            .sum::<crate::Bits>(),
        link.total
    );
    let birth = link
        .evidence
        .iter()
        .find(|piece| piece.feature == Feature::Birth)
        .expect("births differ");
    assert_eq!((&*birth.a, &*birth.b), ("1961-03-17", "1961-03-18"));
    let weights: Vec<_> = link.evidence.iter().map(|piece| piece.weight).collect();
    assert!(
        weights.is_sorted_by(|one, two| one >= two),
        "what weighs most comes first"
    );
}
