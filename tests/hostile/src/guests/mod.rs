//! All guests, by what they attack.

mod binaries;
mod bombs;
mod content;
mod encoding;
mod endings;
mod imports;
mod loops;
mod reads;
mod text;
mod traps;
mod volume;

use crate::Guest;

/// A guest before it is built.
pub struct Case {
    /// What it attacks.
    pub group: &'static str,
    /// Its name; unique in its group.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: &'static str,
    /// Builds it.
    pub build: fn() -> Guest,
}

/// All guests.
pub fn all() -> Vec<Case> {
    let groups = [
        loops::all(),
        bombs::all(),
        traps::all(),
        endings::all(),
        volume::all(),
        encoding::all(),
        content::all(),
        text::all(),
        reads::all(),
        imports::all(),
        binaries::all(),
    ];
    groups.into_iter().flatten().collect()
}

/// Lists the guests of a group, each a module of it.
macro_rules! guests {
    ($($name:ident),* $(,)?) => {
        pub(super) fn all() -> Vec<super::Case> {
            vec![$(super::Case {
                group: super::last_name(module_path!()),
                name: stringify!($name),
                sentence: super::first_line(include_str!(concat!(stringify!($name), ".rs"))),
                build: $name::guest,
            }),*]
        }
    };
}
use guests;

/// The sentence that a guest's file begins with.
fn first_line(file: &'static str) -> &'static str {
    file.lines()
        .next()
        .and_then(|line| line.strip_prefix("//! "))
        .expect("a guest's file begins with what it does")
}

fn last_name(path: &'static str) -> &'static str {
    path.rsplit("::").next().expect("a path has a name")
}
