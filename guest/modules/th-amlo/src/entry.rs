//! What one row of a list, or one page behind a row, says.

use dragoman_guest::schema::{Locator, Name, NameForm, NamePart, NameQuality, NameRole};
use dragoman_guest::{build, scripts};

use crate::banner::List;
use crate::label::Field;
use crate::values::{numbered, stated};

/// A cell that says something.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) field: Field,
    /// Its label, as the page writes it.
    pub(crate) label: String,
    /// Its lines.
    pub(crate) lines: Vec<String>,
}

/// A row or a page.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) place: Locator,
    pub(crate) list: Option<List>,
    /// The section and the list, in the words of the page.
    pub(crate) programme: Option<String>,
    pub(crate) said: Vec<Said>,
    /// The address of the page behind a row.
    pub(crate) address: Option<String>,
    /// Whether it is a page behind a row.
    pub(crate) is_page: bool,
}

impl Entry {
    /// The cells of a field.
    pub(crate) fn of(&self, field: Field) -> impl Iterator<Item = &Said> {
        self.said.iter().filter(move |said| said.field == field)
    }

    /// The words of the first cell of a field, in one line.
    pub(crate) fn text(&self, field: Field) -> Option<String> {
        self.of(field).next().map(|said| said.lines.join(" "))
    }

    /// The names in Latin letters and in Thai, in this order, of which one at least is there. Numbers before them are left
    /// out; on the list of the United Nations they number the parts of one name.
    pub(crate) fn names(&self) -> Vec<Name> {
        let mut names = Vec::new();
        for field in [Field::English, Field::Thai] {
            let Some(words) = self.text(field) else { continue };
            let parts = numbered(&words);
            let is_un = self.list == Some(List::UnitedNations);
            let full = match (parts.as_slice(), is_un) {
                ([], _) => continue,
                ([one], _) => (*one).to_owned(),
                (several, true) => several.join(" "),
                // What several numbers mean on the Thai list, parts or names, nothing says.
                (_, false) => words.clone(),
            };
            if stated(&full).is_none() {
                continue;
            }
            let form = match names.is_empty() {
                true => NameForm::Primary,
                false => NameForm::Spelling,
            };
            let part = |text: &&str| NamePart {
                role: NameRole::Unstated,
                text: (*text).to_owned(),
            };
            let parts = match parts.len() > 1 && is_un {
                true => parts.iter().map(part).collect(),
                false => Vec::new(),
            };
            names.push(Name {
                parts,
                script: scripts::of(&full),
                ..build::name(full, form, NameQuality::Unstated)
            });
        }
        names
    }

    /// All its words, for telling it from another of the same names.
    pub(crate) fn words(&self) -> Vec<String> {
        let said = self.said.iter().filter(|said| said.field != Field::Number);
        said.map(|said| said.lines.join(" ")).collect()
    }
}
