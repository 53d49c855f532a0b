//! From a designation to a subject.

mod contacts;
mod documents;
mod entity;
mod individual;
mod listing;
mod measures;
mod names;
mod places;
mod ship;

use dragoman_guest::distinct::Distinct;
use dragoman_guest::ids::Ids;
use dragoman_guest::kinds;
use dragoman_guest::schema::{Locator, NoticeKind, Remark, Subject, SubjectKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes, build};

/// The subject that a designation is; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(designation: Element<'_>, ids: &mut Ids, notes: &mut Notes) -> Option<Subject> {
    let place = designation.place();
    let id = ids.take(
        designation.value("UniqueID"),
        "Designation/UniqueID",
        place.clone(),
        notes,
    );
    let Some(id) = id else {
        designation.leave_out();
        return None;
    };
    let mut draft = Draft {
        designation,
        notes,
        subject: build::subject(id, SubjectKind::Other, place),
        distinct: Distinct::default(),
    };
    draft.subject.kind = draft.kind();
    if !draft.names() {
        draft.say(Said {
            kind: NoticeKind::RejectedRecord,
            field: "Designation/Names",
            message: "the designation has no name; it was left out",
            excerpt: "",
            place: designation.place(),
        });
        designation.leave_out();
        return None;
    }
    draft.finish();
    Some(draft.subject)
}

/// A subject in the making.
struct Draft<'r, 'n> {
    designation: Element<'r>,
    notes: &'n mut Notes,
    subject: Subject,
    /// A value that stands there again is taken once.
    distinct: Distinct,
}

/// What is said about a value.
struct Said<'a> {
    kind: NoticeKind,
    field: &'static str,
    message: &'static str,
    excerpt: &'a str,
    place: Locator,
}

impl<'r> Draft<'r, '_> {
    fn finish(&mut self) {
        match self.subject.kind {
            SubjectKind::Person => self.subject.person = Some(build::person()),
            SubjectKind::Organization => self.subject.organization = Some(build::organization()),
            SubjectKind::Vessel => self.subject.craft = Some(build::craft()),
            _ => {}
        }
        self.references();
        for title in self.texts("Titles") {
            self.title(title);
        }
        self.addresses();
        self.contacts();
        for individual in self.inner("IndividualDetails") {
            self.individual(individual);
        }
        for entity in self.inner("EntityDetails") {
            self.entity(entity);
        }
        for ship in self.inner("ShipDetails") {
            self.ship(ship);
        }
        self.wallets();
        let information = self.designation.values("OtherInformation");
        self.subject.remarks.extend(information.map(build::remark));
        self.listing();
    }

    /// What it is. Where the list does not say, by the details that it has.
    fn kind(&mut self) -> SubjectKind {
        let field = "Designation/IndividualEntityShip";
        let stated = self.designation.first("IndividualEntityShip");
        let words = stated.and_then(Element::text);
        match words.map(str::to_lowercase).as_deref() {
            Some("individual") => return SubjectKind::Person,
            Some("entity") => return SubjectKind::Organization,
            Some("ship") => return SubjectKind::Vessel,
            _ => {}
        }
        let has = |name: &'static str| self.inner(name).next().is_some();
        let inferred = kinds::of([
            (SubjectKind::Person, has("IndividualDetails")),
            (SubjectKind::Organization, has("EntityDetails")),
            (SubjectKind::Vessel, has("ShipDetails")),
        ]);
        self.say(Said {
            kind: NoticeKind::RejectedValue,
            field,
            message: "the kind is not stated, or not known; it was taken from the details that are there",
            excerpt: words.unwrap_or("not stated"),
            place: stated.unwrap_or(self.designation).place(),
        });
        if let Some(words) = words {
            let extra = ("IndividualEntityShip".to_owned(), words.to_owned());
            self.subject.extra.push(extra);
        }
        inferred.kind().unwrap_or(SubjectKind::Other)
    }

    /// The elements within a container of the designation. It may stand several times.
    fn inner(&self, container: &'static str) -> impl Iterator<Item = Element<'r>> + use<'r> {
        self.designation.all(container).flat_map(Element::elements)
    }

    /// The texts of the elements within a container of the designation.
    fn texts(&self, container: &'static str) -> impl Iterator<Item = &'r str> + use<'r> {
        self.inner(container).filter_map(Element::text)
    }

    /// What only a person can have, said of something else, is a remark.
    fn title(&mut self, title: &str) {
        match &mut self.subject.person {
            Some(person) => self
                .distinct
                .add("titles", &mut person.titles, build::remark(title), 0),
            None => self
                .distinct
                .add("remarks", &mut self.subject.remarks, labelled("Title", title), 0),
        };
    }

    /// Says a case by itself; a remark, or what is not mapped, is summed.
    fn say(&mut self, said: Said<'_>) {
        let about = About {
            kind: said.kind,
            field: said.field.into(),
            message: said.message,
            excerpt: said.excerpt,
            record: Some(&self.subject.id),
            place: Some(said.place),
        };
        match said.kind {
            NoticeKind::Remark | NoticeKind::Unmapped => self.notes.sum(about),
            _ => self.notes.case(about),
        }
    }

    /// Says that a value stands there again, as it does where a spreadsheet was multiplied out.
    fn say_again(&mut self, field: &'static str, of: Element<'r>, excerpt: &str) {
        self.say(Said {
            kind: NoticeKind::Remark,
            field,
            message: "the same value again: it was taken once",
            excerpt,
            place: of.place(),
        });
    }
}

/// A text with the name of its element as a note.
fn labelled(label: &str, text: &str) -> Remark {
    Remark {
        note: Some(label.into()),
        ..build::remark(text)
    }
}
