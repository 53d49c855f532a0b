//! The engine, and for how long its makers mend it.

use dragoman_runtime::Engine;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use serde::Serialize;

use super::Problem;

/// The engine.
#[derive(Debug, Serialize)]
pub(crate) struct State {
    /// Version of wasmtime.
    pub(crate) wasmtime: &'static str,
    /// Whether it is a line with long-term support.
    pub(crate) long_term: bool,
    /// The day until which security faults of its line are mended.
    pub(crate) supported_until: Date,
    /// What of WebAssembly a component may use.
    pub(crate) features: Vec<String>,
}

/// The engine at the time `now`.
pub(super) fn state(now: Timestamp, problems: &mut Vec<Problem>) -> State {
    let major = Engine::VERSION
        .split('.')
        .next()
        .and_then(|major| major.parse().ok())
        .expect("wasmtime's version begins with a number");
    let supported_until = end_of_support(major);
    if now.to_zoned(TimeZone::UTC).date() > supported_until {
        problems.push(Problem::new(
            "engine",
            format!(
                "wasmtime {} was supported until {supported_until}: holes found since then stay open",
                Engine::VERSION
            ),
            "use a version of dragoman with a later engine",
        ));
    }
    State {
        wasmtime: Engine::VERSION,
        long_term: is_long_term(major),
        supported_until,
        features: Engine::features(),
    }
}

fn is_long_term(major: i32) -> bool {
    major % 12 == 0
}

/// A new major version appears on the 20th of each month, the 20th was that of April 2024. Every twelfth is supported for
/// 24 months, the others for two. Source: wasmtime's book, "Release Process".
fn end_of_support(major: i32) -> Date {
    let months = if is_long_term(major) { 24 } else { 2 };
    date(2024, 4, 20) + Span::new().months(major - 20 + months)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_twelfth_version_is_supported_for_two_years_the_others_for_two_months() {
        assert_eq!(end_of_support(24), date(2026, 8, 20));
        assert_eq!(end_of_support(36), date(2027, 8, 20));
        assert_eq!(end_of_support(37), date(2025, 11, 20));
    }

    #[test]
    fn an_engine_beyond_its_support_is_a_problem() {
        let at = |day: &str| {
            let mut problems = Vec::new();
            state(format!("{day}T12:00:00Z").parse().expect("a time"), &mut problems);
            problems.len()
        };
        assert_eq!([at("2026-12-01"), at("2100-01-01")], [0, 1]);
    }
}
