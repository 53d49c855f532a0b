//! Names: a row each.

use dragoman_guest::schema::{Name, NameForm, NameQuality, NoticeKind, Subject};
use dragoman_guest::{About, Notes, build, quality, scripts};

use super::Entry;
use crate::columns::{NAME_TYPE, STRENGTH};
use crate::values::bracketed;

impl Entry<'_, '_> {
    pub(super) fn name(&mut self, text: &str) {
        let (form, quality) = (self.form(), self.quality());
        let (full, remark) = remark(text);
        let own_form = remark.and_then(remarked_form);
        let name = Name {
            script: scripts::of(full),
            note: remark.map(Into::into),
            at: self.at,
            ..build::name(
                full,
                own_form.filter(|_| form == NameForm::Alias).unwrap_or(form),
                quality,
            )
        };
        if let Some(original) = original_script(full, remark) {
            self.push_name(Name {
                script: scripts::of(original),
                note: Some(format!("in brackets behind {full}")),
                at: self.at,
                ..build::name(original, NameForm::OriginalScript, NameQuality::Unstated)
            });
        }
        self.push_name(name);
    }

    fn push_name(&mut self, name: Name) {
        let key = format!("{:?} {:?} {}", name.form, name.quality, name.full);
        if self.is_new("name", key) {
            self.subject.names.push(name);
        }
    }

    fn form(&mut self) -> NameForm {
        let words = self.row.text(NAME_TYPE).unwrap_or_default();
        form(words).unwrap_or_else(|| {
            let message = "a type of name that is not known; the name is an alias";
            self.case(NoticeKind::RejectedValue, NAME_TYPE, message, words);
            NameForm::Alias
        })
    }

    fn quality(&mut self) -> NameQuality {
        let Some(words) = self.row.text(STRENGTH) else {
            return NameQuality::Unstated;
        };
        match quality::label(words) {
            Some(said) => said.quality,
            None => {
                let message = "a strength that is not known; the quality was left unstated";
                self.case(NoticeKind::RejectedValue, STRENGTH, message, words);
                NameQuality::Unstated
            }
        }
    }
}

/// What stands in brackets behind a name, where it is said about the name and is no part of it.
fn remark(text: &str) -> (&str, Option<&str>) {
    const ABOUT: [&str; 6] = [
        "previously listed",
        "formerly listed",
        "previously known",
        "formerly known",
        "call sign",
        "combat name",
    ];
    let (before, inside) = bracketed(text);
    let lower = inside.unwrap_or_default().to_lowercase();
    match ABOUT.iter().any(|words| lower.starts_with(words)) && !before.is_empty() {
        true => (before, inside),
        false => (text, None),
    }
}

/// The form of an alias that a remark about it tells.
fn remarked_form(remark: &str) -> Option<NameForm> {
    let lower = remark.to_lowercase();
    match lower.starts_with("previously") || lower.starts_with("formerly") {
        true => Some(NameForm::Former),
        false => lower.starts_with("combat").then_some(NameForm::NomDeGuerre),
    }
}

/// What a type of name means; none if it is not known.
pub(super) fn form(words: &str) -> Option<NameForm> {
    Some(match words.to_ascii_lowercase().as_str() {
        "primary name" | "primary" => NameForm::Primary,
        "alias" | "aka" | "a.k.a." | "also known as" => NameForm::Alias,
        "formerly known as" | "previously known as" | "previously listed as" | "former name" | "fka" => {
            NameForm::Former
        }
        "original script" => NameForm::OriginalScript,
        _ => return None,
    })
}

/// The name in its own script that stands in brackets behind one in Latin script, or in a remark: `in Arabic: …`.
fn original_script<'t>(full: &'t str, remark: Option<&'t str>) -> Option<&'t str> {
    let candidate = match remark {
        Some(remark) => remark.rsplit_once(':')?.1.trim(),
        None => bracketed(full).1?,
    };
    let is_latin = |text: &str| scripts::of(text).is_none_or(|script| script == "Latn");
    let (before, _) = bracketed(full);
    (!is_latin(candidate) && is_latin(before)).then_some(candidate)
}

/// Makes the first name primary where the list calls none so.
pub(super) fn ensure_primary(subject: &mut Subject, notes: &mut Notes) {
    if subject.names.iter().any(|name| name.form == NameForm::Primary) {
        return;
    }
    let place = subject.sources.first().cloned();
    let Some(first) = subject.names.first_mut() else {
        return;
    };
    notes.case(About {
        kind: NoticeKind::Repaired,
        field: NAME_TYPE.into(),
        message: "no row of the subject has a primary name; the first name stands in for it",
        excerpt: &first.full,
        record: Some(&subject.id),
        place,
    });
    first.note = Some("not called primary by the list".into());
    first.form = NameForm::Primary;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_remark_about_a_name_is_told_from_brackets_that_belong_to_it() {
        assert_eq!(
            remark("Orlan Vashti (previously listed as)"),
            ("Orlan Vashti", Some("previously listed as"))
        );
        assert_eq!(remark("Selka Trading (STC)"), ("Selka Trading (STC)", None));
        assert_eq!(remark("(Sheikh) Vashti"), ("(Sheikh) Vashti", None));
    }

    #[test]
    fn a_name_in_its_own_script_is_found_in_brackets() {
        assert_eq!(original_script("Orlan Vashti (أورلان)", None), Some("أورلان"));
        let remark = Some("Previously listed as. In Arabic: أورلان");
        assert_eq!(original_script("Orlan Vashti", remark), Some("أورلان"));
        for name in ["Selka Trading (STC)", "海川(香港)", "Orlan Vashti"] {
            assert_eq!(original_script(name, None), None, "{name}");
        }
    }
}
