//! Arbitrary items for tests. A random string of bytes decides what is in one, so that proptest makes a smaller item by
//! making the string smaller: once the bytes are used up, everything is absent, empty or the first of its kind.

use proptest::prelude::*;

use crate::Item;
use crate::schema::*;

/// The bytes that decide.
pub(crate) struct Entropy(std::vec::IntoIter<u8>);

impl Entropy {
    fn byte(&mut self) -> u8 {
        self.0.next().unwrap_or(0)
    }

    fn below(&mut self, end: usize) -> usize {
        usize::from(self.byte()) % end
    }
}

/// What can be made of [`Entropy`]: every type of the schema, whose implementations are generated from `wit/`.
pub(crate) trait Any {
    fn any(from: &mut Entropy) -> Self;
}

include!(concat!(env!("OUT_DIR"), "/arbitrary.rs"));

/// Numbers are mostly small, as places in a list and parts of a date are.
macro_rules! number {
    ($($type:ty),*) => {$(
        impl Any for $type {
            fn any(from: &mut Entropy) -> Self {
                match from.byte() {
                    255 => <$type>::MAX,
                    254 => <$type>::from_le_bytes(std::array::from_fn(|_| from.byte())),
                    small => <$type>::from(small % 16),
                }
            }
        }
    )*};
}
number!(u8, u32);

impl Any for u16 {
    fn any(from: &mut Entropy) -> Self {
        [1960, 1961, 0, 9999, 10_000, u16::MAX, 183][from.below(7)]
    }
}

impl Any for bool {
    fn any(from: &mut Entropy) -> Self {
        from.byte() % 2 == 1
    }
}

impl Any for f64 {
    fn any(from: &mut Entropy) -> Self {
        match from.below(4) {
            0 => 12.5,
            1 => f64::NAN,
            2 => f64::NEG_INFINITY,
            _ => f64::from_le_bytes(std::array::from_fn(|_| from.byte())),
        }
    }
}

impl Any for String {
    fn any(from: &mut Entropy) -> Self {
        const TEXTS: [&str; 18] = [
            "a",
            "",
            " ",
            "DE",
            "UN",
            "Arab",
            "ru",
            "imo",
            "2030-01-31",
            "https://list.example/1",
            "Zoe\u{308} \u{a0}X",
            "Zo\u{eb}  X",
            "\u{202e}",
            "nul\0",
            "esc\u{1b}[2J",
            "b\u{3000}c",
            "=1+1",
            "/0/a~1b",
        ];
        match from.below(TEXTS.len() + 2) {
            known if known < TEXTS.len() => TEXTS[known].to_owned(),
            _ => {
                let bytes: Vec<u8> = (0..from.below(12)).map(|_| from.byte()).collect();
                String::from_utf8_lossy(&bytes).into_owned()
            }
        }
    }
}

impl Any for (String, String) {
    fn any(from: &mut Entropy) -> Self {
        (Any::any(from), Any::any(from))
    }
}

impl<T: Any> Any for Option<T> {
    fn any(from: &mut Entropy) -> Self {
        (from.byte() % 3 == 1).then(|| T::any(from))
    }
}

impl<T: Any> Any for Box<T> {
    fn any(from: &mut Entropy) -> Self {
        Self::new(T::any(from))
    }
}

impl<T: Any> Any for Vec<T> {
    fn any(from: &mut Entropy) -> Self {
        let length = [0, 0, 0, 0, 1, 1, 2, 3][from.below(8)];
        (0..length).map(|_| T::any(from)).collect()
    }
}

impl Any for Item {
    fn any(from: &mut Entropy) -> Self {
        match from.below(8) {
            0 => Self::TravelDocument(Any::any(from)),
            1 => Self::TravelDocuments(Any::any(from)),
            2 => Self::Assessment(Any::any(from)),
            3 => Self::Withdrawal(Any::any(from)),
            _ => Self::Subject(Any::any(from)),
        }
    }
}

fn made<T: Any + std::fmt::Debug>(length: usize, make: fn(&mut Entropy) -> T) -> impl Strategy<Value = T> {
    prop::collection::vec(any::<u8>(), 0..length).prop_map(move |bytes| make(&mut Entropy(bytes.into_iter())))
}

/// Any item at all. Hardly one keeps the rules.
pub fn item() -> impl Strategy<Value = Item> {
    made(2_000, Item::any)
}

/// Any manifest at all.
#[cfg(test)]
pub(crate) fn manifest() -> impl Strategy<Value = Manifest> {
    made(300, Manifest::any)
}

/// An item with what every item must have, and little else, so that many keep the rules. It stands in byte 0 of part 0.
pub fn plausible_item() -> impl Strategy<Value = Item> {
    made(60, |from| {
        let mut item = Item::any(from);
        item.take_sources();
        let place = vec![Locator::Bytes(ByteRange {
            part: 0,
            start: 0,
            end: 1,
        })];
        match &mut item {
            Item::Subject(subject) => {
                (subject.id, subject.sources) = ("1".into(), place);
                subject.names.push(primary("Ada Example"));
                subject.person = subject
                    .person
                    .take()
                    .filter(|_| subject.kind == SubjectKind::Person);
                subject.organization = None;
                subject.craft = None;
            }
            Item::TravelDocument(document) => {
                (document.id, document.sources, document.holder) = ("1".into(), place, None);
            }
            Item::TravelDocuments(batch) => {
                (batch.id, batch.sources) = ("1".into(), place);
                batch.numbers.push("C01X00T47".into());
            }
            Item::Assessment(assessment) => {
                (assessment.id, assessment.sources) = ("1".into(), place);
                assessment.event.push_str("summit");
                assessment.targets.push(Target {
                    kind: TargetKind::Venue,
                    text: None,
                });
            }
            Item::Withdrawal(withdrawal) => (withdrawal.id, withdrawal.sources) = ("1".into(), place),
        }
        item
    })
}

/// A primary name that says no more than it must.
pub(crate) fn primary(full: &str) -> Name {
    Name {
        full: full.into(),
        parts: Vec::new(),
        form: NameForm::Primary,
        quality: NameQuality::Unstated,
        script: None,
        language: None,
        note: None,
        at: 0,
    }
}
