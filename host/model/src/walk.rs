//! A walk over everything an item holds, with the path of each value.

use std::fmt;

use crate::schema::Node;

/// Where a value stands in an item, e.g. `names[2].full`. Each step stands on the stack of the walk and knows the one above: a path is put
/// together only for who asks for its text.
#[derive(Debug, Clone, Copy, Default)]
pub struct Path<'a> {
    /// The path of what the value is in, and the last step from there; none for the item itself.
    last: Option<(&'a Path<'a>, Step)>,
}

#[derive(Debug, Clone, Copy)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl Path<'_> {
    pub(crate) fn field(&self, name: &'static str) -> Path<'_> {
        Path {
            last: Some((self, Step::Field(name))),
        }
    }

    fn index(&self, index: usize) -> Path<'_> {
        Path {
            last: Some((self, Step::Index(index))),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some((above, step)) = &self.last else {
            return Ok(());
        };
        above.fmt(f)?;
        match step {
            Step::Field(name) if above.last.is_none() => f.write_str(name),
            Step::Field(name) => write!(f, ".{name}"),
            Step::Index(index) => write!(f, "[{index}]"),
        }
    }
}

/// What a walk is for.
pub trait Visit<'a> {
    /// Called with every text and record, each with its path.
    fn visit(&mut self, path: &Path<'_>, node: Node<'a>);
}

impl<'a, F: FnMut(&Path<'_>, Node<'a>)> Visit<'a> for F {
    fn visit(&mut self, path: &Path<'_>, node: Node<'a>) {
        self(path, node);
    }
}

/// What can be walked over. Implemented for every type of the schema.
pub trait Walk {
    /// Has `visit` come by every text and record inside, each with its path below `path`; a record before what it holds.
    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>);
}

impl Walk for String {
    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {
        visit.visit(path, Node::Text(self));
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {
        if let Some(value) = self {
            value.walk(path, visit);
        }
    }
}

impl<T: Walk> Walk for Box<T> {
    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {
        T::walk(self, path, visit);
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {
        for (index, value) in self.iter().enumerate() {
            value.walk(&path.index(index), visit);
        }
    }
}

impl Walk for (String, String) {
    fn walk<'a>(&'a self, path: &Path<'_>, visit: &mut impl Visit<'a>) {
        visit.visit(&path.field("key"), Node::Text(&self.0));
        visit.visit(&path.field("value"), Node::Text(&self.1));
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::Item;
    use crate::fixtures::{assessment, subject};

    fn texts(item: &Item) -> Vec<(String, String)> {
        let mut found = Vec::new();
        item.walk(&Path::default(), &mut |path: &Path<'_>, node: Node<'_>| {
            if let Node::Text(text) = node {
                found.push((path.to_string(), text.to_owned()));
            }
        });
        found
    }

    #[test]
    fn every_text_is_come_by_with_its_path() {
        let item = subject(json!({
            "person": { "titles": [{ "text": "Dr", "at": 0 }], "father": "Karl" },
            "extra": [["k", "v"]],
        }));
        let expected = [
            ("id", "1"),
            ("names[0].full", "Ada Example"),
            ("person.titles[0].text", "Dr"),
            ("person.father", "Karl"),
            ("extra[0].key", "k"),
            ("extra[0].value", "v"),
        ];
        assert_eq!(
            texts(&item),
            expected.map(|(path, text)| (path.to_owned(), text.to_owned()))
        );
    }

    #[test]
    fn a_case_of_a_variant_is_a_step_of_the_path() {
        let item = assessment(json!({ "actors": [{ "text": "somebody" }] }));
        assert!(texts(&item).contains(&("actors[0].text".into(), "somebody".into())));
    }

    #[test]
    fn a_record_comes_before_what_it_holds_and_says_which_source_states_it() {
        let item = subject(json!({ "nationalities": [{ "code": "DE", "at": 3 }] }));
        let mut seen = Vec::new();
        item.walk(&Path::default(), &mut |path: &Path<'_>, node: Node<'_>| {
            if path.to_string().starts_with("nationalities") {
                seen.push((path.to_string(), node.at()));
            }
        });
        assert_eq!(
            seen,
            [
                ("nationalities[0]".into(), Some(3)),
                ("nationalities[0].code".into(), None)
            ]
        );
    }
}
