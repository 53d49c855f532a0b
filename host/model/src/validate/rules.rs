//! The rules that one item can be checked against by itself.

use jiff::civil::Date;

use super::{Broken, PartSizes, codes, manifest};
use crate::schema::{
    Certainty, DateClaim, Locator, Marking, NameForm, Node, PartialDate, Subject, SubjectKind,
};
use crate::{Item, Path, Walk};

/// Characters an id may have.
const ID_LENGTH: usize = 256;

pub(super) fn check(item: &Item, feed: &Marking, parts: &PartSizes) -> Result<(), Broken> {
    id(item)?;
    sources(item, parts)?;
    marking(item.marking(), feed)?;
    let sources = item.sources().len();
    let mut result = Ok(());
    item.walk(&mut Path::default(), &mut |path, node| {
        if result.is_ok() {
            result = value(node, sources).map_err(|message| Broken::new(path, message));
        }
    });
    result?;
    match item {
        Item::Subject(inner) => subject(inner),
        Item::Assessment(inner) if inner.targets.is_empty() => {
            Err(Broken::new("targets", "an assessment names at least one target"))
        }
        Item::TravelDocuments(inner) if inner.numbers.is_empty() => {
            Err(Broken::new("numbers", "a batch holds at least one number"))
        }
        _ => Ok(()),
    }
}

fn id(item: &Item) -> Result<(), Broken> {
    let id = item.id();
    let broken = |message: String| Err(Broken::new("id", message));
    if id.trim().is_empty() {
        broken("an item has an id".into())
    } else if id.trim() != id || id.chars().any(char::is_control) {
        broken(format!(
            "an id has no control characters and no white space around it: {id:?}"
        ))
    } else if id.chars().count() > ID_LENGTH {
        broken(format!("an id has at most {ID_LENGTH} characters"))
    } else {
        Ok(())
    }
}

fn sources(item: &Item, parts: &PartSizes) -> Result<(), Broken> {
    if item.sources().is_empty() {
        return Err(Broken::new("sources", "an item says where it stands"));
    }
    for (index, locator) in item.sources().iter().enumerate() {
        self::locator(locator, parts).map_err(|message| Broken::new(format!("sources[{index}]"), message))?;
    }
    Ok(())
}

/// Checks that a place can be there.
fn locator(locator: &Locator, parts: &PartSizes) -> Result<(), String> {
    let part = match locator {
        Locator::Bytes(range) => range.part,
        Locator::Row(range) => range.part,
        Locator::Pointer(pointer) => pointer.part,
    };
    let Some(size) = parts.get(part as usize) else {
        return Err(format!(
            "the feed has {} parts, the place is in part {part} (from 0)",
            parts.len()
        ));
    };
    match locator {
        Locator::Bytes(range) if range.start > range.end || range.end > *size => Err(format!(
            "bytes {}..{} are not a range within the {size} bytes of part {part}",
            range.start, range.end
        )),
        Locator::Row(range) if range.first == 0 || range.first > range.last => Err(format!(
            "rows {}..{} are not a range of rows counted from 1",
            range.first, range.last
        )),
        // No part has more rows than bytes, a compressed workbook apart, whose sheets end at 1,048,576.
        Locator::Row(range) if range.sheet.is_none() && range.last > *size => {
            Err(format!("row {} is beyond the end of part {part}", range.last))
        }
        Locator::Row(range) if range.sheet.is_some() && range.last > 1_048_576 => Err(format!(
            "row {} is beyond the last row that a sheet can have",
            range.last
        )),
        Locator::Pointer(pointer) if !pointer.pointer.is_empty() && !pointer.pointer.starts_with('/') => {
            Err(format!("{:?} is not a JSON pointer", pointer.pointer))
        }
        _ => Ok(()),
    }
}

/// An item may tighten what its feed says, never loosen it.
fn marking(marking: &Marking, feed: &Marking) -> Result<(), Broken> {
    let broken = |field: &str, message: String| Err(Broken::new(format!("marking{field}"), message));
    if let Err(message) = manifest::marking(marking) {
        return broken("", message);
    }
    if marking.tlp.is_some() && marking.tlp < feed.tlp {
        return broken(
            ".tlp",
            "an item may only tighten the traffic light of its feed".into(),
        );
    }
    if !feed.releasable_to.is_empty()
        && let Some(code) = marking
            .releasable_to
            .iter()
            .find(|code| !feed.releasable_to.contains(code))
    {
        return broken(".releasable_to", format!("the feed is not releasable to {code}"));
    }
    if let (Some(day), Some(limit)) = (&marking.retain_until, &feed.retain_until)
        && day > limit
    {
        return broken(".retain_until", format!("the feed may not be held after {limit}"));
    }
    Ok(())
}

fn subject(subject: &Subject) -> Result<(), Broken> {
    if !subject.names.iter().any(|name| name.form == NameForm::Primary) {
        return Err(Broken::new("names", "a subject has a primary name"));
    }
    let craft = matches!(
        subject.kind,
        SubjectKind::Vessel | SubjectKind::Aircraft | SubjectKind::Vehicle
    );
    for (field, present, fits) in [
        (
            "person",
            subject.person.is_some(),
            subject.kind == SubjectKind::Person,
        ),
        (
            "organization",
            subject.organization.is_some(),
            subject.kind == SubjectKind::Organization,
        ),
        ("craft", subject.craft.is_some(), craft),
    ] {
        if present && !fits {
            return Err(Broken::new(
                field,
                format!("a subject of kind {:?} has none", subject.kind),
            ));
        }
    }
    Ok(())
}

/// Checks a value by what it is, wherever it stands.
fn value(node: Node<'_>, sources: usize) -> Result<(), String> {
    if let Some(at) = node.at()
        && at as usize >= sources
    {
        return Err(format!("`at` is {at}, the item has {sources} sources"));
    }
    let country = |code: &Option<String>| match code {
        Some(code) if !codes::is_country(code) => Err(format!(
            "{code:?} is not an ISO 3166-1 alpha-2 code, UN, EU or XK"
        )),
        _ => Ok(()),
    };
    let filled = |what: &str, text: &str| match text.trim() {
        "" => Err(format!("{what} is empty")),
        _ => Ok(()),
    };
    match node {
        Node::Text(text) if text.contains('\0') => Err("a text has no NUL character".into()),
        Node::PartialDate(date) => day(date, Edge::First).map(|_| ()),
        Node::DateClaim(claim) => date(claim),
        Node::Place(place) => country(&place.country),
        Node::CountryClaim(claim) if claim.code.is_none() && claim.raw.is_none() => {
            Err("a country has a code or the source's words".into())
        }
        Node::CountryClaim(claim) => country(&claim.code),
        Node::IdentityDocument(document) => country(&document.issuer),
        Node::TravelDocuments(batch) => country(&batch.issuer),
        Node::Name(name) => {
            filled("a name's `full`", &name.full)?;
            match (&name.script, &name.language) {
                (Some(script), _) if !codes::is_script(script) => {
                    Err(format!("{script:?} is not an ISO 15924 code"))
                }
                (_, Some(tag)) if !codes::is_language(tag) => Err(format!("{tag:?} is not a BCP 47 tag")),
                _ => Ok(()),
            }
        }
        Node::NamePart(part) => filled("a part of a name", &part.text),
        Node::Identifier(identifier) if !codes::is_scheme(&identifier.scheme) => Err(format!(
            "{:?} is not a scheme: lower-case letters, digits, - . _ :",
            identifier.scheme
        )),
        Node::Identifier(identifier) => {
            filled("an identifier's value", &identifier.value)?;
            country(&identifier.country)
        }
        Node::Contact(contact) => filled("a contact's value", &contact.value),
        Node::Remark(remark) => filled("a text", &remark.text),
        Node::LegalBasis(basis) => filled("an instrument", &basis.instrument),
        Node::Link(link) => {
            filled("a URL", &link.url)?;
            let hexadecimal = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
            match &link.sha256 {
                Some(hash) if hash.len() != 64 || !hash.bytes().all(hexadecimal) => {
                    Err(format!("{hash:?} is not a SHA-256 in lower-case hexadecimal"))
                }
                _ => Ok(()),
            }
        }
        Node::Craft(craft)
            if craft
                .length_m
                .is_some_and(|length| !length.is_finite() || length <= 0.0) =>
        {
            Err("a length is a positive number of metres".into())
        }
        Node::Assessment(assessment) => filled("an assessment's event", &assessment.event),
        _ => Ok(()),
    }
}

/// Which bounds a claim of a certainty has.
fn date(claim: &DateClaim) -> Result<(), String> {
    let bounds = (claim.earliest.as_ref(), claim.latest.as_ref());
    match (claim.certainty, bounds) {
        (Certainty::Exact, (Some(a), Some(b))) if a != b => {
            Err("an exact date has one value: `earliest` and `latest` are equal".into())
        }
        (Certainty::Exact | Certainty::Circa | Certainty::Between, (Some(a), Some(b))) => {
            match day(a, Edge::First)? <= day(b, Edge::Last)? {
                true => Ok(()),
                false => Err("`earliest` is after `latest`".into()),
            }
        }
        (Certainty::Before, (None, Some(_))) | (Certainty::After, (Some(_), None)) => Ok(()),
        (Certainty::Unstated, (None, None)) if claim.raw.is_some() => Ok(()),
        (Certainty::Unstated, _) => Err("certainty unstated goes with `raw` and without dates".into()),
        (Certainty::Before, _) => Err("certainty before goes with `latest` alone".into()),
        (Certainty::After, _) => Err("certainty after goes with `earliest` alone".into()),
        _ => Err("certainty exact, circa and between go with both `earliest` and `latest`".into()),
    }
}

#[derive(Clone, Copy)]
enum Edge {
    First,
    Last,
}

/// The first or the last day that a partial date can mean.
fn day(date: &PartialDate, edge: Edge) -> Result<Date, String> {
    let broken = || {
        let part = |part: Option<u8>| part.map_or(String::from("-"), |part| part.to_string());
        format!(
            "year {} month {} day {} is not a date",
            date.year,
            part(date.month),
            part(date.day)
        )
    };
    if (date.day.is_some() && date.month.is_none()) || date.year == 0 {
        return Err(broken());
    }
    let year = i16::try_from(date.year).map_err(|_| broken())?;
    let part = |part: Option<u8>, missing: i8| part.map_or(Ok(missing), i8::try_from).map_err(|_| broken());
    let month = part(date.month, if matches!(edge, Edge::First) { 1 } else { 12 })?;
    let first = Date::new(year, month, part(date.day, 1)?).map_err(|_| broken())?;
    Ok(match (edge, date.day) {
        (Edge::Last, None) => first.last_of_month(),
        _ => first,
    })
}
