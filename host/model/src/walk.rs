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
