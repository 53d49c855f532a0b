//! A walk over everything an item holds, with the path of each value.

use std::fmt;

use crate::schema::Node;

/// Where a value stands in an item, e.g. `names[2].full`.
#[derive(Debug, Default)]
pub struct Path(Vec<Step>);

#[derive(Debug)]
enum Step {
    Field(&'static str),
    Index(usize),
}

impl Path {
    pub(crate) fn within(&mut self, field: &'static str, inside: impl FnOnce(&mut Self)) {
        self.0.push(Step::Field(field));
        inside(self);
        self.0.pop();
    }

    fn at(&mut self, index: usize, inside: impl FnOnce(&mut Self)) {
        self.0.push(Step::Index(index));
        inside(self);
        self.0.pop();
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Field(name) if position == 0 => f.write_str(name)?,
                Step::Field(name) => write!(f, ".{name}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What can be walked over. Implemented for every type of the schema.
pub trait Walk {
    /// Calls `visit` with every text and record inside, each with its path below `path`; a record before what it holds.
    fn walk<'a>(&'a self, path: &mut Path, visit: &mut dyn FnMut(&Path, Node<'a>));
}

impl Walk for String {
    fn walk<'a>(&'a self, path: &mut Path, visit: &mut dyn FnMut(&Path, Node<'a>)) {
        visit(path, Node::Text(self));
    }
}

impl<T: Walk> Walk for Option<T> {
    fn walk<'a>(&'a self, path: &mut Path, visit: &mut dyn FnMut(&Path, Node<'a>)) {
        if let Some(value) = self {
            value.walk(path, visit);
        }
    }
}

impl<T: Walk> Walk for Vec<T> {
    fn walk<'a>(&'a self, path: &mut Path, visit: &mut dyn FnMut(&Path, Node<'a>)) {
        for (index, value) in self.iter().enumerate() {
            path.at(index, |path| value.walk(path, visit));
        }
    }
}

impl Walk for (String, String) {
    fn walk<'a>(&'a self, path: &mut Path, visit: &mut dyn FnMut(&Path, Node<'a>)) {
        path.within("key", |path| visit(path, Node::Text(&self.0)));
        path.within("value", |path| visit(path, Node::Text(&self.1)));
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
        item.walk(&mut Path::default(), &mut |path, node| {
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
        item.walk(&mut Path::default(), &mut |path, node| {
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
