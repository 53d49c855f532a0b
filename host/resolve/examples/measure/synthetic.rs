//! Invented records after the distributions of real ones.

use std::collections::HashMap;
use std::io::Write;

use anyhow::Result;
use dragoman_model::schema::{NameForm, Subject};
use dragoman_resolve::{Features, RecordKey, Resolver, Weights};
use fastrand::Rng;
use rayon::prelude::*;

use crate::records::Records;
use crate::usage::{self, Taken, Watch};

/// Words that stand in so many records at least are kept, so that what is common stays as common as it is; all others are
/// invented anew, for rare names are an open class: more people have more of them.
const COMMON: usize = 8;
/// Digits that every invented number has at least. Who gives out numbers gives each once, and longer ones where there are more people:
/// a million with the three digits of a short list's references would share what no two people share.
const DIGITS: usize = 9;
/// One record in so many is about the subject of the one before, on another list, spelled otherwise.
const AGAIN: usize = 4;

/// Prints what `count` invented records take.
pub fn measure(records: &Records, count: usize, weights: &Weights, out: &mut impl Write) -> Result<()> {
    let model = Model::of(&records.subjects);
    let watch = Watch::start();
    let mut resolver = Resolver::new(weights.clone());
    let (mut planted, mut made) = (Vec::new(), 0);
    let mut making = Taken::default();
    while made < count {
        let begun = Watch::start();
        let chunks: Vec<u64> = (0..16).map(|chunk| made as u64 + chunk).collect();
        let batches: Vec<Vec<Made>> = chunks.par_iter().map(|seed| model.make(*seed, 1024)).collect();
        making = making.plus(begun.taken());
        for batch in batches {
            let mut before: Option<RecordKey> = None;
            for Made {
                list,
                again,
                features,
            } in batch
            {
                let key = RecordKey::new("XX", &list, &made.to_string());
                resolver.put(&key, features);
                if again && let Some(before) = before.take() {
                    planted.push((before, key.clone()));
                }
                before = Some(key);
                made += 1;
            }
        }
    }
    let put = watch.taken().minus(making);
    let effort = resolver.resolve();
    let clusters = resolver.clusters();
    let taken = watch.taken().minus(making);
    let found = planted
        .iter()
        .filter(|(a, b)| resolver.cluster_of(a) == resolver.cluster_of(b));
    let found = found.count();
    let pairs: usize = clusters
        .iter()
        .map(|cluster| cluster.members.len() * (cluster.members.len() - 1) / 2)
        .sum();
    writeln!(
        out,
        "{made} invented records: {taken}, of it put {put}; made with their features in {making} more; {} pairs met, {} compared, peak {} MB; {found} of {} planted pairs joined, {} others",
        effort.met,
        effort.compared,
        usage::peak() / 1000,
        planted.len(),
        pairs - found
    )?;
    Ok(())
}

struct Made {
    list: String,
    /// Whether it is about the subject of the one before.
    again: bool,
    features: Features,
}

/// What records are made after.
struct Model<'a> {
    subjects: &'a [(RecordKey, Subject)],
    common: HashMap<String, usize>,
    /// Every occurrence of a common word, so that a draw gives each as often as it stands there.
    stream: Vec<String>,
    syllables: Vec<String>,
}

impl<'a> Model<'a> {
    fn of(subjects: &'a [(RecordKey, Subject)]) -> Self {
        let mut counts: HashMap<String, usize> = HashMap::new();
        for (_, subject) in subjects {
            let mut words: Vec<&str> = latin(subject).flat_map(str::split_whitespace).collect();
            words.sort_unstable();
            words.dedup();
            words
                .into_iter()
                .for_each(|word| *counts.entry(word.to_owned()).or_default() += 1);
        }
        let rare = counts.iter().filter(|(_, count)| **count < COMMON);
        let mut syllables: Vec<String> = rare.flat_map(|(word, _)| syllables(word)).collect();
        syllables.sort_unstable();
        let common: HashMap<String, usize> =
            counts.into_iter().filter(|(_, count)| *count >= COMMON).collect();
        let mut stream: Vec<String> = common
            .iter()
            .flat_map(|(word, count)| vec![word.clone(); *count])
            .collect();
        stream.sort_unstable();
        Self {
            subjects,
            common,
            stream,
            syllables,
        }
    }

    fn make(&self, seed: u64, count: usize) -> Vec<Made> {
        let mut rng = Rng::with_seed(seed);
        let mut made: Vec<Made> = Vec::with_capacity(count);
        let mut before: Option<Subject> = None;
        while made.len() < count {
            let (key, template) = &self.subjects[rng.usize(..self.subjects.len())];
            let list = format!("{}-{}", key.issuer, key.list);
            if let Some(subject) = before.take()
                && rng.usize(..AGAIN) == 0
            {
                let features = Features::of(&respelled(subject, &mut rng));
                let list = format!("{list}-other");
                made.push(Made {
                    list,
                    again: true,
                    features,
                });
                continue;
            }
            let subject = self.invented(template, &mut rng);
            let features = Features::of(&subject);
            made.push(Made {
                list,
                again: false,
                features,
            });
            before = Some(subject);
        }
        made
    }

    /// A subject like another, with a name, dates and numbers of its own.
    fn invented(&self, template: &Subject, rng: &mut Rng) -> Subject {
        let mut subject = template.clone();
        subject
            .names
            .retain(|name| name.full.is_ascii() && name.form != NameForm::OriginalScript);
        let mut renamed: HashMap<String, String> = HashMap::new();
        for name in &mut subject.names {
            let words = name.full.split_whitespace().map(|word| {
                renamed
                    .entry(word.to_owned())
                    .or_insert_with(|| self.word(word, rng))
                    .clone()
            });
            name.full = words.collect::<Vec<_>>().join(" ");
            name.parts.clear();
        }
        let (years, month, day) = (rng.i32(-15..15), rng.u8(1..=12), rng.u8(1..=28));
        for claim in &mut subject.births {
            for date in [&mut claim.earliest, &mut claim.latest].into_iter().flatten() {
                date.year = date.year.saturating_add_signed(years as i16);
                date.month = date.month.map(|_| month);
                date.day = date.day.map(|_| day);
            }
        }
        let digits = |text: &mut String, rng: &mut Rng| {
            let mut count = 0;
            let other = |c: char| match c.is_ascii_digit() {
                true => {
                    count += 1;
                    rng.digit(10)
                }
                false => c,
            };
            *text = text.chars().map(other).collect();
            text.extend((count..DIGITS).map(|_| rng.digit(10)));
        };
        subject
            .identifiers
            .iter_mut()
            .for_each(|identifier| digits(&mut identifier.value, rng));
        subject
            .documents
            .iter_mut()
            .filter_map(|document| document.number.as_mut())
            .for_each(|number| digits(number, rng));
        subject
            .contacts
            .retain(|contact| contact.value.bytes().filter(u8::is_ascii_digit).count() >= 7);
        subject
            .contacts
            .iter_mut()
            .for_each(|contact| digits(&mut contact.value, rng));
        for place in &mut subject.addresses {
            place.street = None;
            place.postcode = None;
            place.raw = None;
        }
        subject
    }

    fn word(&self, word: &str, rng: &mut Rng) -> String {
        if self.common.contains_key(word) {
            return self.stream[rng.usize(..self.stream.len())].clone();
        }
        let count = syllables(word).len().max(2);
        (0..count)
            .map(|_| self.syllables[rng.usize(..self.syllables.len())].as_str())
            .collect()
    }
}

/// The same subject as another list might have it: one name less, a letter doubled or left out.
fn respelled(mut subject: Subject, rng: &mut Rng) -> Subject {
    if subject.names.len() > 1 {
        let at = rng.usize(1..subject.names.len());
        subject.names.remove(at);
    }
    if rng.bool()
        && let Some(name) = subject.names.first_mut()
        && name.full.len() > 8
    {
        let at = rng.usize(2..name.full.len());
        name.full.remove(at);
    }
    // Numbers are stated by one list and not by another.
    if rng.usize(..3) > 0 {
        subject.identifiers.clear();
        subject.documents.clear();
    }
    subject
        .identifiers
        .retain(|identifier| !matches!(identifier.scheme.as_str(), "ofac" | "ofsi" | "interpol"));
    subject
}

fn latin(subject: &Subject) -> impl Iterator<Item = &str> {
    let names = subject.names.iter().filter(|name| name.full.is_ascii());
    names.map(|name| name.full.as_str())
}

/// A consonant or several and the vowels behind them.
fn syllables(word: &str) -> Vec<String> {
    let is_vowel = |c: char| "aeiouy".contains(c.to_ascii_lowercase());
    let mut all = vec![String::new()];
    let mut after_vowel = false;
    for c in word.chars().filter(char::is_ascii_alphabetic) {
        if after_vowel && !is_vowel(c) {
            all.push(String::new());
        }
        after_vowel = is_vowel(c);
        all.last_mut().expect("there is one").push(c.to_ascii_lowercase());
    }
    all.retain(|syllable| !syllable.is_empty());
    all
}
