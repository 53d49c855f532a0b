//! Names that were looked up before: lists write the same few countries again and again.

use std::cell::RefCell;

/// How many names are kept, each in the place that its letters say.
const PLACES: usize = 64;

/// Bytes of the longest name that is kept.
const LONGEST: usize = 40;

#[derive(Clone, Copy)]
struct Place {
    name: [u8; LONGEST],
    length: usize,
    code: Option<&'static str>,
}

const EMPTY: Place = Place {
    name: [0; LONGEST],
    length: 0,
    code: None,
};

thread_local! {
    static MET: RefCell<[Place; PLACES]> = const { RefCell::new([EMPTY; PLACES]) };
}

/// What `code` says of a name, which is asked unless it was asked not long ago. It must always say the same.
pub(super) fn met(name: &str, code: fn(&str) -> Option<&'static str>) -> Option<&'static str> {
    let bytes = name.as_bytes();
    let (length, [first, .., last]) = (bytes.len(), bytes) else {
        return code(name);
    };
    if length > LONGEST {
        return code(name);
    }
    let middle = usize::from(bytes[length / 2]);
    let place = (usize::from(*first) ^ (usize::from(*last) << 2) ^ (middle << 1) ^ (length << 3)) % PLACES;
    MET.with_borrow_mut(|places| {
        let place = &mut places[place];
        if place.length != length || place.name[..length] != *bytes {
            place.name[..length].copy_from_slice(bytes);
            place.length = length;
            place.code = code(name);
        }
        place.code
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::countries::wording;

    #[test]
    fn a_name_that_was_met_has_the_code_that_it_had() {
        let names = [
            "Haiti",
            "Hajti",
            "Kenya",
            "Kenia",
            "",
            "K",
            "Jordan",
            "The Gambia",
            "Jordan / Jordanie",
        ];
        let long = "Federal Democratic Republic of Ethiopia and more";
        for round in 0..1_000 {
            let name = names[round * 7 % names.len()];
            assert_eq!(met(name, wording::code), wording::code(name), "{name}");
            assert_eq!(met(long, wording::code), wording::code(long));
        }
        let made: Vec<_> = (0..1_000).map(|number| format!("Land {number}")).collect();
        assert!(made.iter().all(|name| met(name, wording::code).is_none()));
        assert_eq!(met("Kenya", wording::code), Some("KE"));
    }
}
