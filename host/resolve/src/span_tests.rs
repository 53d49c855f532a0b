use dragoman_model::schema::Calendar;

use super::*;

fn date(text: &str) -> PartialDate {
    let mut parts = text.split('-').map(|part| part.parse::<u16>().expect("a number"));
    PartialDate {
        year: parts.next().expect("a year"),
        month: parts.next().map(|month| month as u8),
        day: parts.next().map(|day| day as u8),
    }
}

fn span(certainty: Certainty, earliest: &str, latest: &str) -> Span {
    Span::of(&DateClaim {
        earliest: Some(date(earliest)),
        latest: Some(date(latest)),
        certainty,
        calendar: Calendar::Gregorian,
        raw: None,
        note: None,
        at: 0,
    })
    .expect("both ends are known")
}

fn exact(text: &str) -> Span {
    span(Certainty::Exact, text, text)
}

fn meeting(a: &str, b: &str) -> Meeting {
    let met = exact(a).meet(exact(b));
    assert_eq!(met, exact(b).meet(exact(a)), "the order means nothing: {a} {b}");
    met
}

#[test]
fn agreement_is_as_precise_as_the_less_precise_of_two() {
    assert_eq!(meeting("1971-03-14", "1971-03-14"), Meeting::SameDay);
    assert_eq!(meeting("1971-03-14", "1971-03"), Meeting::SameMonth);
    assert_eq!(meeting("1971-03-14", "1971"), Meeting::SameYear);
    assert_eq!(
        exact("1971").meet(span(Certainty::Between, "1968", "1973")),
        Meeting::Overlap
    );
    assert_eq!(
        exact("1971").meet(span(Certainty::Circa, "1969", "1969")),
        Meeting::Overlap
    );
}

#[test]
fn what_lists_guess_alike_is_the_same_year() {
    let about = |year| span(Certainty::Circa, year, year);
    assert_eq!(about("1968").meet(about("1968")), Meeting::SameYear);
    assert_eq!(about("1968").meet(exact("1968")), Meeting::SameYear);
    assert_eq!(exact("1968-05-03").meet(about("1968")), Meeting::SameYear);
    assert_eq!(about("1968").meet(about("1969")), Meeting::Overlap);
    let range = span(Certainty::Between, "1966", "1970");
    assert_eq!(about("1968").meet(range), Meeting::Overlap);
    assert_eq!(
        about("1968").years().collect::<Vec<_>>(),
        [1966, 1967, 1968, 1969, 1970]
    );
}

#[test]
fn the_first_of_january_is_no_more_than_its_year() {
    assert_eq!(meeting("1971-01-01", "1971-01-01"), Meeting::SameYear);
    assert_eq!(meeting("1971-01-01", "1971-03-14"), Meeting::SameYear);
    assert_eq!(meeting("1971-01", "1971-01-01"), Meeting::SameYear);
}

#[test]
fn slips_are_told_from_other_days() {
    assert_eq!(meeting("1971-03-04", "1971-04-03"), Meeting::Slip);
    assert_eq!(meeting("1971-03-14", "1972-03-14"), Meeting::Slip);
    assert_eq!(meeting("1971-11-14", "1971-10-14"), Meeting::Slip);
    assert_eq!(meeting("1971-03-14", "1971-03-17"), Meeting::Slip);
    assert_eq!(meeting("1971-03-02", "1971-03-26"), Meeting::OtherDay);
    assert_eq!(meeting("1971-03-14", "1971-05-02"), Meeting::OtherDay);
    assert_eq!(meeting("1971-03", "1971-05"), Meeting::OtherDay);
}

#[test]
fn distance_is_counted_in_years() {
    assert_eq!(meeting("1971", "1972"), Meeting::NextYear);
    assert_eq!(meeting("1971-03-14", "1973-03-14"), Meeting::Near);
    assert_eq!(meeting("1971-03-14", "1981-03-14"), Meeting::Far);
    let about = span(Certainty::Circa, "1970", "1970");
    assert_eq!(about.meet(exact("1975")), Meeting::Near);
}

#[test]
fn it_is_shown_as_it_was_written() {
    for text in ["1971-03-14", "1971-03", "1971"] {
        assert_eq!(exact(text).to_string(), text);
    }
    assert_eq!(span(Certainty::Circa, "1968", "1968").to_string(), "about 1968");
    assert_eq!(
        span(Certainty::Between, "1968", "1973").to_string(),
        "1968 to 1973"
    );
}

#[test]
fn a_spread_allows_for_whatever_the_best_of_its_spans_do() {
    let all = [
        exact("1961-03-17"),
        exact("1961-03"),
        exact("1961"),
        exact("1962-03-17"),
        exact("1966-12-02"),
        exact("1988-11-30"),
        span(Certainty::Circa, "1963", "1963"),
        span(Certainty::Between, "1955", "1960"),
    ];
    let some = |bits: u32| -> Vec<Span> {
        let chosen = all.iter().enumerate().filter(|(at, _)| bits & 1 << at != 0);
        chosen.map(|(_, span)| *span).collect()
    };
    for one in 1..1 << all.len() {
        for other in 1..1 << all.len() {
            let (one, other) = (some(one), some(other));
            let meetings = one
                .iter()
                .flat_map(|one| other.iter().map(|other| one.meet(*other)));
            let best = meetings.min().expect("there are some");
            let mut allowed = Spread::of(&one).meetings(Spread::of(&other));
            assert!(allowed.any(|meeting| meeting == best), "{one:?} {other:?}");
        }
    }
    let [days, others] =
        [["1961-03-17", "1966-12-02"], ["1961-03-19", "1971"]].map(|dates| Spread::of(&dates.map(exact)));
    assert!(days.meetings(others).all(|meeting| meeting >= Meeting::SameYear));
    let [early, late] = ["1961", "1988-11-30"].map(|date| Spread::of(&[exact(date)]));
    assert!(early.meetings(late).all(|meeting| meeting == Meeting::Far));
}
