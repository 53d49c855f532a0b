//! Writes limits.

use dragoman_runtime::Limits;
use serde_json::Value;

/// All limits for people, a line each.
pub(crate) fn lines(limits: &Limits) -> impl Iterator<Item = String> {
    let limits = named(limits).into_iter();
    limits.map(|(name, value)| format!("limit      {name} {value}"))
}

/// The limits that are not the defaults.
pub(crate) fn overrides(limits: &Limits) -> Vec<(String, Value)> {
    let pairs = named(limits).into_iter().zip(named(&Limits::default()));
    pairs
        .filter(|(ours, default)| ours != default)
        .map(|(ours, _)| ours)
        .collect()
}

/// All limits as `step.name`, in their order.
fn named(limits: &Limits) -> Vec<(String, Value)> {
    let steps = serde_json::to_value(limits).expect("limits are numbers, which always serialise");
    let steps = steps.as_object().into_iter().flatten();
    let of = |(step, limits): (&String, &Value)| -> Vec<(String, Value)> {
        let limits = limits.as_object().into_iter().flatten();
        limits
            .map(|(name, value)| (format!("{step}.{name}"), value.clone()))
            .collect()
    };
    steps.flat_map(of).collect()
}

#[cfg(test)]
mod tests {
    use dragoman_runtime::RunLimits;

    use super::*;

    #[test]
    fn only_what_is_not_the_default_is_an_override() {
        let run = RunLimits {
            items: 7,
            ..RunLimits::default()
        };
        let limits = Limits {
            run,
            ..Limits::default()
        };
        assert_eq!(overrides(&limits), [("run.items".into(), Value::from(7))]);
        assert!(overrides(&Limits::default()).is_empty());
    }
}
