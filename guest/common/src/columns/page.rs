//! The form as a page of documentation.

use super::{ABOUT, SHEETS, SYNONYMS, Sheet};

/// What everybody should know who fills in the form.
pub const RULES: [&str; 10] = [
    "Fill in one row for each entry. Leave empty what you do not know; only the columns marked as needed must be filled in.",
    "Do not change the titles of the columns. Their order does not matter, and columns that you do not use may be deleted.",
    "Several values go into one cell with ; or a line break between them (Alt+Enter).",
    "An ID is yours: it stays the same in every list that you send, and it is never given to another entry, on whatever sheet.",
    "Send the whole list each time. What is missing from it is taken for gone; say on the sheet Withdrawals what you took off.",
    "Write dates as year-month-day: 1970-05-03. If only the year is known, write 1970; if it is not certain, about 1970, before 1970, after 1970 or between 1968 and 1970.",
    "Also understood are dates with the month in words (3 May 1970), and numbers that can be read in one way alone: 31.12.1970 and 12/31/1970, but not 03.05.1970.",
    "Write countries by their names in English or their codes of two letters (ISO 3166-1).",
    "A cell that is not understood is named to you, with what to write; the rest of its row is kept. A row is left out if a needed cell is empty, if the columns that say who may see it are not understood, or, in CSV, if it has more cells than the row of titles.",
    "Do not state ethnicity, religion or political opinion.",
];

/// The form as a page in Markdown.
pub fn page() -> String {
    let mut page = String::from(
        "# The common form\n\n<!-- generated from guest/common/src/columns: UPDATE_DOCS=1 cargo test -p dragoman --test e2e -- docs -->\n\n\
         For partners that have no format of their own: a workbook (XLSX), or its sheets as CSV files of these names, or a JSON with \
         the same fields by their keys, in which a value may be a list.\n\n",
    );
    RULES.iter().for_each(|rule| page += &format!("- {rule}\n"));
    let synonyms: Vec<_> = SYNONYMS
        .iter()
        .map(|(from, to)| format!("{from} for {to}"))
        .collect();
    page += &format!("- Also understood: {}.\n", synonyms.join(", "));
    for sheet in SHEETS {
        page += &section(sheet);
    }
    page
}

fn section(sheet: &Sheet) -> String {
    let first = match sheet.key == ABOUT.key {
        true => "field",
        false => "column",
    };
    let mut text = format!(
        "\n## {}\n\n{} In CSV `{}`, in JSON `{}`.\n\n| {first} | key | needed | how | what | for example |\n|---|---|---|---|---|---|\n",
        sheet.name,
        sheet.says,
        sheet.file(),
        sheet.key
    );
    for column in sheet.columns {
        let needed = if column.required { "yes" } else { "" };
        let cells = [
            column.title,
            &format!("`{}`", column.key),
            needed,
            &column.form.says(),
            column.says,
            column.example,
        ];
        text += &format!("| {} |\n", cells.map(|cell| cell.replace('|', "\\|")).join(" | "));
    }
    text
}
