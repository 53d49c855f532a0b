//! Short ways to make values: what the schema has as a dozen fields mostly needs two.

use crate::octets;
use crate::schema::*;

/// Text with its white space folded; none if nothing is left. Lists write absent values as empty elements and blanks.
pub fn text(raw: &str) -> Option<String> {
    let folded = fold(raw);
    (!folded.is_empty()).then_some(folded)
}

/// The words that are there, a separator between them; none if there are none.
pub fn joined<'a>(words: impl IntoIterator<Item = Option<&'a str>>, separator: &str) -> Option<String> {
    let mut all = String::new();
    for word in words.into_iter().flatten().filter(|word| !word.is_empty()) {
        if !all.is_empty() {
            all.push_str(separator);
        }
        all.push_str(word);
    }
    (!all.is_empty()).then_some(all)
}

/// Notes that are there, each once, a separator between them; none if there are none. Of the parts of a name or a date two
/// may well be equal: those are [`joined`].
pub fn joined_once<'a>(notes: impl IntoIterator<Item = Option<&'a str>>, separator: &str) -> Option<String> {
    let mut all: Vec<&str> = Vec::new();
    for note in notes.into_iter().flatten() {
        if !all.contains(&note) {
            all.push(note);
        }
    }
    joined(all.into_iter().map(Some), separator)
}

/// White space folded to single blanks, and trimmed.
pub fn fold(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len());
    fold_into(&mut folded, raw);
    folded
}

/// Appends a text, its white space folded to single blanks, and trimmed.
pub fn fold_into(text: &mut String, raw: &str) {
    let mut rest = octets::trimmed(raw);
    // Nearly all of a text is as it should be.
    while let Some(at) = octets::first_odd(rest) {
        let (before, odd) = rest.split_at(at);
        let behind = odd.trim_start();
        if behind.len() < odd.len() {
            text.push_str(before.strip_suffix(' ').unwrap_or(before));
            text.push(' ');
            rest = behind;
        } else {
            // A control character that is no white space.
            text.push_str(&rest[..=at]);
            rest = &rest[at + 1..];
        }
    }
    text.push_str(rest);
}

/// Shortens an excerpt to what a person reads at a glance.
pub fn excerpt(raw: &str) -> Option<String> {
    let folded = text(raw)?;
    Some(match folded.char_indices().nth(160) {
        Some((end, _)) => format!("{}…", &folded[..end]),
        None => folded,
    })
}

/// A marking that leaves all to the feed.
pub fn marking() -> Marking {
    Marking {
        tlp: None,
        releasable_to: Vec::new(),
        originator_controlled: false,
        retain_until: None,
    }
}

/// A subject with an id, a place and a kind, and nothing else.
pub fn subject(id: impl Into<String>, kind: SubjectKind, source: Locator) -> Subject {
    Subject {
        id: id.into(),
        sources: vec![source],
        marking: marking(),
        kind,
        status: SubjectStatus::Active,
        names: Vec::new(),
        births: Vec::new(),
        birth_places: Vec::new(),
        deaths: Vec::new(),
        nationalities: Vec::new(),
        citizenships: Vec::new(),
        documents: Vec::new(),
        addresses: Vec::new(),
        identifiers: Vec::new(),
        contacts: Vec::new(),
        person: None,
        organization: None,
        craft: None,
        designations: Vec::new(),
        interests: Vec::new(),
        relations: Vec::new(),
        images: Vec::new(),
        links: Vec::new(),
        narrative: None,
        remarks: Vec::new(),
        extra: Vec::new(),
    }
}

/// A name in `form` and `quality`.
pub fn name(full: impl Into<String>, form: NameForm, quality: NameQuality) -> Name {
    Name {
        full: full.into(),
        parts: Vec::new(),
        form,
        quality,
        script: None,
        language: None,
        note: None,
        at: 0,
    }
}

/// A place of which only the source's words are known.
pub fn place() -> Place {
    Place {
        raw: None,
        street: None,
        city: None,
        region: None,
        postcode: None,
        country: None,
        note: None,
        at: 0,
    }
}

/// An identity document of a kind.
pub fn document(kind: DocumentKind, number: Option<String>) -> IdentityDocument {
    IdentityDocument {
        kind,
        number,
        issuer: None,
        authority: None,
        issued: None,
        expires: None,
        status: DocumentStatus::Unstated,
        name: None,
        raw: None,
        note: None,
        at: 0,
    }
}

/// An identifier of a scheme.
pub fn identifier(scheme: &str, value: impl Into<String>) -> Identifier {
    Identifier {
        scheme: scheme.into(),
        value: value.into(),
        country: None,
        note: None,
        at: 0,
    }
}

/// A person of whom nothing is known.
pub fn person() -> Person {
    Person {
        gender: None,
        height_cm: None,
        marks: Vec::new(),
        languages: Vec::new(),
        titles: Vec::new(),
        positions: Vec::new(),
        father: None,
        mother: None,
    }
}

/// An organisation of which nothing is known.
pub fn organization() -> Organization {
    Organization {
        legal_form: None,
        founded: None,
        dissolved: None,
        activity: None,
    }
}

/// A craft of which nothing is known.
pub fn craft() -> Craft {
    Craft {
        craft_type: None,
        model: None,
        flag: None,
        former_flags: Vec::new(),
        tonnage: None,
        gross_tonnage: None,
        length_m: None,
        built: None,
        call_sign: None,
    }
}

/// A designation of which nothing is known but that it is in force.
pub fn designation() -> Designation {
    Designation {
        authority: None,
        programme: None,
        reference: None,
        legal_bases: Vec::new(),
        measures: Vec::new(),
        listed: None,
        amended: Vec::new(),
        effective: None,
        review_by: None,
        expires: None,
        delisted: None,
        status: DesignationStatus::Active,
        reason: None,
        note: None,
        at: 0,
    }
}

/// A remark.
pub fn remark(text: impl Into<String>) -> Remark {
    Remark {
        text: text.into(),
        note: None,
        at: 0,
    }
}

/// A notice of a single case.
pub fn notice(kind: NoticeKind, field: &str, message: impl Into<String>) -> Notice {
    Notice {
        kind,
        field: field.into(),
        message: message.into(),
        excerpt: None,
        record_id: None,
        source: None,
        count: 1,
    }
}

/// A fault of a kind.
pub fn fault(kind: FaultKind, message: impl Into<String>, remedy: &str) -> Fault {
    Fault {
        kind,
        message: message.into(),
        source: None,
        excerpt: None,
        remedy: Some(remedy.into()),
    }
}

/// Bytes of a part.
pub fn bytes(part: u32, start: u32, end: u32) -> Locator {
    Locator::Bytes(ByteRange { part, start, end })
}

/// A value of a part in JSON, by its JSON pointer.
pub fn pointer(part: u32, pointer: impl Into<String>) -> Locator {
    Locator::Pointer(JsonPointer {
        part,
        pointer: pointer.into(),
    })
}

/// Rows of a CSV part.
pub fn rows(part: u32, first: u32, last: u32) -> Locator {
    Locator::Row(RowRange {
        part,
        sheet: None,
        first,
        last,
    })
}

/// Rows of a sheet.
pub fn sheet_rows(part: u32, sheet: &str, first: u32, last: u32) -> Locator {
    Locator::Row(RowRange {
        part,
        sheet: Some(sheet.into()),
        first,
        last,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_of_every_kind_is_folded_and_nothing_else_is_changed() {
        for char in ('\0'..=char::MAX).filter(|char| *char != ' ') {
            let text = format!("я{char}{char}я");
            let folded = if char.is_whitespace() { "я я" } else { &text };
            assert_eq!(fold(&text), folded, "{char:?}");
        }
        assert_eq!(fold(" я  я "), "я я");
    }

    #[test]
    fn notes_that_stand_twice_are_joined_once_and_parts_of_a_name_are_not() {
        let words = [Some("Ali"), None, Some(""), Some("Ali"), Some("x")];
        assert_eq!(joined(words, " ").as_deref(), Some("Ali Ali x"));
        assert_eq!(joined_once(words, "; ").as_deref(), Some("Ali; x"));
        assert_eq!(joined([None, Some("")], "; "), None);
        assert_eq!(joined_once([None, Some("")], "; "), None);
    }
}
