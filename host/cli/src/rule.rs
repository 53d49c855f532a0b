//! The rule that a refused module breaks, for machines: its id does not change when its words do.

use anyhow::Error;
use dragoman_runtime::LoadError;

use crate::trust::Refused;

/// Id of the rule for whose sake something was refused, such as `admit/size`; none where no rule is the reason.
pub(crate) fn of(error: &Error) -> Option<&'static str> {
    if let Some(LoadError::Refused(refusal)) = error.downcast_ref() {
        return Some(refusal.rule());
    }
    error.downcast_ref::<Refused>().map(|refused| refused.rule)
}
