//! Writes for people what was left out, repaired or not understood.

use dragoman_model::Rejection;
use dragoman_model::schema::Notice;

use crate::place::{self, Names};
use crate::visible;

/// A record that the host left out, on a line.
pub(crate) fn rejection(rejection: &Rejection, names: &Names) -> String {
    let source = rejection.source.as_ref();
    let place = source.map_or("no place".into(), |source| place::show(source, names));
    format!(
        "rejected: {place}: {} {}: {}",
        visible::line(&rejection.id),
        rejection.field,
        visible::line(&rejection.message)
    )
}

/// A notice of the module, on a line.
pub(crate) fn notice(notice: &Notice, names: &Names) -> String {
    let source = notice.source.as_ref();
    let place = source.map_or(String::new(), |source| {
        format!(" ({})", place::show(source, names))
    });
    format!(
        "{:?} x{}: {}: {}{place}",
        notice.kind,
        notice.count,
        visible::line(&notice.field),
        visible::line(&notice.message)
    )
}
