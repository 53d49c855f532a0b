//! What markings come to. Whatever is not understood is taken for the most restrictive: a marking never loosens.

use dragoman_guest::schema::{Marking, NoticeKind, Tlp};
use dragoman_guest::{About, Notes, build};

use crate::library::Library;
use crate::object::{Definition, Detail, Object};

/// The marking definitions that the standard fixes (section 7.2.1.4), and those of TLP 2.0 that OASIS does. They are known
/// without being in a bundle.
const FIXED: [(&str, Tlp); 9] = [
    (
        "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9",
        Tlp::Clear,
    ),
    (
        "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da",
        Tlp::Green,
    ),
    (
        "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82",
        Tlp::Amber,
    ),
    (
        "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed",
        Tlp::Red,
    ),
    (
        "marking-definition--94868c89-83c2-464b-929b-a1a8aa3c8487",
        Tlp::Clear,
    ),
    (
        "marking-definition--bab4a63c-aed9-4cf5-a766-dfca5abac2bb",
        Tlp::Green,
    ),
    (
        "marking-definition--55d920b0-5e8b-4f79-9ee9-91f868d9b421",
        Tlp::Amber,
    ),
    (
        "marking-definition--939a9414-2ddd-4d32-a0cd-375ea402b003",
        Tlp::AmberStrict,
    ),
    (
        "marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1",
        Tlp::Red,
    ),
];

/// How many markings may mark each other; the standard allows no circles.
const MAX_DEPTH: usize = 8;

/// How an object may be handled.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Handling {
    /// The traffic light; none if it bears none.
    pub(crate) level: Option<Tlp>,
    /// Whether something is demanded that is not understood: then only its originator can say.
    pub(crate) is_unknown: bool,
    /// Statements, and the names of what is not understood.
    pub(crate) words: Vec<String>,
}

impl Handling {
    /// What the markings of an object come to, those of its properties included.
    pub(crate) fn of(library: &Library, object: &Object, notes: &mut Notes) -> Self {
        let mut handling = Self::default();
        for marking in &object.markings {
            handling.add(library, marking, object, MAX_DEPTH, notes);
        }
        let whole = handling.clone();
        for granular in &object.granular {
            handling.add(library, &granular.marking, object, MAX_DEPTH, notes);
        }
        if !object.granular.is_empty() {
            let selectors: Vec<_> = object
                .granular
                .iter()
                .flat_map(|granular| &granular.selectors)
                .collect();
            let is_tighter = whole.level != handling.level || whole.is_unknown != handling.is_unknown;
            notes.case(About {
                kind: NoticeKind::Remark,
                field: "granular_markings".into(),
                message: match is_tighter {
                    true => "markings of single properties apply to the whole record, which is handled more strictly for them",
                    false => "markings of single properties apply to the whole record, which is handled as strictly without them",
                },
                excerpt: &selectors.into_iter().map(String::as_str).collect::<Vec<_>>().join(", "),
                record: Some(&object.id),
                place: Some(object.place.clone()),
            });
        }
        handling
    }

    fn add(&mut self, library: &Library, marking: &str, object: &Object, depth: usize, notes: &mut Notes) {
        let fixed = FIXED
            .iter()
            .find(|(id, _)| *id == marking)
            .map(|(_, level)| *level);
        let defined = library.get(marking).and_then(|found| match &found.detail {
            Detail::Definition(definition) => Some((found, definition)),
            _ => None,
        });
        self.level = self.level.max(fixed);
        if let Some((found, definition)) = defined {
            found.mark_used();
            self.define(definition);
            if fixed.is_some() && (definition.level != fixed || definition.statement.is_some()) {
                notes.sum(About {
                    kind: NoticeKind::Remark,
                    field: "marking-definition/id".into(),
                    message: "the standard fixes the marking of this id, and the bundle says another thing; both apply",
                    excerpt: marking,
                    record: None,
                    place: Some(found.place.clone()),
                });
            }
            for outer in &found.markings {
                match depth.checked_sub(1) {
                    Some(depth) => self.add(library, outer, object, depth, notes),
                    None => self.refuse(outer),
                }
            }
        }
        let is_understood = match defined {
            Some((_, definition)) => definition.unknown.is_empty(),
            None => fixed.is_some(),
        };
        if !is_understood {
            if defined.is_none() {
                self.refuse(marking);
            }
            notes.sum(About {
                kind: NoticeKind::Remark,
                field: "object_marking_refs".into(),
                message: "the marking is not known; what bears it is handled as TLP:RED, and only its originator may release it",
                excerpt: marking,
                record: Some(&object.id),
                place: Some(object.place.clone()),
            });
        }
    }

    fn define(&mut self, definition: &Definition) {
        self.level = self.level.max(definition.level);
        self.say(definition.statement.iter());
        for unknown in &definition.unknown {
            self.refuse(unknown);
        }
    }

    fn refuse(&mut self, words: &str) {
        (self.level, self.is_unknown) = (Some(Tlp::Red), true);
        self.say([&format!("marking that is not known: {words}")]);
    }

    fn say<'w>(&mut self, words: impl IntoIterator<Item = &'w String>) {
        for words in words {
            if !self.words.contains(words) {
                self.words.push(words.clone());
            }
        }
    }

    /// Takes in how something else is handled that is now part of the same record. Whether that made it stricter.
    pub(crate) fn join(&mut self, other: &Self) -> bool {
        let is_tighter = other.level > self.level || (other.is_unknown && !self.is_unknown);
        self.level = self.level.max(other.level);
        self.is_unknown |= other.is_unknown;
        self.say(&other.words);
        is_tighter
    }

    /// As the contract has it. `unmarked` speaks too unless all that was joined bears a level, and nothing is looser than `feed`.
    pub(crate) fn marking(&self, all_bear_level: bool, unmarked: &Marking, feed: &Marking) -> Marking {
        let (own, unmarked) = match all_bear_level {
            true => (self.level, build::marking()),
            false => (self.level.max(unmarked.tlp), unmarked.clone()),
        };
        Marking {
            tlp: own.and_then(|level| Some(level).max(feed.tlp)),
            originator_controlled: self.is_unknown || unmarked.originator_controlled,
            ..unmarked
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_in_order_from_none_to_red() {
        let levels = [Tlp::Clear, Tlp::Green, Tlp::Amber, Tlp::AmberStrict, Tlp::Red];
        assert!(levels.is_sorted() && None < Some(Tlp::Clear));
    }

    #[test]
    fn joining_only_tightens() {
        let of = |level, is_unknown| Handling {
            level,
            is_unknown,
            words: Vec::new(),
        };
        let mut handling = of(Some(Tlp::Green), false);
        assert!(!handling.join(&of(None, false)) && !handling.join(&of(Some(Tlp::Clear), false)));
        assert_eq!(handling, of(Some(Tlp::Green), false));
        assert!(handling.join(&of(Some(Tlp::Amber), false)) && handling.join(&of(None, true)));
        assert_eq!(handling, of(Some(Tlp::Amber), true));
    }
}
