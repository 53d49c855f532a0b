//! Names: in Latin letters with the original script in brackets, in Japanese, and other names in both.

use dragoman_guest::schema::{Name, NameForm, NameQuality, NoticeKind, SubjectKind};
use dragoman_guest::{build, scripts};

use super::Draft;
use crate::column::Column;
use crate::reader::Table;
use crate::values::alias::{self, Alias};
use crate::values::items::trimmed;
use crate::values::{UNKNOWN, narrow, spellings};

impl Draft<'_> {
    pub(super) fn names(&mut self, table: &Table) {
        let entry = self.entry;
        let of = |wanted| {
            table
                .cells(entry)
                .filter(move |(_, known, ..)| *known == Some(wanted))
        };
        for (column, _, text, at) in of(Column::LatinName) {
            self.latin(column, text, at);
        }
        for (column, _, text, at) in of(Column::JapaneseName) {
            self.japanese(column, text, at);
        }
        for (column, known, text, at) in table.cells(entry) {
            if let Some(Column::Alias(form, quality)) = known
                && self.is_stated(column, text, at)
            {
                self.aliases(column, text, form, quality, at);
            }
        }
    }

    fn latin(&mut self, column: &str, text: &str, at: u32) {
        self.goes_on(column, text, at);
        let (latin, original) = without_original(text);
        for name in parts(latin) {
            self.main(name, at);
        }
        if let Some((original, language)) = original {
            let name = self.name(original, NameForm::OriginalScript, NameQuality::Unstated, at);
            let note = language.map(Into::into);
            self.subject.names.push(Name { note, ..name });
        }
    }

    fn japanese(&mut self, column: &str, text: &str, at: u32) {
        self.goes_on(column, text, at);
        for name in parts(text) {
            // It says in Japanese letters how the name is spoken; below the first row it may be another name.
            let form = match (self.subject.names.is_empty(), at) {
                (true, _) => NameForm::Primary,
                (false, 0) => NameForm::Spelling,
                (false, _) => NameForm::Alias,
            };
            self.push_name(name, form, NameQuality::Unstated, at);
        }
    }

    /// Says that a row without a date and a number, which goes on in the entry above it, has a name of its own.
    fn goes_on(&mut self, column: &str, text: &str, at: u32) {
        if at > 0 {
            let message =
                "the row has a name, but neither a date nor a number; it was taken into the entry above it";
            self.case(NoticeKind::Repaired, column, message, text, at);
        }
    }

    /// A name in Latin letters: the first is the one that the entry is listed under.
    fn main(&mut self, name: &str, at: u32) {
        let form = match self.subject.names.is_empty() {
            true => NameForm::Primary,
            false => NameForm::Alias,
        };
        self.push_name(name, form, NameQuality::Unstated, at);
        if self.subject.kind == SubjectKind::Person {
            for spelling in spellings::of(name) {
                self.push_name(&spelling, NameForm::Spelling, NameQuality::Unstated, at);
            }
        }
    }

    fn aliases(&mut self, column: &str, text: &str, form: NameForm, quality: NameQuality, at: u32) {
        let found = alias::aliases(text);
        if found.doubtful {
            let message = "several names may stand in one text, with commas between; it was kept as one";
            self.case(NoticeKind::Remark, column, message, text, at);
        }
        for Alias {
            text,
            form: own,
            note,
        } in found.names
        {
            if UNKNOWN.contains(&text.as_str()) {
                continue;
            }
            let name = self.name(&text, own.unwrap_or(form), quality, at);
            self.subject.names.push(Name { note, ..name });
        }
    }

    fn push_name(&mut self, text: &str, form: NameForm, quality: NameQuality, at: u32) {
        let name = self.name(text, form, quality, at);
        self.subject.names.push(name);
    }

    fn name(&self, text: &str, form: NameForm, quality: NameQuality, at: u32) -> Name {
        let full = build::fold(text);
        let script = scripts::of(&full);
        let is_kana = script
            .as_deref()
            .is_some_and(|script| matches!(script, "Kana" | "Hira" | "Jpan"));
        Name {
            script,
            language: is_kana.then(|| "ja".into()),
            at,
            ..build::name(full, form, quality)
        }
    }
}

/// The original script of a name, and the language that may stand behind it.
type Original<'t> = (&'t str, Option<&'t str>);

/// A name without the original script that stands in brackets behind it, `(original script: …)（ティグリニャ語）`, and that.
fn without_original(cell: &str) -> (&str, Option<Original<'_>>) {
    const BRACKETS: [char; 4] = ['(', ')', '（', '）'];
    let plain = narrow(cell).to_ascii_lowercase();
    let found = ["(original script", "(original scipt"]
        .iter()
        .find_map(|words| plain.find(words));
    // Wide letters are longer than narrow ones: the place is counted in characters.
    let open = found.and_then(|at| cell.char_indices().nth(plain[..at].chars().count()));
    let Some((open, _)) = open else {
        return (cell, None);
    };
    let Some((_, text)) = cell[open..].split_once([':', '：']) else {
        return (cell, None);
    };
    let (original, behind) = text.split_once([')', '）']).unwrap_or((text, ""));
    let behind = behind.trim().trim_matches(BRACKETS).trim();
    let original = original.trim();
    let language = (!behind.is_empty()).then_some(behind);
    (
        &cell[..open],
        (!original.is_empty()).then_some((original, language)),
    )
}

/// The names of a cell that has several with a Japanese comma between, outside of brackets.
fn parts(cell: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, char) in cell.char_indices() {
        match char {
            '(' | '（' => depth += 1,
            ')' | '）' => depth = depth.saturating_sub(1),
            '、' | '；' if depth == 0 => {
                parts.push(&cell[start..at]);
                start = at + char.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&cell[start..]);
    parts
        .into_iter()
        .map(trimmed)
        .filter(|part| !part.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_original_script_is_taken_out_of_the_latin_name() {
        for cell in [
            "ORLAN SELKA\n(original script: أورلان)",
            "ORLAN SELKA（original script：أورلان）",
            "ORLAN SELKA(original scipt: أورلان）",
            "ORLAN SELKA (original script : أورلان) ",
        ] {
            let (name, original) = without_original(cell);
            assert_eq!(
                (name.trim(), original),
                ("ORLAN SELKA", Some(("أورلان", None))),
                "{cell}"
            );
        }
        assert_eq!(without_original("ＳＥＬＫＡ (SLK)"), ("ＳＥＬＫＡ (SLK)", None));
        assert_eq!(without_original("SELKA (original script:  )"), ("SELKA ", None));
        assert_eq!(
            without_original("ＳＥＬＫＡ（original script：ኤርሚ）（ティグリニャ語）"),
            ("ＳＥＬＫＡ", Some(("ኤርሚ", Some("ティグリニャ語"))))
        );
    }

    #[test]
    fn several_names_have_a_japanese_comma_between_them() {
        assert_eq!(
            parts("SELKA（STC）、 FERRY（a、b）"),
            ["SELKA（STC）", "FERRY（a、b）"]
        );
        assert_eq!(parts("SELKA, LTD"), ["SELKA, LTD"]);
    }
}
