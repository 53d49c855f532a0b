//! What the list says of a person.

use dragoman_guest::schema::{CountryClaim, Gender, NoticeKind};
use dragoman_guest::{build, countries, dates};

use super::{Draft, Said, Words, each};
use crate::columns::Column;
use crate::values;

impl Draft<'_> {
    pub(crate) fn birth(&mut self, words: &Words<'_>) {
        for text in each(words.text) {
            let claim = values::birth(text).unwrap_or_else(|| {
                self.say(Said {
                    kind: NoticeKind::RejectedValue,
                    column: Column::Birth,
                    message: "this is no date: only its words were kept",
                    excerpt: text,
                    here: &words.here,
                });
                dates::unstated(text)
            });
            let births = &mut self.subject.births;
            if !self.distinct.add("births", births, claim, words.here.at) {
                self.say_again(Column::Birth, text, &words.here);
            }
        }
    }

    pub(crate) fn nationality(&mut self, words: &Words<'_>) {
        for text in each(words.text) {
            let country = countries::noted(text);
            let claim = CountryClaim {
                code: country.code,
                raw: Some(text.into()),
                note: country.note,
                at: 0,
            };
            let nationalities = &mut self.subject.nationalities;
            if !self
                .distinct
                .add("nationalities", nationalities, claim, words.here.at)
            {
                self.say_again(Column::Nationality, text, &words.here);
            }
        }
    }

    pub(crate) fn position(&mut self, words: &Words<'_>) {
        for text in each(words.text) {
            match &mut self.subject.person {
                Some(person) => {
                    let position = build::remark(text);
                    self.distinct
                        .add("positions", &mut person.positions, position, words.here.at);
                }
                None => {
                    let here = words.here.clone();
                    self.remark("Position", &Words { text, here });
                }
            }
        }
    }

    /// Takes the gender, if the list states one alone.
    pub(crate) fn genders(&mut self, stated: &[Words<'_>]) {
        let mut genders = stated
            .iter()
            .map(|words| match words.text.to_lowercase().as_str() {
                "male" => Some(Gender::Male),
                "female" => Some(Gender::Female),
                _ => None,
            });
        let Some(first) = genders.next() else { return };
        let alone = first.filter(|_| genders.all(|gender| gender == first));
        if let (Some(person), Some(gender)) = (&mut self.subject.person, alone) {
            person.gender = Some(gender);
            return;
        }
        for words in stated {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                column: Column::Gender,
                message: "the gender is not known, or is not the only one; none was claimed, its words were kept",
                excerpt: words.text,
                here: &words.here,
            });
            self.remark("Gender", words);
        }
    }
}
