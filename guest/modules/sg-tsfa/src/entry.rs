//! From an entry to a subject, or to a withdrawal.

use dragoman_guest::dates::{Months, Order, Style};
use dragoman_guest::html::Page;
use dragoman_guest::ids::Ids;
use dragoman_guest::schema::{
    Certainty, DateClaim, Designation, DesignationStatus, LegalBasis, Link, Name, NameForm, NameQuality,
    NoticeKind, Remark, Subject, SubjectKind, SubjectStatus, Withdrawal,
};
use dragoman_guest::{About, Notes, build, delisting, quality, scripts};

use crate::amendments::{self, Amendment};
use crate::said::{Said, said};
use crate::schedule::Entry;
use crate::sentence::{Sentence, sentence};

/// `3 March 1970` in entries, `26/08/2026` in amendments.
pub(crate) const STYLE: Style = Style {
    order: Order::DayFirst,
    months: Months::English,
};

const ACT: &str = "Terrorism (Suppression of Financing) Act 2002";

/// Words before the name of a father: `son of`, `daughter of`.
const CHILD_OF: [&str; 4] = [" s/o ", " d/o ", " S/O ", " D/O "];

/// What comes of an entry.
pub(crate) enum Outcome {
    /// Somebody who is listed.
    Subject(Box<Subject>),
    /// Somebody who was.
    Withdrawal(Box<Withdrawal>),
}

/// What an entry says of its amendments.
#[derive(Default)]
struct History {
    words: Vec<String>,
    amendments: Vec<Amendment>,
    is_deleted: bool,
}

/// What comes of an entry; none if it cannot be used, which is said in a notice.
pub(crate) fn outcome(page: &Page<'_>, entry: &Entry, ids: &mut Ids, notes: &mut Notes) -> Option<Outcome> {
    // The letters of the schedule are kept when an entry is deleted.
    let id = ids.take(Some(&entry.reference), "letter", entry.place.clone(), notes)?;
    let mut draft = Draft {
        entry,
        notes,
        subject: build::subject(id, entry.kind, entry.place.clone()),
    };
    let mut history = History::default();
    let text = draft.text(&mut history);
    if history.is_deleted && text.is_empty() {
        return Some(Outcome::Withdrawal(Box::new(draft.withdrawal(history))));
    }
    // `(a) to (d)`, `(a)–(d)`.
    let behind = text.trim_start_matches(['–', '—', '-', ',', ' ']);
    let is_range = behind.len() < text.len() && behind.starts_with('(');
    if is_range || ["to (", "and ("].iter().any(|words| text.starts_with(words)) {
        let message = "an entry for several letters is not understood; it was left out";
        draft.say(NoticeKind::RejectedRecord, message, &entry.texts.join(" "));
        return None;
    }
    let sentence = match sentence(&text) {
        Some(sentence) => sentence,
        None => draft.unmatched(&text),
    };
    if !sentence.name.contains(char::is_alphanumeric) {
        let message = "the entry has no name; it was left out";
        draft.say(NoticeKind::RejectedRecord, message, &entry.texts.join(" "));
        return None;
    }
    if entry.kind == SubjectKind::Person {
        draft.subject.person = Some(build::person());
    }
    draft.names(sentence.name);
    for words in &sentence.said {
        draft.take(words);
    }
    for words in &sentence.between {
        draft.keep(words);
    }
    draft.designated(history);
    draft.links(page);
    Some(Outcome::Subject(Box::new(draft.subject)))
}

/// A subject in the making.
struct Draft<'e, 'n> {
    entry: &'e Entry,
    notes: &'n mut Notes,
    subject: Subject,
}

impl Draft<'_, '_> {
    /// The entry's sentence, without what is said of amendments and the mark that ends it.
    fn text(&mut self, history: &mut History) -> String {
        let mut texts = Vec::new();
        for text in &self.entry.texts {
            let (mut before, mut within) = amendments::trailing(text);
            let mut brackets = Vec::new();
            while let Some(words) = within {
                brackets.push(words);
                (before, within) = amendments::trailing(before);
            }
            brackets
                .iter()
                .rev()
                .for_each(|words| self.amended(words, history));
            texts.push(before);
        }
        let text = texts.join(" ");
        let text = text.trim();
        let mut ends = ["; and", ", and", "; or"].iter();
        let text = ends.find_map(|end| text.strip_suffix(end)).unwrap_or(text);
        text.trim_end_matches([';', '.', ',', ' ']).to_owned()
    }

    fn amended(&mut self, words: &str, history: &mut History) {
        history.is_deleted |= amendments::is_deletion(words);
        match amendments::amendments(words) {
            Some(found) => history.amendments.extend(found),
            None => self.say(
                NoticeKind::Remark,
                "what is said of amendments was not understood; its words were kept",
                words,
            ),
        }
        history.words.push(words.to_owned());
    }

    fn withdrawal(&self, history: History) -> Withdrawal {
        let last = history.amendments.into_iter().next_back();
        let (instrument, date) = last.map_or((None, None), |last| (Some(last.instrument), last.effective));
        Withdrawal {
            date,
            instrument,
            reason: Some(history.words.join("; ")),
            ..delisting::withdrawal(self.subject.id.clone(), self.entry.place.clone())
        }
    }

    /// A sentence whose brackets do not match: what stands before them is the name, the rest is kept as it is.
    fn unmatched<'t>(&mut self, text: &'t str) -> Sentence<'t> {
        let at = text.find(['(', ')']).unwrap_or(text.len());
        let message = "brackets do not match; what stands behind the name was kept as a remark";
        self.say(NoticeKind::RejectedValue, message, text);
        self.subject.remarks.push(Remark {
            note: Some("as written".into()),
            ..build::remark(&text[at..])
        });
        Sentence {
            name: text[..at].trim(),
            said: Vec::new(),
            between: Vec::new(),
        }
    }

    /// Names, with `@` or `alias` between them.
    fn names(&mut self, text: &str) {
        let texts = text.split('@').map(str::trim).filter(|text| !text.is_empty());
        for joined in texts.flat_map(quality::joined) {
            let form = match (self.subject.names.is_empty(), joined.form) {
                (true, _) => NameForm::Primary,
                (false, form) => form.unwrap_or(NameForm::Alias),
            };
            self.name(joined.text, form);
        }
    }

    fn name(&mut self, text: &str, form: NameForm) {
        self.subject.names.push(Name {
            script: scripts::of(text),
            ..build::name(text, form, NameQuality::Unstated)
        });
        let father = CHILD_OF
            .iter()
            .find_map(|words| text.split_once(words))
            .map(|(_, father)| father.trim());
        if let (Some(person), Some(father)) = (&mut self.subject.person, father) {
            person.father.get_or_insert_with(|| father.to_owned());
        }
    }

    /// Takes what stands in a pair of brackets.
    fn take(&mut self, words: &str) {
        match said(words) {
            Said::Citizen(claim) => self.subject.citizenships.push(claim),
            Said::National(claim) => self.subject.nationalities.push(claim),
            Said::Born(claims) => self.born(claims, words),
            Said::Document(document, births) => {
                self.subject.documents.push(*document);
                self.born(births, words);
            }
            Said::Alias(name) => self.name(&name, NameForm::Alias),
            Said::Other => self.keep(words),
        }
    }

    fn born(&mut self, claims: Vec<DateClaim>, words: &str) {
        if claims.iter().any(|claim| claim.certainty == Certainty::Unstated) {
            let message = "not understood as a date: its words were kept";
            self.say(NoticeKind::RejectedValue, message, words);
        }
        self.subject.births.extend(claims);
    }

    /// Keeps words that are not understood.
    fn keep(&mut self, words: &str) {
        let message = "words behind the name were not understood; they were kept as a remark";
        self.say(NoticeKind::Remark, message, words);
        self.subject.remarks.push(Remark {
            note: Some("as written".into()),
            ..build::remark(words)
        });
    }

    fn designated(&mut self, history: History) {
        let own = LegalBasis {
            instrument: ACT.into(),
            article: Some(format!("First Schedule, paragraph {}", self.entry.reference)),
        };
        let amending = history.amendments.iter().map(|amendment| LegalBasis {
            instrument: amendment.instrument.clone(),
            article: None,
        });
        let legal_bases = std::iter::once(own).chain(amending).collect();
        let (mut status, mut delisted) = (DesignationStatus::Active, None);
        if history.is_deleted {
            self.subject.status = SubjectStatus::Delisted;
            status = DesignationStatus::Delisted;
            delisted = history.amendments.last().and_then(|last| last.effective.clone());
            let message = "an entry that is said to be deleted has its words still; it was given as delisted";
            self.say(NoticeKind::Remark, message, &self.entry.texts.join(" "));
        }
        // An amendment may have put the entry in, or corrected it.
        let amended = history
            .amendments
            .into_iter()
            .filter_map(|amendment| amendment.effective);
        self.subject.designations.push(Designation {
            programme: Some(format!("{ACT}, First Schedule")),
            reference: Some(self.entry.reference.clone()),
            legal_bases,
            amended: amended.collect(),
            status,
            delisted,
            note: (!history.words.is_empty()).then(|| history.words.join("; ")),
            ..build::designation()
        });
    }

    /// Links, such as those to amendments. One whose whole address is not known is kept as it is written.
    fn links(&mut self, page: &Page<'_>) {
        for link in self.entry.lines.iter().flat_map(|line| page.links_of_line(line)) {
            match page.absolute(&link.href) {
                Some(url) => self.subject.links.push(Link {
                    url,
                    sha256: None,
                    note: link.text,
                    at: 0,
                }),
                None => self.subject.extra.push(("link".into(), link.href)),
            }
        }
    }

    fn say(&mut self, kind: NoticeKind, message: &'static str, excerpt: &str) {
        self.notes.case(About {
            kind,
            field: "entry".into(),
            message,
            excerpt,
            record: Some(&self.subject.id),
            place: Some(self.entry.place.clone()),
        });
    }
}
