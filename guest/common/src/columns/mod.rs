//! What can be filled in: sheets, and columns in the order in which they stand.

mod about;
mod assessments;
mod documents;
mod page;
mod subjects;
mod withdrawals;
mod words;

pub use page::{RULES, page};
pub use words::*;

/// The sheet that explains the others. Nothing on it is read.
pub const INSTRUCTIONS: &str = "Instructions";

/// The sheets of the form, in their order.
pub static SHEETS: [&Sheet; 5] = [&ABOUT, &SUBJECTS, &DOCUMENTS, &ASSESSMENTS, &WITHDRAWALS];

/// What the list as a whole is: a field a row, its title in the first column and its value in the second.
pub static ABOUT: Sheet = Sheet {
    name: "About",
    key: "about",
    says: "Whose list this is, and of which day. Fill in the second column.",
    columns: about::COLUMNS,
};

/// Persons, organisations and craft, one a row.
pub static SUBJECTS: Sheet = Sheet {
    name: "Subjects",
    key: "subjects",
    says: "Persons, organisations, ships, aircraft and vehicles, one a row.",
    columns: subjects::COLUMNS,
};

/// Travel documents that are themselves looked for, one a row.
pub static DOCUMENTS: Sheet = Sheet {
    name: "Documents",
    key: "documents",
    says: "Lost, stolen, revoked or false travel documents, one a row; or many numbers in one row if all else is the same.",
    columns: documents::COLUMNS,
};

/// Assessments of possible attacks, one a row.
pub static ASSESSMENTS: Sheet = Sheet {
    name: "Assessments",
    key: "assessments",
    says: "Assessments of possible attacks on an event, one a row.",
    columns: assessments::COLUMNS,
};

/// What was listed before and is so no longer, one a row.
pub static WITHDRAWALS: Sheet = Sheet {
    name: "Withdrawals",
    key: "withdrawals",
    says: "Entries of earlier editions that were taken off the list or sent by mistake, one a row.",
    columns: withdrawals::COLUMNS,
};

/// A sheet of the form: of the workbook, or a CSV file, or a key of the JSON.
#[derive(Debug)]
pub struct Sheet {
    /// Its name in the workbook.
    pub name: &'static str,
    /// Its key in the JSON; with `.csv` behind it, the name of its file.
    pub key: &'static str,
    /// What stands in it, for the one who fills it in.
    pub says: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub struct Column {
    /// Its key in the JSON.
    pub key: &'static str,
    /// Its title.
    pub title: &'static str,
    /// How its cells are written.
    pub form: Form,
    /// What to write, for the one who fills it in.
    pub says: &'static str,
    /// A cell, invented.
    pub example: &'static str,
    /// Whether a row without it is left out.
    pub required: bool,
}

/// How a cell is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// One value.
    Text,
    /// Running text.
    Prose,
    /// Several values, parted by `;` or line breaks.
    Several,
    /// A date.
    Date,
    /// Several dates.
    Dates,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// Several of these words.
    Choices(&'static [&'static str]),
    /// A country.
    Country,
    /// Several countries.
    Countries,
    /// A number.
    Number,
    /// Yes, or nothing.
    Yes,
}

impl Form {
    /// How it is written, for the one who fills it in.
    pub fn says(self) -> String {
        match self {
            Self::Text => "one value".into(),
            Self::Prose => "text".into(),
            Self::Several => "one or more, parted by ; or by line breaks".into(),
            Self::Date => "a date: 1970-05-03, 1970-05 or 1970; also about 1970, before 1970, after 1970, between 1968 and 1970".into(),
            Self::Dates => "one or more dates, parted by ; or by line breaks".into(),
            Self::Choice(words) => format!("one of: {}", words.join(", ")),
            Self::Choices(words) => format!("one or more, parted by ; or by line breaks, of: {}", words.join(", ")),
            Self::Country => "a country, by its name in English or its code of two letters".into(),
            Self::Countries => "one or more countries, by their names in English or codes of two letters, parted by ; or by line breaks".into(),
            Self::Number => "a number, in digits".into(),
            Self::Yes => "yes, or nothing".into(),
        }
    }
}

impl Sheet {
    /// The column of a key.
    pub fn column(&self, key: &str) -> Option<usize> {
        self.columns.iter().position(|column| column.key == key)
    }

    /// The name of its file, where the form comes as CSV.
    pub fn file(&self) -> String {
        format!("{}.csv", self.key)
    }
}

const fn column(
    key: &'static str,
    title: &'static str,
    form: Form,
    says: &'static str,
    example: &'static str,
) -> Column {
    Column {
        key,
        title,
        form,
        says,
        example,
        required: false,
    }
}

const fn required(
    key: &'static str,
    title: &'static str,
    form: Form,
    says: &'static str,
    example: &'static str,
) -> Column {
    Column {
        required: true,
        ..column(key, title, form, says, example)
    }
}

/// The columns that say who may see a row, which every sheet ends with.
const MARKING: [Column; 4] = [
    column(
        "tlp",
        "Traffic light",
        Form::Choice(&TLP),
        "Who may see this row (TLP 2.0), if fewer than may see the list.",
        "amber",
    ),
    column(
        "releasable_to",
        "Releasable to",
        Form::Countries,
        "The only states or organisations that may have this row.",
        "FR; DE",
    ),
    column(
        "originator_controlled",
        "Ask before passing on",
        Form::Yes,
        "yes, if nobody may pass this row on without asking you.",
        "yes",
    ),
    column(
        "retain_until",
        "Keep until",
        Form::Date,
        "The last day on which others may keep this row, as a whole date.",
        "2027-12-31",
    ),
];

/// The column for all that has none.
const EXTRA: Column = column(
    "extra",
    "Anything else",
    Form::Several,
    "What there is no column for: what it is, a colon, the value.",
    "case number: 77/2025",
);

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn no_key_and_no_title_stands_twice_in_a_sheet() {
        for sheet in SHEETS {
            let (mut keys, mut titles) = (HashSet::new(), HashSet::new());
            for column in sheet.columns {
                assert!(keys.insert(column.key), "{}: {}", sheet.name, column.key);
                assert!(
                    titles.insert(column.title.to_lowercase()),
                    "{}: {}",
                    sheet.name,
                    column.title
                );
            }
        }
    }

    #[test]
    fn every_example_of_a_choice_is_one() {
        for sheet in SHEETS {
            for column in sheet.columns {
                if let Form::Choice(words) | Form::Choices(words) = column.form {
                    assert!(
                        words.contains(&column.example),
                        "{}: {}",
                        sheet.name,
                        column.title
                    );
                }
                assert!(
                    !column.example.is_empty() && column.says.ends_with('.'),
                    "{}",
                    column.title
                );
            }
        }
    }
}
