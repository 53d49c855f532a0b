//! Entries on lists as designations.

use dragoman_guest::build;
use dragoman_guest::dates;
use dragoman_guest::schema::{DateClaim, Designation, LegalBasis, Measure, NoticeKind};
use dragoman_ofac::{AUTHORITY, Draft};

use super::Mapper;
use crate::advanced::dates::Said;
use crate::advanced::tables::Entry;
use crate::words::{self, joined};

/// The measure that is none: its comment is a programme.
const PROGRAMME: &str = "Program";

impl Mapper<'_> {
    /// Maps all entries of a profile, each to one designation or several.
    pub(super) fn listing(&self, draft: &mut Draft<'_, '_>, profile: Option<u32>) {
        for entry in profile
            .into_iter()
            .flat_map(|profile| self.tables.entries.of(profile))
        {
            self.entry(draft, entry);
        }
    }

    /// An event with its legal basis is a designation under the entry's programme. Where there are several of both, the
    /// format does not say which belongs to which: the events are designations without a programme, and the programmes
    /// ones without an event.
    fn entry(&self, draft: &mut Draft<'_, '_>, entry: &Entry) {
        let tables = self.tables;
        let at = draft.source(tables.place(entry.place));
        let list = tables.values.text("List", entry.list);
        let (mut programmes, mut measures) = (Vec::new(), Vec::new());
        for row in &entry.measures {
            let comment = tables.text.get(row.comment);
            match tables.values.text("SanctionsType", row.kind) {
                Some(PROGRAMME) => programmes.extend(comment),
                Some(word) => measures.push(measure(word, comment, row.period)),
                None => measures.extend(comment.map(words::measure)),
            }
        }
        let common = Designation {
            authority: Some(AUTHORITY.into()),
            measures,
            note: joined([list, tables.text.get(entry.limits)]),
            at,
            ..build::designation()
        };
        let events = self.events(draft, entry, &common, at);
        let under = |designation: &Designation, programme: &str| Designation {
            programme: Some(programme.into()),
            ..designation.clone()
        };
        let made = match (&programmes[..], &events[..]) {
            ([], []) => vec![common],
            ([], _) => events,
            (_, []) => programmes
                .iter()
                .map(|programme| under(&common, programme))
                .collect(),
            ([programme], _) => events.iter().map(|event| under(event, programme)).collect(),
            (_, [event]) => programmes
                .iter()
                .map(|programme| under(event, programme))
                .collect(),
            _ => {
                let alone = programmes.iter().map(|programme| under(&common, programme));
                alone.chain(events.iter().cloned()).collect()
            }
        };
        draft.subject.designations.extend(made);
    }

    /// The events of an entry, each as a designation without programme.
    fn events(
        &self,
        draft: &mut Draft<'_, '_>,
        entry: &Entry,
        common: &Designation,
        at: u32,
    ) -> Vec<Designation> {
        let tables = self.tables;
        let mut made = Vec::new();
        for event in &entry.events {
            let basis = tables.values.text("LegalBasis", event.basis);
            let mut designation = Designation {
                legal_bases: basis.map(legal_basis).into_iter().collect(),
                note: joined([common.note.as_deref(), tables.text.get(event.comment)]),
                ..common.clone()
            };
            let date = event.date.map(|date| DateClaim {
                at,
                ..dates::exact(date)
            });
            if date.is_none() {
                let message = "an event without a date";
                let field = "SanctionsEntry/EntryEvent/Date";
                draft.say(NoticeKind::Remark, field, message, basis.unwrap_or_default(), at);
            }
            match tables.values.text("EntryEventType", event.kind) {
                Some("Created") | None => designation.listed = date,
                Some("Amended" | "Modified" | "Updated") => designation.amended.extend(date),
                Some("Removed" | "Deleted" | "Delisted") => designation.delisted = date,
                Some(other) => {
                    let message = "an event that is not known; it was kept as a note";
                    let field = "SanctionsEntry/EntryEvent@EntryEventTypeID";
                    draft.say(NoticeKind::RejectedValue, field, message, other, at);
                    let day = event.date.map(crate::interval::words);
                    designation.note = joined([designation.note.as_deref(), Some(other), day.as_deref()]);
                }
            }
            made.push(designation);
        }
        made
    }
}

fn legal_basis(instrument: &str) -> LegalBasis {
    LegalBasis {
        instrument: instrument.into(),
        article: None,
    }
}

/// A measure, with what is said about it and when it is in force.
fn measure(word: &str, comment: Option<&str>, period: Said) -> Measure {
    let period = match period {
        Said::Interval(interval) => {
            let claim = interval.claim();
            claim.raw.or_else(|| claim.earliest.map(crate::interval::words))
        }
        _ => None,
    };
    let measure = words::measure(word);
    Measure {
        text: joined([measure.text.as_deref(), comment, period.as_deref()]),
        ..measure
    }
}
