//! What each piece of evidence weighs, and why.

use serde::{Deserialize, Serialize};

use crate::bits::Bits;
use crate::blocks::Bond;
use crate::vocabulary::Size;

/// All weights. They are estimates of log2(P(seen | one subject) / P(seen | two)), rounded to what can be reasoned about; none
/// is fitted to single pairs.
///
/// A random pair of records in lists of some ten thousand is about one subject in one of 2^14 cases at best, and a wrong join
/// costs more than one that is left to a person: `join` asks for some seven bits beyond that. Among more records more people
/// share a name and a year, so it asks for more: see [`Weights::among`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Weights {
    /// From this total on, and with more than a name, two records are joined.
    pub join: Bits,
    /// From this total on a person is asked. Below, two records are apart.
    pub ask: Bits,

    /// The most that the agreement of one name can weigh, however rare: less than `join`, so that a name alone never joins.
    pub name_most: Bits,
    /// Every token of both names has its counterpart: nothing was left to explain.
    pub name_whole: Bits,
    /// Share of a token's bits, in percent, where its two spellings differ but sound alike.
    pub token_alike: i32,
    /// Share of a token's bits, in percent, where its two spellings are close.
    pub token_close: i32,
    /// An initial for a name that begins with it.
    pub token_initial: Bits,
    /// Each token of a person's longer name that the shorter lacks: names are given with and without those of ancestors.
    pub token_more: Bits,
    /// The same for organisations and craft, where one word more is often another body.
    pub token_more_organization: Bits,
    /// Each pair of tokens that stand against one another, both names having one that the other lacks.
    pub token_against: Bits,
    /// No name of one resembles a name of the other.
    pub name_none: Bits,
    /// Share in percent of a name's bits where either side is marked as weak: such names are shared by many.
    pub name_weak: i32,
    /// Share in percent of a person's name of a single token.
    pub name_single: i32,
    /// Each further name that agrees in tokens of `name_further_least` which no earlier one had, and in which nothing stands
    /// against another: an agreement more.
    pub name_further: Bits,
    /// See `name_further`.
    pub name_further_least: Bits,
    /// The most that further names weigh.
    pub name_further_most: Bits,
    /// Each further spelling in which the best name stands on both sides, letter by letter; with the name no more than `name_most`.
    pub name_spelling: Bits,

    /// The same day of birth: one of 14,000 in forty years, but lists copy from one another's guesses.
    pub birth_day: Bits,
    /// The same month.
    pub birth_month: Bits,
    /// The same year; also the same 1 January, which is how an unknown day is written.
    pub birth_year: Bits,
    /// Ranges that overlap, or about the same year.
    pub birth_range: Bits,
    /// Two days of one year whose day and month are exchanged or differ in one digit, or that share day and month of neighbouring
    /// years: a slip.
    pub birth_slip: Bits,
    /// Different days of one year: lists often differ by so much about one person.
    pub birth_other_day: Bits,
    /// Years that differ by one, where not both days are known.
    pub birth_next_year: Bits,
    /// Years that differ by two or three, or two days of neighbouring years.
    pub birth_near: Bits,
    /// Years that differ by more.
    pub birth_far: Bits,

    /// The same town or district of birth.
    pub birth_place: Bits,
    /// Two words or more of places of birth, such as town and district.
    pub birth_place_full: Bits,
    /// The same nationality, or for an organisation the same country.
    pub country: Bits,
    /// A country of one, of whatever role, is a country of the other.
    pub country_loose: Bits,
    /// Both name countries, and none is shared.
    pub country_other: Bits,
    /// The same town of an address.
    pub address_town: Bits,
    /// Three words or more of an address: hardly another street.
    pub address_street: Bits,
    /// Five words or more of an address: the same door.
    pub address_door: Bits,
    /// Programmes of both have a topic in common, such as the country whose regime it is; or one's is a country of the other, where
    /// the countries themselves say nothing.
    pub topic: Bits,
    /// The same gender is no evidence worth counting; another speaks against.
    pub gender_other: Bits,
    /// A person is no organisation and no ship.
    pub kind_other: Bits,

    /// What must speak for two records besides their names, if these have but one thing in common that is neither rare nor everybody's:
    /// alone it cannot reach `ask`, so such names are not compared otherwise.
    pub facts_least: Bits,
    /// The same where that is a single word, or one and a date of birth.
    pub facts_least_word: Bits,

    /// The same reference of one issuing authority, such as the UN's: a statement of identity by the list itself.
    pub reference: Bits,
    /// Both have references of one authority, and none is shared.
    pub reference_other: Bits,
    /// The same IMO number, LEI or wallet: unique in the world.
    pub unique: Bits,
    /// Two that are unique and differ.
    pub unique_other: Bits,
    /// The same number of a document, a register or a tax office of the same country.
    pub number: Bits,
    /// The same number, where one side does not say of which country, or the kinds differ.
    pub number_loose: Bits,
    /// Two numbers of one kind and one country that differ: people have several passports, bodies several registrations.
    pub number_other: Bits,
    /// The same telephone number, e-mail or web site.
    pub contact: Bits,

    /// Both stand on one list, whose publisher means to name everybody once.
    pub same_list: Bits,

    /// Below this total a pair speaks clearly against being one subject. Clusters of which as many pairs do so as speak for it
    /// (that is, reach `ask`) are not joined, however strong a single link: a number is typed wrong more often than that.
    pub against: Bits,
}

impl Weights {
    /// The weights among so many records: two bits more are asked for each time their number is fourfold, from 65,536 on, and a name may weigh
    /// as much more. A word may not, so what must speak for two besides a single word is more by as much.
    pub(crate) fn among(&self, size: Size) -> Self {
        let more = Bits::whole(2).times(size.steps_above(USUAL));
        Self {
            join: self.join + more,
            ask: self.ask + more,
            name_most: self.name_most + more,
            facts_least_word: self.facts_least_word + more,
            ..self.clone()
        }
    }
}

impl Weights {
    /// What the names of two records cannot make up for: with less besides them they cannot reach `ask`.
    fn facts_needed(&self) -> Bits {
        self.ask - self.name_most - self.name_further_most
    }

    /// What must speak for two besides their names.
    pub(crate) fn facts_least(&self, bond: Bond) -> Bits {
        match bond {
            Bond::Sure => self.facts_needed(),
            Bond::Names => self.facts_least.max(self.facts_needed()),
            Bond::Word => self.facts_least_word.max(self.facts_needed()),
        }
    }
}

/// Records that the default weights are meant for, at most.
const USUAL: usize = 1 << 16;

impl Default for Weights {
    fn default() -> Self {
        Self {
            join: Bits::whole(21),
            ask: Bits::whole(16),
            name_most: Bits::whole(19),
            name_whole: Bits::whole(2),
            token_alike: 90,
            token_close: 65,
            token_initial: Bits::whole(1),
            token_more: Bits::whole(-1),
            token_more_organization: Bits::whole(-4),
            token_against: Bits::whole(-7),
            name_none: Bits::whole(-8),
            name_weak: 30,
            name_single: 50,
            name_further: Bits::whole(3),
            name_further_least: Bits::whole(8),
            name_further_most: Bits::whole(6),
            name_spelling: Bits::whole(1),
            birth_day: Bits::whole(9),
            birth_month: Bits::whole(6),
            birth_year: Bits::whole(4),
            birth_range: Bits::whole(2),
            birth_slip: Bits::whole(3),
            birth_other_day: Bits::whole(-2),
            birth_next_year: Bits::whole(-3),
            birth_near: Bits::whole(-6),
            birth_far: Bits::whole(-12),
            birth_place: Bits::whole(4),
            birth_place_full: Bits::whole(6),
            country: Bits::whole(3),
            country_loose: Bits::hundredths(150),
            country_other: Bits::whole(-3),
            address_town: Bits::whole(2),
            address_street: Bits::whole(5),
            address_door: Bits::whole(8),
            topic: Bits::whole(3),
            gender_other: Bits::whole(-8),
            kind_other: Bits::whole(-20),
            facts_least: Bits::whole(3),
            facts_least_word: Bits::whole(3),
            reference: Bits::whole(26),
            reference_other: Bits::whole(-20),
            unique: Bits::whole(30),
            unique_other: Bits::whole(-16),
            number: Bits::whole(16),
            number_loose: Bits::whole(12),
            number_other: Bits::whole(-2),
            contact: Bits::whole(5),
            same_list: Bits::whole(-7),
            against: Bits::whole(-5),
        }
    }
}
