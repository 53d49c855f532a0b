//! What a browser writes before the items of a numbered list.

/// How the items of a list are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    /// `1.`
    Decimal,
    /// `01.`
    Padded,
    /// `a.`, or `A.` if it is large.
    Letters { large: bool },
    /// `i.`, or `I.` if it is large.
    Roman { large: bool },
}

/// What a `type` says, or none.
pub(super) fn by_type(value: &str) -> Option<Numbering> {
    match value.trim() {
        "1" => Some(Numbering::Decimal),
        "a" => Some(Numbering::Letters { large: false }),
        "A" => Some(Numbering::Letters { large: true }),
        "i" => Some(Numbering::Roman { large: false }),
        "I" => Some(Numbering::Roman { large: true }),
        _ => None,
    }
}

/// What a `list-style-type` says, or none: a bullet, or a way of numbering that is not worked out.
pub(super) fn by_style(value: &str) -> Option<Numbering> {
    match value.to_ascii_lowercase().as_str() {
        "decimal" => Some(Numbering::Decimal),
        "decimal-leading-zero" => Some(Numbering::Padded),
        "lower-alpha" | "lower-latin" => Some(Numbering::Letters { large: false }),
        "upper-alpha" | "upper-latin" => Some(Numbering::Letters { large: true }),
        "lower-roman" => Some(Numbering::Roman { large: false }),
        "upper-roman" => Some(Numbering::Roman { large: true }),
        _ => None,
    }
}

impl Numbering {
    /// The label of a number, with the full stop that a browser writes.
    pub(super) fn label(self, number: i32) -> String {
        let large = matches!(self, Self::Letters { large: true } | Self::Roman { large: true });
        let label = match self {
            Self::Letters { .. } if number > 0 => letters(number),
            Self::Roman { .. } if (1..4000).contains(&number) => roman(number),
            Self::Padded => format!("{number:02}"),
            // What letters cannot write, digits do.
            _ => number.to_string(),
        };
        let label = if large { label.to_ascii_uppercase() } else { label };
        format!("{label}.")
    }
}

/// `a` to `z`, `aa` …
fn letters(number: i32) -> String {
    let (mut rest, mut letters) = (number, Vec::new());
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

fn roman(number: i32) -> String {
    const SIGNS: [(i32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let (mut rest, mut roman) = (number, String::new());
    for (value, sign) in SIGNS {
        while rest >= value {
            roman.push_str(sign);
            rest -= value;
        }
    }
    roman
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_those_that_a_browser_writes() {
        let (small, large) = (
            Numbering::Letters { large: false },
            Numbering::Letters { large: true },
        );
        for (numbering, number, label) in [
            (Numbering::Decimal, 7, "7."),
            (Numbering::Padded, 7, "07."),
            (small, 1, "a."),
            (small, 26, "z."),
            (small, 27, "aa."),
            (large, 53, "BA."),
            (small, 0, "0."),
            (Numbering::Roman { large: false }, 49, "xlix."),
            (Numbering::Roman { large: true }, 1994, "MCMXCIV."),
            (Numbering::Roman { large: true }, 4000, "4000."),
        ] {
            assert_eq!(numbering.label(number), label);
        }
    }
}
