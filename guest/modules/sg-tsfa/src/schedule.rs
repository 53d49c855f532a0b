//! The First Schedule: its paragraphs, and the entries of those that list somebody.

use dragoman_guest::html::{Line, Page};
use dragoman_guest::schema::{Fault, Locator, NoticeKind, SubjectKind};
use dragoman_guest::{About, Notes};

/// What any page of this Act says of itself.
const ACT: &str = "Terrorism (Suppression of Financing)";

/// The heading of the list.
const HEADING: &str = "FIRST SCHEDULE";

/// An entry of the list.
#[derive(Debug)]
pub(crate) struct Entry {
    /// Its paragraph and its letter: `2(a)`.
    pub(crate) reference: String,
    /// What its paragraph lists.
    pub(crate) kind: SubjectKind,
    /// Its texts without the letter, line by line, those of amendments among them.
    pub(crate) texts: Vec<String>,
    /// Its lines as the page has them.
    pub(crate) lines: Vec<Line>,
    /// From its letter to its end.
    pub(crate) place: Locator,
}

/// A paragraph at hand.
struct Paragraph {
    number: String,
    lead: Line,
    /// What it lists; none for any other paragraph.
    kind: Option<SubjectKind>,
}

/// An entry at hand.
struct AtHand {
    letter: String,
    texts: Vec<String>,
    lines: Vec<Line>,
}

/// Reads the entries of all paragraphs that list somebody.
pub(crate) fn read(page: &Page<'_>, notes: &mut Notes) -> Result<Vec<Entry>, Fault> {
    let lines = page.peek_lines();
    let is_act = |text: &str| text.contains(ACT);
    if !page.title().is_some_and(is_act) && !lines.iter().any(|line| is_act(&line.text)) {
        return Err(page.lacks("the page does not name the Terrorism (Suppression of Financing) Act"));
    }
    let mut reader = Reader {
        page,
        notes,
        paragraph: None,
        at_hand: None,
        entries: Vec::new(),
    };
    let (mut is_inside, mut is_found) = (false, false);
    for line in lines.iter().filter(|line| !page.is_around(line)) {
        if is_heading(&line.text) {
            reader.end_entry();
            reader.paragraph = None;
            is_inside = line.text.eq_ignore_ascii_case(HEADING);
            is_found |= is_inside;
        } else if is_inside {
            reader.take(line);
        }
    }
    reader.end_page()?;
    match (is_found, reader.entries) {
        (_, entries) if !entries.is_empty() => Ok(entries),
        (true, _) if page.end_seen() => {
            let message = "the First Schedule has no paragraph that lists somebody by letters";
            Err(page.part().unknown_layout(message, (0, page.part().size)))
        }
        (true, _) => Err(page.lacks("the First Schedule has no whole entry")),
        (false, _) => Err(page.lacks("the page has no First Schedule")),
    }
}

/// `FIRST SCHEDULE`, `THE SCHEDULE`: the heading of a schedule.
fn is_heading(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let last = words
        .last()
        .is_some_and(|word| word.eq_ignore_ascii_case("SCHEDULE"));
    last && words.len() == 2 && !text.chars().any(char::is_lowercase)
}

struct Reader<'p, 'n> {
    page: &'p Page<'p>,
    notes: &'n mut Notes,
    paragraph: Option<Paragraph>,
    at_hand: Option<AtHand>,
    entries: Vec<Entry>,
}

impl Reader<'_, '_> {
    fn take(&mut self, line: &Line) {
        if let Some((number, rest)) = numbered(&line.text) {
            self.end_entry();
            let kind = listed(rest);
            self.page.take(line);
            if kind.is_none() {
                let message = "a paragraph that lists nobody by name was left out";
                self.say(NoticeKind::Remark, format!("paragraph {number}"), message, line);
            }
            self.paragraph = Some(Paragraph {
                number: number.to_owned(),
                lead: line.clone(),
                kind,
            });
            return;
        }
        let Some(paragraph) = &self.paragraph else {
            // The caption of the schedule, and where the Act refers to it.
            return;
        };
        if paragraph.kind.is_none() {
            if looks_like_entry(&line.text) {
                let field = format!("paragraph {}", paragraph.number);
                let message = "what looks like an entry stands in a paragraph that is not known to list anybody; it was left out";
                self.say(NoticeKind::RejectedRecord, field, message, line);
            }
            return;
        }
        match lettered(&line.text) {
            Some((letter, rest)) => {
                self.end_entry();
                let rest = Some(rest).filter(|rest| !rest.is_empty());
                self.at_hand = Some(AtHand {
                    letter: letter.to_owned(),
                    texts: rest.map(str::to_owned).into_iter().collect(),
                    lines: vec![line.clone()],
                });
            }
            None => match &mut self.at_hand {
                Some(entry) => {
                    entry.texts.push(line.text.clone());
                    entry.lines.push(line.clone());
                }
                None => {
                    let field = format!("paragraph {}", paragraph.number);
                    let message = "words before the first letter of a list were left out";
                    self.say(NoticeKind::Unmapped, field, message, line);
                }
            },
        }
    }

    fn end_entry(&mut self) {
        let Some(AtHand { letter, texts, lines }) = self.at_hand.take() else {
            return;
        };
        let Some(paragraph) = &self.paragraph else { return };
        let Some(kind) = paragraph.kind else { return };
        let place = self.page.place_of_lines(&lines);
        lines.iter().for_each(|line| {
            self.page.take(line);
        });
        self.entries.push(Entry {
            reference: format!("{}({letter})", paragraph.number),
            kind,
            place,
            texts,
            lines,
        });
    }

    /// Ends the page. If its end was not seen, the last entry may not be whole, and is left out.
    fn end_page(&mut self) -> Result<(), Fault> {
        if self.page.end_seen() {
            self.end_entry();
            return Ok(());
        }
        if let (Some(entry), Some(paragraph)) = (self.at_hand.take(), &self.paragraph) {
            self.notes.case(About {
                kind: NoticeKind::RejectedRecord,
                field: format!("paragraph {}", paragraph.number).into(),
                message: "the page is cut off within or right behind this entry; it was left out",
                excerpt: &entry.texts.join(" "),
                record: Some(&format!("{}({})", paragraph.number, entry.letter)),
                place: Some(self.page.place_of_lines(&entry.lines)),
            });
        }
        match (&self.paragraph, self.entries.is_empty()) {
            (Some(paragraph), true) if paragraph.kind.is_some() => {
                let message = format!("the list behind `{}` has no whole entry", paragraph.lead.text);
                Err(self.page.lacks(&message))
            }
            _ => Ok(()),
        }
    }

    fn say(&mut self, kind: NoticeKind, field: String, message: &'static str, line: &Line) {
        self.page.take(line);
        self.notes.case(About {
            kind,
            field: field.into(),
            message,
            excerpt: &line.text,
            record: None,
            place: Some(self.page.place_of_line(line)),
        });
    }
}

/// The number of a paragraph, and what follows it: `2.  The following individuals:`.
fn numbered(text: &str) -> Option<(&str, &str)> {
    let (number, rest) = text.split_once('.')?;
    let digits = number.trim_end_matches(|letter: char| letter.is_ascii_uppercase());
    let is_number =
        !digits.is_empty() && digits.len() <= 3 && digits.bytes().all(|byte| byte.is_ascii_digit());
    (is_number && number.len() <= digits.len() + 2).then(|| (number, rest.trim()))
}

/// The letter of an entry, and what follows it: `(a)`, `(zzb)`.
fn lettered(text: &str) -> Option<(&str, &str)> {
    let (letter, rest) = text.strip_prefix('(')?.split_once(')')?;
    let letter = letter.trim();
    let is_letter = (1..=4).contains(&letter.len()) && letter.bytes().all(|byte| byte.is_ascii_lowercase());
    is_letter.then(|| (letter, rest.trim()))
}

/// What a paragraph lists, by its words; none if it is no list.
fn listed(lead: &str) -> Option<SubjectKind> {
    let lead = lead.to_lowercase();
    // `2.—(1)  The following individuals:`
    let lead = lead.trim_start_matches(['—', '–', '-', ' ']);
    let lead = lead.strip_prefix("(1)").unwrap_or(lead).trim_start();
    let words = lead.strip_prefix("the following")?;
    let words = words.trim_end_matches(|mark: char| mark.is_whitespace() || ":—–-".contains(mark));
    let has = |known: &[&str]| {
        words
            .split_whitespace()
            .any(|word| known.contains(&word.trim_matches(',')))
    };
    let persons = has(&["individual", "individuals", "person", "persons"]);
    let bodies = has(&[
        "entity",
        "entities",
        "group",
        "groups",
        "organisation",
        "organisations",
    ]);
    // A list follows at once; in a sentence, `the following` can mean anything.
    if words.split_whitespace().count() > 4 {
        return None;
    }
    match (persons, bodies) {
        (true, false) => Some(SubjectKind::Person),
        (false, true) => Some(SubjectKind::Organization),
        (true, true) => Some(SubjectKind::Other),
        (false, false) => None,
    }
}

/// Whether a text has what only entries have.
fn looks_like_entry(text: &str) -> bool {
    let text = text.to_lowercase();
    [" citizen)", "(date of birth", "(passport no", "(nric no"]
        .iter()
        .any(|mark| text.contains(mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_letters_and_headings_are_told_by_their_shape() {
        assert_eq!(numbered("2.  The following"), Some(("2", "The following")));
        assert_eq!(numbered("2A. The following"), Some(("2A", "The following")));
        assert_eq!(numbered("No. 2"), None);
        assert_eq!(numbered("S 744/2024."), None);
        assert_eq!(lettered("(zzb)"), Some(("zzb", "")));
        assert_eq!(lettered("(a) Ada"), Some(("a", "Ada")));
        assert_eq!(lettered("(Singapore citizen)"), None);
        assert!(is_heading("FIRST SCHEDULE") && is_heading("THE SCHEDULE"));
        assert!(!is_heading("First Schedule") && !is_heading("see the First SCHEDULE"));
    }

    #[test]
    fn a_paragraph_lists_somebody_only_if_it_says_so_and_nothing_else() {
        for (lead, kind) in [
            ("The following individuals:", Some(SubjectKind::Person)),
            ("The following persons —", Some(SubjectKind::Person)),
            ("—(1) The following persons:", Some(SubjectKind::Person)),
            ("The following entities:", Some(SubjectKind::Organization)),
            ("The following persons and entities:", Some(SubjectKind::Other)),
            (
                "The following persons are not terrorists for the purposes of this Act:",
                None,
            ),
            ("In this Schedule, unless the context otherwise requires —", None),
            ("All individuals in the Lists", None),
        ] {
            assert_eq!(listed(lead), kind, "{lead}");
        }
    }
}
