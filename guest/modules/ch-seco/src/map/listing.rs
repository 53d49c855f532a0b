//! The listing: modifications, the newest first, and the sets of sanctions.

use dragoman_guest::build;
use dragoman_guest::dates;
use dragoman_guest::schema::{DateClaim, Designation, DesignationStatus, NoticeKind, SubjectStatus};
use dragoman_guest::xml::Element;

use super::{Draft, Reference, Referred, Said, ssid};

/// A modification of the target.
struct Modification<'r> {
    element: Element<'r>,
    kind: Option<&'r str>,
    enacted: Option<&'r str>,
    published: Option<&'r str>,
    effective: Option<&'r str>,
}

/// A day of a modification.
#[derive(Clone, Copy)]
struct Day {
    /// What notes call it.
    name: &'static str,
    of: for<'r> fn(&Modification<'r>) -> Option<&'r str>,
}

/// When the decision was taken.
const ENACTED: Day = Day {
    name: "enacted",
    of: |one| one.enacted,
};
/// When it was published.
const PUBLISHED: Day = Day {
    name: "published",
    of: |one| one.published,
};
/// When it takes effect.
const EFFECTIVE: Day = Day {
    name: "effective",
    of: |one| one.effective,
};

impl<'r> Draft<'r, '_> {
    pub(super) fn listing(&mut self, body: Element<'r>) {
        let modifications: Vec<_> = self.target.all("modification").map(modification).collect();
        self.status(&modifications);
        let reason: Vec<_> = body
            .all("justification")
            .inspect(|element| ssid(*element))
            .filter_map(Element::text)
            .collect();
        let designation = Designation {
            reason: (!reason.is_empty()).then(|| reason.join(" ")),
            ..self.dated(&modifications)
        };
        let sets = self
            .target
            .values("sanctions-set-id")
            .chain(self.target.attribute("sanctions-set-id"));
        let sets: Vec<_> = sets.collect();
        for (index, id) in sets.iter().enumerate() {
            self.references.push(Reference {
                to: Referred::Programme(index),
                id: (*id).into(),
            });
        }
        // A target without a set is listed all the same.
        let count = sets.len().max(1);
        self.subject.designations = vec![designation; count];
    }

    fn status(&mut self, modifications: &[Modification<'r>]) {
        let Some(newest) = modifications.first() else {
            return self.say(Said {
                kind: NoticeKind::Remark,
                field: "target/modification",
                message: "the target has no modification; it was taken for listed",
                excerpt: "",
                place: self.target.place(),
            });
        };
        if newest.kind == Some("de-listed") {
            self.subject.status = SubjectStatus::Delisted;
        }
        let later = |one: &&Modification<'_>| match (one.effective, newest.effective) {
            (Some(one), Some(first)) => one > first,
            _ => false,
        };
        if let Some(later) = modifications.iter().find(later) {
            self.say(Said {
                kind: NoticeKind::Remark,
                field: "target/modification@effective-date",
                message: "a later modification stands behind the first; that which stands first says how the target stands",
                excerpt: later.effective.unwrap_or(""),
                place: later.element.place(),
            });
        }
    }

    /// A designation with the dates of the modifications.
    fn dated(&mut self, modifications: &[Modification<'r>]) -> Designation {
        let mut designation = build::designation();
        let mut notes: Vec<String> = Vec::new();
        for (index, one) in modifications.iter().enumerate() {
            let kind = one.kind.unwrap_or("modified");
            match one.kind {
                Some("listed") if designation.listed.is_none() => {
                    designation.listed = self.day(one, one.published);
                    designation.effective = self.day(one, one.effective);
                }
                Some("amended") => {
                    let days = [PUBLISHED, EFFECTIVE, ENACTED];
                    designation.amended.extend(self.first_day(one, days));
                }
                Some("de-listed") if index == 0 => {
                    designation.status = DesignationStatus::Delisted;
                    designation.delisted = self.first_day(one, [EFFECTIVE, PUBLISHED, ENACTED]);
                }
                // Listed or de-listed before, or something that is not known.
                _ => {
                    let day = one
                        .effective
                        .or(one.published)
                        .or(one.enacted)
                        .unwrap_or("on a day that is not stated");
                    notes.push(format!("{kind} {day}"));
                    if !matches!(one.kind, Some("listed" | "de-listed")) {
                        self.say(Said {
                            kind: NoticeKind::RejectedValue,
                            field: "target/modification@modification-type",
                            message: "the type of the modification is not known; it was noted",
                            excerpt: kind,
                            place: one.element.place(),
                        });
                    }
                    continue;
                }
            }
            if let Some(enacted) = one.enacted.filter(|_| kind == "listed") {
                notes.push(format!("{kind} by a decision of {enacted}"));
            }
        }
        designation.note = build::joined(notes.iter().map(|note| Some(note.as_str())), "; ");
        designation
    }

    /// The first of some days that a modification states, with all others that it states in the claim's note.
    fn first_day(&mut self, of: &Modification<'r>, days: [Day; 3]) -> Option<DateClaim> {
        let mut stated = days.into_iter().filter_map(|day| Some((day.name, (day.of)(of)?)));
        let (_, first) = stated.next()?;
        let others: Vec<_> = stated.map(|(name, day)| format!("{name} {day}")).collect();
        let claim = self.day(of, Some(first))?;
        Some(DateClaim {
            note: build::joined(others.iter().map(|other| Some(other.as_str())), "; "),
            ..claim
        })
    }

    fn day(&mut self, of: &Modification<'r>, text: Option<&str>) -> Option<DateClaim> {
        let text = text?;
        if let Some(date) = dates::iso(text) {
            return Some(dates::exact(date));
        }
        self.say(Said {
            kind: NoticeKind::RejectedValue,
            field: "target/modification",
            message: "not a date; its words were kept",
            excerpt: text,
            place: of.element.place(),
        });
        Some(dates::unstated(text))
    }
}

/// A modification. What it added and removed is the target as it was before, and is passed over.
fn modification(element: Element<'_>) -> Modification<'_> {
    for history in element
        .elements()
        .filter(|one| matches!(one.name(), "added" | "removed"))
    {
        history.leave_out();
    }
    Modification {
        element,
        kind: element.attribute("modification-type"),
        enacted: element.attribute("enactment-date"),
        published: element.attribute("publication-date"),
        effective: element.attribute("effective-date"),
    }
}
