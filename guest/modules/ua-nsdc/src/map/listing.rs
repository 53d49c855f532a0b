//! Designations: one for each item of a decree.

use dragoman_guest::schema::{DateClaim, Designation, DesignationStatus, LegalBasis, NoticeKind};
use dragoman_guest::{build, dates};

use super::draft::Draft;
use crate::columns::{ACTION, CHANGED, DECREE, DECREED, ENDS, ITEM, MEASURES, MORE, RESPONSIBLE, TERM};
use crate::item::Item;
use crate::manifest::AUTHORITY;
use crate::values::decree::{self, Action, Deed};

/// Adds the designation of an item.
pub(super) fn add(draft: &mut Draft<'_>, item: &Item) {
    let decree = item.text(DECREE);
    let basis = decree.map(|decree| LegalBasis {
        instrument: format!("Указ Президента України № {decree}"),
        article: item.text(ITEM).map(|number| format!("п/н {number}")),
    });
    let mut designation = Designation {
        authority: Some(AUTHORITY.into()),
        reference: decree.map(Into::into),
        legal_bases: basis.into_iter().collect(),
        measures: item
            .text(MEASURES)
            .map(|cell| draft.measures.of(cell))
            .unwrap_or_default(),
        listed: date(draft, item, DECREED),
        expires: date(draft, item, ENDS),
        at: draft.at,
        ..build::designation()
    };
    let mut words: Vec<String> = Vec::new();
    // `Безстроково`: without a term.
    words.extend(item.text(TERM).map(|term| format!("{TERM}: {term}")));
    words.extend(
        item.text(CHANGED)
            .filter(|changed| *changed != "Ні")
            .map(|changed| format!("{CHANGED}: {changed}")),
    );
    words.extend(
        item.text(RESPONSIBLE)
            .map(|body| format!("{RESPONSIBLE}: {body}")),
    );
    action(draft, item, &mut designation, &mut words);
    let later = item.text(MORE).and_then(decree::later);
    if let (Some(changed), None) = (item.text(CHANGED).filter(|changed| *changed != "Ні"), &later) {
        let message = "the item was changed, and no words about a later decree could be read: how it stands is not known";
        draft.say(
            NoticeKind::Remark,
            CHANGED,
            message,
            item.text(MORE).unwrap_or(changed),
            item,
        );
    }
    if let Some(later) = later {
        if later.day.earliest.is_none() {
            let message = "the day of a later decree could not be read; its words were kept";
            let words = later.day.raw.as_deref().unwrap_or_default();
            draft.say(NoticeKind::RejectedValue, MORE, message, words, item);
        }
        let day = DateClaim {
            at: draft.at,
            ..later.day
        };
        match later.deed {
            Deed::Amended => designation.amended.push(day),
            Deed::Ended => {
                designation.status = DesignationStatus::Delisted;
                designation.delisted = Some(day);
            }
        }
    }
    designation.note = (!words.is_empty()).then(|| words.join("; "));
    draft.subject.designations.push(designation);
}

/// What the decree does. One that ends sanctions gives no day of listing.
fn action(draft: &mut Draft<'_>, item: &Item, designation: &mut Designation, words: &mut Vec<String>) {
    let Some(text) = item.text(ACTION) else { return };
    match decree::action(text) {
        Action::Applied => return,
        Action::Ended => {
            designation.status = DesignationStatus::Delisted;
            designation.delisted = designation.listed.take();
        }
        Action::Unknown => {
            let message = "an action that is not known; the sanctions were taken to apply";
            draft.say(NoticeKind::Remark, ACTION, message, text, item);
        }
    }
    words.push(format!("{ACTION}: {text}"));
}

fn date(draft: &mut Draft<'_>, item: &Item, column: &str) -> Option<DateClaim> {
    let text = item.text(column)?;
    let claim = dates::iso(text).map(dates::exact).unwrap_or_else(|| {
        let message = "not a date; its words were kept";
        draft.say(NoticeKind::RejectedValue, column, message, text, item);
        dates::unstated(text)
    });
    Some(DateClaim {
        at: draft.at,
        ..claim
    })
}
