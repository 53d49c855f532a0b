//! A subject in the making.

use dragoman_guest::distinct::Distinct;
use dragoman_guest::schema::{
    DesignationStatus, NoticeKind, Place, Remark, Subject, SubjectKind, SubjectStatus,
};
use dragoman_guest::{About, Notes, build};

use super::{entity, listing, names, person};
use crate::item::Item;
use crate::values::country;
use crate::values::measure::Known;

/// The subject of some items, the earliest first.
pub(crate) fn subject(id: String, items: &[&Item], measures: &mut Known, notes: &mut Notes) -> Subject {
    let first = items[0];
    let mut subject = build::subject(id, first.kind, first.place.clone());
    match first.kind {
        SubjectKind::Person => subject.person = Some(build::person()),
        SubjectKind::Organization => subject.organization = Some(build::organization()),
        _ => {}
    }
    let mut draft = Draft {
        subject,
        distinct: Distinct::default(),
        at: 0,
        measures,
        notes,
    };
    for (at, item) in items.iter().enumerate() {
        draft.at = at as u32;
        if at > 0 {
            draft.subject.sources.push(item.place.clone());
        }
        names::add(&mut draft, item);
        listing::add(&mut draft, item);
        person::add(&mut draft, item);
        entity::add(&mut draft, item);
    }
    draft.finish()
}

/// A subject in the making.
pub(super) struct Draft<'n> {
    pub(super) subject: Subject,
    /// A value that the subject has already, of this item or an earlier one, is not repeated.
    pub(super) distinct: Distinct,
    /// Index of the item at hand among the subject's sources.
    pub(super) at: u32,
    pub(super) measures: &'n mut Known,
    pub(super) notes: &'n mut Notes,
}

impl Draft<'_> {
    fn finish(mut self) -> Subject {
        let designations = &self.subject.designations;
        let is_over = designations
            .iter()
            .all(|one| one.status == DesignationStatus::Delisted);
        if is_over {
            self.subject.status = SubjectStatus::Delisted;
        }
        self.subject
    }

    /// Keeps words that have no field, or that a field holds only in part.
    pub(super) fn remark(&mut self, text: &str, note: Option<&str>) {
        let remark = Remark {
            note: note.map(Into::into),
            ..build::remark(text)
        };
        self.distinct
            .add("remarks", &mut self.subject.remarks, remark, self.at);
    }

    /// Adds an address, whose words begin with the country in most cases.
    pub(super) fn address(&mut self, text: &str) {
        let place = Place {
            country: text.split(',').next().and_then(country::named).map(Into::into),
            raw: Some(text.to_owned()),
            ..build::place()
        };
        self.distinct
            .add("addresses", &mut self.subject.addresses, place, self.at);
    }

    /// A notice about a single value.
    pub(super) fn say(
        &mut self,
        kind: NoticeKind,
        field: &str,
        message: &'static str,
        excerpt: &str,
        item: &Item,
    ) {
        self.notes.case(About {
            kind,
            field: field.to_owned().into(),
            message,
            excerpt,
            record: Some(&self.subject.id),
            place: Some(item.place.clone()),
        });
    }
}
