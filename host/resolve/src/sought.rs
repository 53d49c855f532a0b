//! Finds names by some of their words, however these are written.

use crate::name::{Skeleton, consonants, skeleton, words};

/// Consonants that a word must have to be found by its sounds. Those of shorter ones are shared by too many: `Kim` is `Gomo`.
const SOUNDING: usize = 3;

/// Words of a name that is looked for.
#[derive(Debug)]
pub struct Sought(Vec<Word>);

#[derive(Debug)]
struct Word {
    romanised: String,
    /// What its spellings have in common; none of one that is too short.
    sounds: Option<Skeleton>,
}

/// How a name fits what is looked for. The better is the greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// Some of the words it has in another spelling only: `Qadhafi` and `Gaddafi`.
    Sounds,
    /// It has all of the words, but for capitals, accents and script.
    Words,
}

impl Word {
    fn new(romanised: String) -> Self {
        let sounds = skeleton(&romanised);
        Self {
            sounds: (consonants(sounds).count() >= SOUNDING).then_some(sounds),
            romanised,
        }
    }

    fn fits(&self, other: &Self) -> Option<Fit> {
        if self.romanised == other.romanised {
            return Some(Fit::Words);
        }
        (self.sounds.is_some() && self.sounds == other.sounds).then_some(Fit::Sounds)
    }
}

impl Sought {
    /// The words of a text; none if it has neither letters nor digits.
    pub fn of(text: &str) -> Option<Self> {
        let words: Vec<_> = words(text).into_iter().map(Word::new).collect();
        (!words.is_empty()).then_some(Self(words))
    }

    /// How a name fits: none if it does not have all of the words, in whatever order.
    pub fn fits(&self, name: &str) -> Option<Fit> {
        let mut left: Vec<_> = words(name).into_iter().map(Word::new).collect();
        let mut worst = Fit::Words;
        for word in &self.0 {
            let fits = left.iter().enumerate();
            let fits = fits.filter_map(|(at, other)| Some((word.fits(other)?, at)));
            // The first of the best.
            let (fit, at) = fits.min_by_key(|(fit, at)| (std::cmp::Reverse(*fit), *at))?;
            left.swap_remove(at);
            worst = worst.min(fit);
        }
        Some(worst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fit(sought: &str, name: &str) -> Option<Fit> {
        Sought::of(sought).expect("words").fits(name)
    }

    #[test]
    fn a_name_is_found_by_some_of_its_words_in_any_order_case_and_script() {
        for (sought, name) in [
            ("vashti", "Orlan Demirel VASHTI"),
            ("VASHTI Orlan", "Orlan Demirel Vashti"),
            ("Владимир", "VLADIMIR Example"),
            ("zoe", "Zoë Example"),
        ] {
            assert_eq!(fit(sought, name), Some(Fit::Words), "{sought} {name}");
        }
    }

    #[test]
    fn a_word_in_another_spelling_fits_less_well() {
        assert_eq!(fit("Mohammed Qadhafi", "Muhamad GADDAFI"), Some(Fit::Sounds));
        assert!(Fit::Words > Fit::Sounds);
    }

    #[test]
    fn a_word_is_found_once_for_each_time_that_it_is_looked_for() {
        assert_eq!(fit("Ada Ada", "Ada Example"), None);
        assert_eq!(fit("Ada Example Eve", "Ada Example"), None);
        assert_eq!(fit("kim", "Gomo"), None);
        assert!(Sought::of(" -?").is_none());
    }
}
