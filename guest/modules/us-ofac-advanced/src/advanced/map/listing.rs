//! Entries on lists as designations.

use dragoman_guest::build;
use dragoman_guest::dates;
use dragoman_guest::schema::{
    DateClaim, Designation, DesignationStatus, LegalBasis, Measure, NoticeKind, PartialDate, SubjectStatus,
};
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
        let designations = &draft.subject.designations;
        let is_over = |one: &Designation| one.status == DesignationStatus::Delisted;
        if !designations.is_empty() && designations.iter().all(is_over) {
            draft.subject.status = SubjectStatus::Delisted;
        }
    }

    /// The events of an entry are one designation, under each of its programmes. Where there are several programmes and
    /// several legal bases, the format does not say which belongs to which: the events are a designation without a
    /// programme, and the programmes ones without an event. What was removed is so under all of them.
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
        let whole = self.events(draft, entry, &common, at);
        let under = |designation: &Designation, programme: &str| Designation {
            programme: Some(programme.into()),
            ..designation.clone()
        };
        if programmes.len() < 2 || whole.legal_bases.len() < 2 {
            let made = programmes.iter().map(|programme| under(&whole, programme));
            draft.subject.designations.extend(made);
        } else {
            let alone = Designation {
                status: whole.status,
                delisted: whole.delisted.clone(),
                ..common
            };
            let made = programmes.iter().map(|programme| under(&alone, programme));
            draft.subject.designations.extend(made);
        }
        if programmes.is_empty() || programmes.len() > 1 && whole.legal_bases.len() > 1 {
            draft.subject.designations.push(whole);
        }
    }

    /// The events of an entry, folded into a designation without programme.
    fn events(&self, draft: &mut Draft<'_, '_>, entry: &Entry, common: &Designation, at: u32) -> Designation {
        let tables = self.tables;
        let mut made = common.clone();
        let mut history = History::default();
        let mut words: Vec<String> = made.note.take().into_iter().collect();
        for event in &entry.events {
            let basis = tables.values.text("LegalBasis", event.basis);
            if let Some(basis) = basis
                .map(legal_basis)
                .filter(|basis| !made.legal_bases.contains(basis))
            {
                made.legal_bases.push(basis);
            }
            let comment = tables.text.get(event.comment).map(str::to_owned);
            words.extend(comment.filter(|comment| !words.contains(comment)));
            if event.date.is_none() {
                let message = "an event without a date";
                let field = "SanctionsEntry/EntryEvent/Date";
                draft.say(NoticeKind::Remark, field, message, basis.unwrap_or_default(), at);
            }
            match tables.values.text("EntryEventType", event.kind) {
                Some("Created") | None => history.created.push((event.basis, event.date)),
                Some("Amended" | "Modified" | "Updated") => made.amended.extend(claim(event.date, at)),
                Some("Removed" | "Deleted" | "Delisted") => history.removed.push((event.basis, event.date)),
                Some(other) => {
                    let message = "an event that is not known; it was kept as a note";
                    let field = "SanctionsEntry/EntryEvent@EntryEventTypeID";
                    draft.say(NoticeKind::RejectedValue, field, message, other, at);
                    let day = event.date.map(crate::interval::words);
                    words.extend(joined([Some(other), day.as_deref()]));
                }
            }
        }
        words.extend(history.tell(&mut made, at));
        made.note = joined(words.iter().map(|words| Some(words.as_str())));
        made
    }
}

/// A legal basis, and the day on which an entry was made or removed under it.
type Step = (Option<u32>, Option<PartialDate>);

/// When an entry was made, and when removed.
#[derive(Debug, Default)]
struct History {
    created: Vec<Step>,
    removed: Vec<Step>,
}

impl History {
    /// Puts the first making into a designation and, if the entry is over, the last removal. Gives words for all others.
    fn tell(self, designation: &mut Designation, at: u32) -> Vec<String> {
        let is_over = self.is_over();
        let first = self.created.iter().filter_map(|(_, date)| *date).min_by_key(key);
        let last = self.removed.iter().filter_map(|(_, date)| *date).max_by_key(key);
        designation.listed = claim(first, at);
        if is_over {
            designation.status = DesignationStatus::Delisted;
            designation.delisted = claim(last, at);
        }
        let again = self.created.iter().filter(|(_, date)| *date != first);
        let again =
            again.filter_map(|(_, date)| Some(format!("Created {}", crate::interval::words((*date)?))));
        let before = self.removed.iter().filter(|(_, date)| !is_over || *date != last);
        let before =
            before.filter_map(|(_, date)| Some(format!("Removed {}", crate::interval::words((*date)?))));
        again.chain(before).collect()
    }

    /// Whether an entry stands no longer: it was removed under all the legal bases under which it was made, or under one that
    /// is none of these, and was not made anew since.
    fn is_over(&self) -> bool {
        let is_removed = |basis: &Option<u32>| self.removed.iter().any(|(removed, _)| removed == basis);
        let is_made = |basis: &Option<u32>| self.created.iter().any(|(made, _)| made == basis);
        let all = self.created.iter().all(|(basis, _)| is_removed(basis));
        let other = self.removed.iter().any(|(basis, _)| !is_made(basis));
        let last = self.removed.iter().filter_map(|(_, date)| *date).max_by_key(key);
        let is_anew = self
            .created
            .iter()
            .any(|(_, made)| matches!((made, &last), (Some(made), Some(last)) if key(made) > key(last)));
        !self.removed.is_empty() && (all || other) && !is_anew
    }
}

/// What days are put in order by.
fn key(date: &PartialDate) -> (u16, Option<u8>, Option<u8>) {
    (date.year, date.month, date.day)
}

fn claim(date: Option<PartialDate>, at: u32) -> Option<DateClaim> {
    date.map(|date| DateClaim {
        at,
        ..dates::exact(date)
    })
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
