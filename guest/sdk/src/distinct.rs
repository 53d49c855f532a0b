//! Values that a record says again and again, taken once.
//!
//! Lists repeat a party in rows that differ in one cell. To look through all values that a subject has for each that comes takes
//! time that grows with the square of their number, and a hostile record can have many thousands.

use std::collections::HashMap;
use std::collections::hash_map::DefaultHasher;
use std::fmt::{Debug, Write};
use std::hash::Hasher;

use crate::schema::{
    Contact, CountryClaim, DateClaim, Designation, Identifier, IdentityDocument, Interest, Link, Name, Place,
    Relation, Remark,
};

/// Values up to which a list is looked through: for so few, digests cost more.
const FEW: usize = 16;

/// A value that says at which of its subject's sources it stands.
pub trait Placed: Clone + PartialEq + Debug {
    /// Where it stands.
    fn at(&self) -> u32;
    /// Says where it stands, with all that it holds.
    fn put(&mut self, at: u32);
}

macro_rules! placed {
    ($($type:ty $(: $($date:ident)*)?;)*) => {$(
        impl Placed for $type {
            fn at(&self) -> u32 {
                self.at
            }

            fn put(&mut self, at: u32) {
                self.at = at;
                $($(for date in self.$date.iter_mut() {
                    date.at = at;
                })*)?
            }
        }
    )*};
}

placed! {
    Contact;
    CountryClaim;
    DateClaim;
    Designation: listed amended effective review_by expires delisted;
    Identifier;
    IdentityDocument: issued expires;
    Interest;
    Link;
    Name;
    Place;
    Relation: since until;
    Remark;
}

/// What the lists of one subject hold, so that a value is found in one without looking through it.
///
/// ```
/// use dragoman_guest::build;
/// use dragoman_guest::distinct::Distinct;
///
/// let (mut distinct, mut remarks) = (Distinct::default(), Vec::new());
/// assert!(distinct.add("remarks", &mut remarks, build::remark("master of a ship"), 0));
/// assert!(!distinct.add("remarks", &mut remarks, build::remark("master of a ship"), 1));
/// assert_eq!((remarks.len(), remarks[0].at), (1, 0));
/// ```
#[derive(Debug, Default)]
pub struct Distinct {
    lists: HashMap<&'static str, Met>,
}

/// What a long list holds.
#[derive(Debug, Default)]
struct Met {
    /// Values of the list that were taken in.
    count: usize,
    /// Where values of a digest stand.
    places: HashMap<u64, Vec<usize>>,
}

impl Distinct {
    /// Adds a value that stands at a source, with all that it holds. One that the list has already, of whatever source, is not
    /// repeated. Says whether it was new. `sort` tells the subject's lists apart: one for each. Values may be added to a list
    /// by other ways too, but not taken from it or changed.
    pub fn add<T: Placed>(&mut self, sort: &'static str, list: &mut Vec<T>, mut value: T, at: u32) -> bool {
        if list.len() <= FEW {
            if list.iter().any(|known| is_same(&mut value, known)) {
                return false;
            }
        } else {
            let met = self.lists.entry(sort).or_default();
            for (index, known) in list.iter().enumerate().skip(met.count) {
                met.places.entry(digest(known.clone())).or_default().push(index);
            }
            met.count = list.len();
            let mut places = met.places.get(&digest(value.clone())).into_iter().flatten();
            if places.any(|index| list.get(*index).is_some_and(|known| is_same(&mut value, known))) {
                return false;
            }
        }
        value.put(at);
        list.push(value);
        true
    }
}

/// Whether a value is the same as one that is known, wherever both stand.
fn is_same<T: Placed>(value: &mut T, known: &T) -> bool {
    value.put(known.at());
    value == known
}

/// A digest of a value, wherever it stands.
fn digest<T: Placed>(mut value: T) -> u64 {
    value.put(0);
    let mut digest = Digest(DefaultHasher::new());
    // A digest takes whatever is written.
    let _ = write!(digest, "{value:?}");
    digest.0.finish()
}

struct Digest(DefaultHasher);

impl Write for Digest {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        self.0.write(text.as_bytes());
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{build, dates};

    #[test]
    fn a_value_is_taken_once_in_short_lists_and_long_whoever_added_it() {
        let (mut distinct, mut list) = (Distinct::default(), Vec::new());
        for round in 0..2 {
            for index in 0..500 {
                let is_new = distinct.add("remarks", &mut list, build::remark(format!("{index}")), index);
                assert_eq!(is_new, round == 0, "{index}");
            }
        }
        list.push(build::remark("by another way"));
        assert!(!distinct.add("remarks", &mut list, build::remark("by another way"), 7));
        assert_eq!(list.len(), 501);
        assert!(list[..500].iter().zip(0..).all(|(remark, at)| remark.at == at));
        let mut others = vec![build::remark("0"); 40];
        assert!(distinct.add("others", &mut others, build::remark("1"), 0));
    }

    #[test]
    fn what_a_value_holds_stands_where_it_stands_and_tells_no_two_apart() {
        let designation = |year| Designation {
            listed: dates::date(year, None, None).map(dates::exact),
            ..build::designation()
        };
        for many in [0, 100] {
            let (mut distinct, mut list) = (Distinct::default(), Vec::new());
            for year in 1000..1000 + many {
                distinct.add("designations", &mut list, designation(year), 0);
            }
            assert!(distinct.add("designations", &mut list, designation(2020), 1));
            assert!(!distinct.add("designations", &mut list, designation(2020), 2));
            let last = list.last().expect("a designation");
            assert_eq!(
                (last.at, last.listed.as_ref().map(|claim| claim.at)),
                (1, Some(1))
            );
        }
    }

    #[test]
    fn many_values_take_a_time_that_grows_with_their_number() {
        let (mut distinct, mut list) = (Distinct::default(), Vec::new());
        for index in 0..50_000 {
            distinct.add("remarks", &mut list, build::remark(format!("{index}")), 0);
        }
        let met = &distinct.lists["remarks"];
        let longest = met.places.values().map(Vec::len).max();
        assert_eq!((list.len(), longest), (50_000, Some(1)));
    }
}
