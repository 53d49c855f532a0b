//! Which items of decrees are about one subject.
//!
//! The list has a row for each item of a decree. It identifies a person by the whole name in Ukrainian with the day of
//! birth, and an entity by its numbers in registers; a name alone identifies nobody. A number is not taken for a proof where
//! the list itself contradicts: it has some for several items of one decree, such as the branches of one port, and some
//! behind which other numbers differ.

use std::collections::HashMap;

use dragoman_guest::schema::NoticeKind;
use dragoman_guest::{About, Notes};

use crate::columns::{DECREE, REGISTER};
use crate::item::Item;
use crate::values::number::Number;

/// The items of a subject, as indexes; the earliest first.
pub(crate) type Group = Vec<usize>;

/// Puts items into groups, in the order of the list.
pub(crate) fn groups(items: &[Item], notes: &mut Notes) -> Vec<Group> {
    let mut sets = Sets::of(items.len());
    let mut first: HashMap<String, usize> = HashMap::new();
    for (index, item) in items.iter().enumerate() {
        let numbers = item.numbers().into_iter().filter_map(|number| key(&number));
        for key in item.person().into_iter().chain(numbers) {
            let known = *first.entry(key).or_insert(index);
            sets.join(known, index);
        }
    }
    let mut groups: Vec<Group> = Vec::new();
    for mut group in sets.all() {
        group.sort_by(|one, other| items[*one].order().cmp(&items[*other].order()));
        match contradicts(items, &group) {
            false => groups.push(group),
            true => {
                say(items, &group, notes);
                groups.extend(group.into_iter().map(|index| vec![index]));
            }
        }
    }
    groups.sort_by_key(|group| group.iter().min().copied());
    groups
}

/// A number as it is compared, whatever scheme is written before it; none if it is too short to identify, or a `КПП`: the
/// code of a tax office with the reason of registration, which many companies have.
fn key(number: &Number) -> Option<String> {
    let value = &number.value;
    let is_number =
        number.scheme != "kpp" && value.len() >= 8 && value.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| value.to_owned())
}

/// Whether entities that share a number are not one: two are of one decree, or have other numbers of the same length in
/// the same column.
fn contradicts(items: &[Item], group: &Group) -> bool {
    let mut decrees: Vec<_> = group
        .iter()
        .filter(|index| items[**index].person().is_none())
        .map(|index| items[*index].text(DECREE))
        .collect();
    decrees.sort_unstable();
    if decrees.windows(2).any(|pair| pair[0] == pair[1]) {
        return true;
    }
    let numbers: Vec<_> = group.iter().flat_map(|index| items[*index].numbers()).collect();
    numbers.iter().enumerate().any(|(at, one)| {
        let mut others = numbers[..at].iter();
        others.any(|other| {
            one.column == other.column && one.value.len() == other.value.len() && one.value != other.value
        })
    })
}

fn say(items: &[Item], group: &Group, notes: &mut Notes) {
    let Some(first) = group.first().map(|index| &items[*index]) else {
        return;
    };
    notes.sum(About {
        kind: NoticeKind::Remark,
        field: REGISTER.into(),
        message: "items share a number, and are of one decree or have other numbers that differ: they were left apart",
        excerpt: first.text(REGISTER).unwrap_or_default(),
        record: first.id().as_deref(),
        place: Some(first.place.clone()),
    });
}

/// Disjoint sets of indexes.
struct Sets(Vec<usize>);

impl Sets {
    fn of(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, mut index: usize) -> usize {
        while self.0[index] != index {
            self.0[index] = self.0[self.0[index]];
            index = self.0[index];
        }
        index
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.root(one), self.root(other));
        self.0[one.max(other)] = one.min(other);
    }

    fn all(mut self) -> Vec<Group> {
        let mut sets: Vec<Group> = vec![Vec::new(); self.0.len()];
        for index in 0..self.0.len() {
            let root = self.root(index);
            sets[root].push(index);
        }
        sets.retain(|set| !set.is_empty());
        sets
    }
}
