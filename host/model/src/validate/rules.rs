//! The rules that one item can be checked against by itself.

use super::date::{Edge, edge_of};
use super::{Broken, PartSizes, locator, manifest, value};
use crate::schema::{Assessment, Marking, NameForm, Node, RelationTarget, Subject, SubjectKind};
use crate::text::{is_blank, is_visible};
use crate::{Item, Path, Visit, Walk};

/// Characters an id may have.
const ID_LENGTH: usize = 256;

pub(super) fn check(item: &Item, feed: &Marking, parts: &PartSizes) -> Result<(), Broken> {
    id(item)?;
    sources(item, parts)?;
    marking(item.marking(), feed)?;
    let mut values = Values {
        sources: item.sources().len(),
        result: Ok(()),
    };
    item.walk(&Path::default(), &mut values);
    values.result?;
    match item {
        Item::Subject(inner) => subject(inner),
        Item::Assessment(inner) => assessment(inner),
        Item::TravelDocuments(inner) if inner.numbers.is_empty() => {
            Err(Broken::new("numbers", "a batch holds at least one number"))
        }
        _ => Ok(()),
    }
}

/// Checks every value by what it is. The first that breaks a rule counts.
struct Values {
    sources: usize,
    result: Result<(), Broken>,
}

impl<'a> Visit<'a> for Values {
    // Into the walk over each type, where what a node is is known: hardly any rule is about it.
    #[inline(always)]
    fn visit(&mut self, path: &Path<'_>, node: Node<'a>) {
        if let Err(message) = value::check(node, self.sources) {
            self.broken(path, message);
        }
    }
}

impl Values {
    #[cold]
    fn broken(&mut self, path: &Path<'_>, message: String) {
        if self.result.is_ok() {
            self.result = Err(Broken::new(path, message));
        }
    }
}

fn id(item: &Item) -> Result<(), Broken> {
    let id = item.id();
    // Nearly every id.
    if (1..=ID_LENGTH).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic()) {
        return Ok(());
    }
    let broken = |message: String| Err(Broken::new("id", message));
    if is_blank(id) {
        broken("an item has an id".into())
    } else if id.trim() != id || !id.chars().all(is_visible) {
        // Two ids that look the same would be told apart by nobody.
        broken(format!(
            "an id has no control or invisible characters and no white space around it: {id:?}"
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
    for (index, place) in item.sources().iter().enumerate() {
        locator::check(place, parts).map_err(|message| Broken::new(format!("sources[{index}]"), message))?;
    }
    Ok(())
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
    let own = |target: &RelationTarget| matches!(target, RelationTarget::Id(id) if *id == subject.id);
    match subject
        .relations
        .iter()
        .position(|relation| own(&relation.target))
    {
        Some(index) => Err(Broken::new(
            format!("relations[{index}].target"),
            "a relation leads to another subject, not to its own",
        )),
        None => Ok(()),
    }
}

fn assessment(assessment: &Assessment) -> Result<(), Broken> {
    if assessment.targets.is_empty() {
        return Err(Broken::new("targets", "an assessment names at least one target"));
    }
    let from = assessment
        .window_from
        .as_ref()
        .and_then(|claim| claim.earliest.as_ref());
    let to = assessment
        .window_to
        .as_ref()
        .and_then(|claim| claim.latest.as_ref());
    if let (Some(from), Some(to)) = (from, to) {
        let edge = |date, edge| edge_of(date, edge).map_err(|message| Broken::new("window_from", message));
        if edge(from, Edge::First)? > edge(to, Edge::Last)? {
            return Err(Broken::new("window_to", "the time at risk ends before it begins"));
        }
    }
    Ok(())
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
