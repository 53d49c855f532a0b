//! From an entry to a subject.

use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{
    DateClaim, Designation, Link, Name, NameForm, NameQuality, NoticeKind, Remark, Subject, SubjectKind,
};
use dragoman_guest::xml::Element;
use dragoman_guest::{About, Notes, build, dates, scripts};

/// What stands where an entity has no other names.
const NONE: &str = "N/A";

/// The subject that an entry is; none if it cannot be used, which is said in a notice.
pub(crate) fn subject(entry: Element<'_>, ids: &mut Ids, notes: &mut Notes) -> Option<Subject> {
    let id = entry.value("id");
    // The list numbers its entities, `2` or `2025-121`. Entries of other feeds have addresses for ids.
    if let Some(address) = id.filter(|id| id.contains(':')) {
        return reject(
            entry,
            notes,
            address,
            "the id is an address, as in other feeds; the entry was left out",
        );
    }
    let id = ids.take(id, "entry/id", entry.place(), notes);
    let Some(id) = id else {
        entry.leave_out();
        return None;
    };
    let Some(title) = entry.value("title") else {
        return reject(entry, notes, &id, "the entity has no name; it was left out");
    };
    let mut subject = build::subject(id, SubjectKind::Other, entry.place());
    subject.names.push(name(title, NameForm::Primary, None));
    let acronym = acronym(title);
    subject
        .names
        .extend(acronym.map(|text| name(text, NameForm::Alias, Some("in brackets behind the name"))));
    let summary = entry
        .value("summary")
        .filter(|text| !text.eq_ignore_ascii_case(NONE));
    if let Some(summary) = summary {
        aliases(&mut subject, summary);
    }
    subject.narrative = entry.value("content").map(Into::into);
    subject.links = links(entry);
    let published = day(entry, "published", &subject.id, notes);
    // Words, such as `Not yet reviewed`, say something as well.
    let reviewed = entry.value("updated").map(|text| match dates::iso(text) {
        Some(_) => format!("reviewed {text}"),
        None => text.to_owned(),
    });
    subject.designations.push(Designation {
        reference: Some(subject.id.clone()),
        listed: published,
        note: reviewed,
        ..build::designation()
    });
    Some(subject)
}

fn reject(entry: Element<'_>, notes: &mut Notes, excerpt: &str, message: &'static str) -> Option<Subject> {
    notes.case(About {
        kind: NoticeKind::RejectedRecord,
        field: "entry".into(),
        message,
        excerpt,
        record: None,
        place: Some(entry.place()),
    });
    entry.leave_out();
    None
}

fn name(full: &str, form: NameForm, note: Option<&str>) -> Name {
    Name {
        script: scripts::of(full),
        note: note.map(Into::into),
        ..build::name(full, form, NameQuality::Unstated)
    }
}

/// The acronym in brackets that ends a name: one word of capitals, `Port Selka Front (PSF)`.
fn acronym(title: &str) -> Option<&str> {
    let (_, within) = title.strip_suffix(')')?.rsplit_once('(')?;
    let is_acronym = within.chars().any(char::is_uppercase)
        && within
            .chars()
            .all(|c| c.is_uppercase() || c.is_ascii_digit() || matches!(c, '-' | '.'));
    is_acronym.then_some(within)
}

/// Other names stand in one text, with semicolons or, where there are none, commas between them. It is kept whole, too: a
/// name may have commas of its own.
fn aliases(subject: &mut Subject, summary: &str) {
    let separator = if summary.contains(';') { ';' } else { ',' };
    let all: Vec<&str> = summary
        .split(separator)
        .map(|text| text.trim().trim_end_matches('.'))
        .filter(|text| !text.is_empty())
        .collect();
    for full in &all {
        let alias = name(full, NameForm::Alias, None);
        if subject.names.iter().all(|known| known.full != alias.full) {
            subject.names.push(alias);
        }
    }
    if all.len() > 1 {
        subject.remarks.push(Remark {
            note: Some("other names as written".into()),
            ..build::remark(summary)
        });
    }
}

fn links(entry: Element<'_>) -> Vec<Link> {
    let links = entry
        .all("link")
        .filter_map(|link| Some((link.attribute("href")?, link.attribute("rel"))));
    links
        .filter(|(url, _)| url.starts_with("http") && !url.contains(char::is_whitespace))
        .map(|(url, relation)| Link {
            url: url.into(),
            sha256: None,
            note: relation.map(Into::into),
            at: 0,
        })
        .collect()
}

fn day(entry: Element<'_>, name: &str, id: &str, notes: &mut Notes) -> Option<DateClaim> {
    let element = entry.first(name)?;
    let text = element.text()?;
    if let Some(date) = dates::iso(text) {
        return Some(dates::exact(date));
    }
    notes.case(About {
        kind: NoticeKind::RejectedValue,
        field: "entry/published".into(),
        message: "not a date; its words were kept",
        excerpt: text,
        record: Some(id),
        place: Some(element.place()),
    });
    Some(dates::unstated(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acronym_is_one_word_of_capitals_in_brackets() {
        assert_eq!(acronym("Port Selka Front (PSF)"), Some("PSF"));
        assert_eq!(acronym("Port Selka Front (PSF-9)"), Some("PSF-9"));
        for title in [
            "764",
            "Front (of Selka)",
            "Front (PSF) of Selka",
            "Front ()",
            "(",
            "Front (9)",
        ] {
            assert_eq!(acronym(title), None, "{title}");
        }
    }
}
