//! A sheet: its title, its notes, and the entries below its header.

use dragoman_guest::part::NEWER;
use dragoman_guest::schema::{Fault, FaultKind, Locator, NoticeKind};
use dragoman_guest::sheet::SheetRow;
use dragoman_guest::{About, Notes, build, dates};

use crate::column::{Column, normal};
use crate::values::narrow;

/// Rows in which a header is looked for.
const PREAMBLE: usize = 20;

/// Cells of a row that could be an entry: a date, a number and two names.
const ENTRY: usize = 4;

/// What the name of a sheet or a regime has that ended.
const ENDED: &str = "【解除】";

/// A sheet; of the table of 2026, the entries of a regime.
pub(crate) struct Sheet {
    part: u32,
    /// Its name: `26.クリミア等（個人）`; empty where there is but one table, in CSV.
    pub(crate) name: String,
    /// The number that its name begins with; the name itself if it has none.
    pub(crate) number: String,
    /// What stands above its header, but for notes.
    pub(crate) title: String,
    /// Notes above its header.
    pub(crate) notes: String,
    /// What it holds.
    pub(crate) content: Content,
}

/// What a sheet holds.
pub(crate) enum Content {
    /// Entries below a header.
    Entries(Table),
    /// Regimes that ended.
    Ended(Vec<Regime>),
    /// The titles of the other sheets, which stand above their headers as well.
    Index,
    /// Something else.
    Unknown {
        /// What it begins with.
        first: String,
        /// How many of its rows could be entries.
        rows: u32,
    },
}

/// Entries below a header.
pub(crate) struct Table {
    columns: Vec<(String, Option<Column>)>,
    /// The entries.
    pub(crate) entries: Vec<Entry>,
}

/// An entry: a row, and those below it that go on in it.
pub(crate) struct Entry {
    /// Its rows.
    pub(crate) rows: Vec<Row>,
}

/// A row.
pub(crate) struct Row {
    /// Its number, as a spreadsheet counts.
    pub(crate) number: u32,
    /// Its cells, trimmed; their line breaks tell values apart.
    pub(super) cells: Vec<String>,
}

/// A regime that ended.
pub(crate) struct Regime {
    /// Its title.
    pub(crate) title: String,
    /// The words that end it: `2015年12月18日告示廃止`.
    pub(crate) words: String,
    /// Its first and its last row.
    pub(crate) rows: (u32, u32),
}

impl Row {
    /// A row; none if it is blank.
    pub(crate) fn new(row: &SheetRow<'_>) -> Option<Self> {
        let cells: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
        let number = row.number;
        cells
            .iter()
            .any(|cell| !cell.is_empty())
            .then_some(Self { number, cells })
    }

    /// The text of a cell; empty if there is none.
    fn cell(&self, index: usize) -> &str {
        self.cells.get(index).map_or("", String::as_str)
    }

    /// The text of a row that is a note, `（注）…`, and nothing else.
    fn note(&self) -> Option<String> {
        let mut stated = self.stated();
        match (stated.next(), stated.next()) {
            (Some(only), None) => Some(build::fold(only)).filter(|text| is_note(text)),
            _ => None,
        }
    }

    /// The cells that are not blank.
    fn stated(&self) -> impl Iterator<Item = &str> {
        self.cells
            .iter()
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
    }
}

impl Sheet {
    /// The sheets that a sheet stands for: itself, or, if it is the table of 2026, one for each regime.
    ///
    /// # Errors
    ///
    /// A fault `unknown-layout` if a header lacks a column without which there are no entries, or has one twice.
    pub(crate) fn all(
        part: u32,
        name: String,
        rows: Vec<Row>,
        notes: &mut Notes,
    ) -> Result<Vec<Self>, Fault> {
        match rows.iter().take(PREAMBLE).position(is_register) {
            Some(header) => Self::regimes(part, &name, rows, header),
            None => Self::of(part, name, rows, notes).map(|sheet| vec![sheet]),
        }
    }

    /// The regimes of the table of 2026, in the order in which they appear. Every row is an entry.
    fn regimes(part: u32, name: &str, mut rows: Vec<Row>, header: usize) -> Result<Vec<Self>, Fault> {
        let body = rows.split_off(header + 1);
        let header = rows.pop();
        let mut first = Self::empty(part, name.to_owned(), String::new());
        let columns = match &header {
            Some(header) => first.columns(header, |column| column == Column::LatinName)?,
            None => Vec::new(),
        };
        first.above(&rows);
        let section = columns
            .iter()
            .position(|(_, known)| *known == Some(Column::Section));
        let mut sheets: Vec<Self> = Vec::new();
        for row in body {
            let number = build::fold(&narrow(section.map_or("", |index| row.cell(index))));
            let entry = Entry { rows: vec![row] };
            let known = sheets.iter_mut().find(|sheet| sheet.number == number);
            if let Some(Content::Entries(table)) = known.map(|sheet| &mut sheet.content) {
                table.entries.push(entry);
                continue;
            }
            sheets.push(Self {
                title: first.title.clone(),
                notes: format!("区分: {number}"),
                content: Content::Entries(Table {
                    columns: columns.clone(),
                    entries: vec![entry],
                }),
                ..Self::empty(part, name.to_owned(), number)
            });
        }
        Ok(sheets)
    }

    fn empty(part: u32, name: String, number: String) -> Self {
        Self {
            part,
            number,
            name,
            title: String::new(),
            notes: String::new(),
            content: Content::Index,
        }
    }

    fn of(part: u32, name: String, mut rows: Vec<Row>, notes: &mut Notes) -> Result<Self, Fault> {
        let number: String = narrow(&name).chars().take_while(char::is_ascii_digit).collect();
        let number = match number.is_empty() {
            true => build::fold(&name),
            false => number,
        };
        let mut sheet = Self::empty(part, name, number);
        let header = rows.iter().take(PREAMBLE).position(is_header);
        let below = match header {
            Some(header) => rows.split_off(header),
            None => Vec::new(),
        };
        sheet.content = match below.split_first() {
            Some((header, _)) => {
                sheet.above(&rows);
                let columns = sheet.columns(header, |_| true)?;
                let entries = sheet.entries(below, &columns, notes);
                Content::Entries(Table { columns, entries })
            }
            None if sheet.name.contains(ENDED) => Content::Ended(ended(&rows)),
            None => match rows.first() {
                Some(first) if !sheet.name.contains("一覧") => Content::Unknown {
                    first: first.stated().collect(),
                    rows: rows.iter().filter(|row| row.stated().count() >= ENTRY).count() as u32,
                },
                _ => Content::Index,
            },
        };
        Ok(sheet)
    }

    /// Whether the sheet is of a regime that ended.
    pub(crate) fn is_ended(&self) -> bool {
        self.name.contains(ENDED)
    }

    /// The place of a row.
    pub(crate) fn place(&self, row: u32) -> Locator {
        self.places((row, row))
    }

    /// The place of rows.
    pub(crate) fn places(&self, rows: (u32, u32)) -> Locator {
        match self.name.is_empty() {
            true => build::rows(self.part, rows.0, rows.1),
            false => build::sheet_rows(self.part, &self.name, rows.0, rows.1),
        }
    }

    /// Takes what stands above the header. A title may go on in the next row, in the middle of a word.
    fn above(&mut self, rows: &[Row]) {
        for row in rows {
            for (index, cell) in row.stated().enumerate() {
                let text = build::fold(cell);
                match is_note(&text) {
                    true => push(&mut self.notes, " ", &text),
                    false => push(&mut self.title, if index > 0 { " " } else { "" }, &text),
                }
            }
        }
    }

    /// The columns of a header, which must have the names of entries that are `needed`.
    fn columns(
        &self,
        header: &Row,
        needed: impl Fn(Column) -> bool,
    ) -> Result<Vec<(String, Option<Column>)>, Fault> {
        let names = header.cells.iter().map(|cell| normal(cell));
        let columns: Vec<_> = names.map(|name| (name.clone(), Column::of(&name))).collect();
        let count = |name: &str| columns.iter().filter(|(known, _)| known == name).count();
        let twice = columns
            .iter()
            .find(|(name, _)| !name.is_empty() && count(name) > 1);
        let lacking = [
            (Column::JapaneseName, "日本語表記"),
            (Column::LatinName, "英語表記"),
            (Column::Number, "告示番号"),
        ]
        .into_iter()
        .filter(|(column, _)| needed(*column))
        .find(|(column, _)| !columns.iter().any(|(_, known)| known == &Some(*column)))
        .map(|(_, name)| name);
        let message = match (lacking, twice) {
            (Some(name), _) => format!("the header of the sheet `{}` lacks {name}", self.name),
            (None, Some((name, _))) => format!("the header of the sheet `{}` has `{name}` twice", self.name),
            (None, None) => return Ok(columns),
        };
        Err(Fault {
            source: Some(self.place(header.number)),
            excerpt: build::excerpt(&header.stated().collect::<Vec<_>>().join(", ")),
            ..build::fault(FaultKind::UnknownLayout, message, NEWER)
        })
    }

    /// The entries below a header. A row without a date and a number goes on in the entry above it; a note is one of the
    /// sheet.
    fn entries(
        &mut self,
        rows: Vec<Row>,
        columns: &[(String, Option<Column>)],
        notes: &mut Notes,
    ) -> Vec<Entry> {
        let index = |wanted| columns.iter().position(|(_, known)| *known == Some(wanted));
        let heads = [index(Column::Notified), index(Column::Number)];
        let mut entries: Vec<Entry> = Vec::new();
        for row in rows.into_iter().skip(1) {
            if let Some(note) = row.note() {
                push(&mut self.notes, " ", &note);
                continue;
            }
            let goes_on = heads.iter().flatten().all(|index| row.cell(*index).is_empty());
            match entries.last_mut() {
                Some(entry) if goes_on => entry.rows.push(row),
                None if goes_on => notes.case(About {
                    kind: NoticeKind::RejectedRecord,
                    field: "告示番号".into(),
                    message: "the row has neither a date nor a number, and no entry stands above it; it was left out",
                    excerpt: row.stated().next().unwrap_or_default(),
                    record: None,
                    place: Some(self.place(row.number)),
                }),
                _ => entries.push(Entry { rows: vec![row] }),
            }
        }
        entries
    }
}

impl Table {
    /// Whether some column is there.
    pub(crate) fn has(&self, is_it: impl Fn(Column) -> bool) -> bool {
        self.columns.iter().any(|(_, column)| column.is_some_and(&is_it))
    }

    /// What an entry states: the name of the column, which column it is if that is known, the text, and the index of the
    /// row among those of the entry.
    pub(crate) fn cells<'t>(
        &'t self,
        entry: &'t Entry,
    ) -> impl Iterator<Item = (&'t str, Option<Column>, &'t str, u32)> {
        let rows = (0u32..).zip(&entry.rows);
        rows.flat_map(move |(at, row)| {
            let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            cells.map(move |(index, cell)| {
                let column = self.columns.get(index);
                let (name, known) = column.map_or(("", None), |(name, column)| (name.as_str(), *column));
                (name, known, cell.as_str(), at)
            })
        })
    }

    /// The text of a column in the first row of an entry; empty if it is blank.
    pub(crate) fn text<'t>(&self, entry: &'t Entry, column: Column) -> &'t str {
        let index = self.columns.iter().position(|(_, known)| *known == Some(column));
        index.map_or("", |index| entry.rows[0].cell(index))
    }
}

/// Whether a row is a header: it has two of the four columns that every sheet of entries has, and one of them is that of the
/// numbers or that of the names in Latin letters. What else it must have is looked at then.
fn is_header(row: &Row) -> bool {
    let has = |wanted: &str| row.cells.iter().any(|cell| normal(cell) == wanted);
    let names = ["告示日付", "日本語表記"];
    (has("告示番号") || has("英語表記")) && names.into_iter().any(has) || (has("告示番号") && has("英語表記"))
}

/// Whether a text is a note.
fn is_note(text: &str) -> bool {
    text.starts_with("（注") || text.starts_with("(注")
}

/// Whether a row is the header of the table that has been the list since 2026.
pub(super) fn is_register(row: &Row) -> bool {
    let has = |wanted: &str| row.cells.iter().any(|cell| normal(cell) == wanted);
    has("区分") && has("番号") && has("告示番号")
}

/// The regimes of a sheet of such as ended: the title of each, and below it the words that end it, in brackets.
fn ended(rows: &[Row]) -> Vec<Regime> {
    let (mut regimes, mut title): (Vec<Regime>, Option<(String, u32)>) = (Vec::new(), None);
    for row in rows {
        let text = build::fold(&row.stated().collect::<Vec<_>>().join(" "));
        let words = text.strip_prefix('【').and_then(|open| open.strip_suffix('】'));
        match (words, title.take()) {
            (Some(words), begun) => {
                let (title, first) = begun.unwrap_or_else(|| (text.clone(), row.number));
                regimes.push(Regime {
                    title,
                    words: words.to_owned(),
                    rows: (first, row.number),
                });
            }
            (None, Some((mut begun, first))) => {
                begun.push_str(&text);
                title = Some((begun, first));
            }
            (None, None) => title = Some((text, row.number)),
        }
    }
    // A title below which nothing ends it: that its sheet is called ended is all there is.
    regimes.extend(title.map(|(title, row)| Regime {
        title,
        words: ENDED.to_owned(),
        rows: (row, row),
    }));
    regimes
}

impl Regime {
    /// The day on which it ended; none if its words name none.
    pub(crate) fn day(&self) -> Option<dragoman_guest::schema::DateClaim> {
        let narrow = narrow(&self.words);
        let end = narrow.find('日')? + '日'.len_utf8();
        let reading = dates::read(&narrow[..end], dates::Style::default())?;
        reading.claims.into_iter().next()
    }
}

fn push(text: &mut String, separator: &str, more: &str) {
    if !text.is_empty() {
        text.push_str(separator);
    }
    text.push_str(more);
}
