//! What the form says of the list as a whole.

use dragoman_guest::build;
use dragoman_guest::schema::{Certainty, Fault, FaultKind, NoticeKind, PartialDate};

use crate::list::List;
use crate::report::Report;
use crate::row::Row;
use crate::values::Entry;

/// What the form says of the list.
#[derive(Debug, Default)]
pub(crate) struct About {
    pub(crate) published: Option<PartialDate>,
    pub(crate) edition: Option<String>,
    pub(crate) entries: Option<u32>,
}

impl About {
    /// Reads it.
    ///
    /// # Errors
    ///
    /// A fault if it is the form of another list than the module's: nobody's entries may pass for somebody else's.
    pub(crate) fn read(row: Option<&Row>, list: &List, report: &mut Report) -> Result<Self, Fault> {
        let Some(row) = row else {
            let message =
                "the form does not say whose list it is and of which day: there is no sheet About".to_owned();
            report.case(NoticeKind::Remark, "About", message, "", None);
            return Ok(Self::default());
        };
        let entry = Entry::new(row, report);
        for (key, own) in [("issuer", list.issuer), ("list", list.name)] {
            let Some(said) = entry.text(key).filter(|said| !said.eq_ignore_ascii_case(own)) else {
                continue;
            };
            return Err(Fault {
                source: Some(row.place.clone()),
                excerpt: build::excerpt(&said),
                ..build::fault(
                    FaultKind::Foreign,
                    format!(
                        "{}: the form is of {said:?}, and this module is for {}/{}",
                        row.named(key),
                        list.issuer,
                        list.name
                    ),
                    "give the form to the module of its own list; or correct the cell, if it is this list",
                )
            });
        }
        let published = entry.date("published");
        // What is read is read of its text.
        if let (Some(claim), Some(words)) = (&published, entry.text("published"))
            && !matches!(claim.certainty, Certainty::Exact | Certainty::Unstated)
        {
            entry.reject("published", &words, "a list is of one day; none was taken");
        }
        let whole = published.filter(|claim| claim.certainty == Certainty::Exact);
        Ok(Self {
            published: whole.and_then(|claim| claim.earliest),
            edition: entry.text("edition"),
            entries: entry.number("entries"),
        })
    }
}
