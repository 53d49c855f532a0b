//! Legal forms of organisations: one list writes `Ltd`, another `Limited Liability Company`, a third `OOO`.

/// Forms of several words, the longest first.
const PHRASES: [&[&str]; 22] = [
    &["obshchestvo", "s", "ogranichennoi", "otvetstvennostyu"],
    &["obshchestvo", "s", "ogranichennoy", "otvetstvennostyu"],
    &["federal", "state", "unitary", "enterprise"],
    &["federal", "state", "budgetary", "institution"],
    &["public", "joint", "stock", "company"],
    &["open", "joint", "stock", "company"],
    &["closed", "joint", "stock", "company"],
    &["private", "joint", "stock", "company"],
    &["limited", "liability", "company"],
    &["limited", "liability", "partnership"],
    &["public", "limited", "company"],
    &["private", "limited", "company"],
    &["publichnoe", "aktsionernoe", "obshchestvo"],
    &["otkrytoe", "aktsionernoe", "obshchestvo"],
    &["zakrytoe", "aktsionernoe", "obshchestvo"],
    &["joint", "stock", "company"],
    &["aktsionernoe", "obshchestvo"],
    &["free", "zone", "establishment"],
    &["sendirian", "berhad"],
    &["sociedad", "anonima"],
    &["societe", "anonyme"],
    &["unitary", "enterprise"],
];

const WORDS: [&str; 63] = [
    "ltd",
    "limited",
    "llc",
    "llp",
    "lp",
    "inc",
    "incorporated",
    "corp",
    "corporation",
    "co",
    "company",
    "companies",
    "cia",
    "compania",
    "plc",
    "pllc",
    "pte",
    "pty",
    "pvt",
    "private",
    "gmbh",
    "mbh",
    "ag",
    "kg",
    "sa",
    "sas",
    "sarl",
    "srl",
    "spa",
    "sal",
    "sl",
    "bv",
    "nv",
    "ab",
    "oy",
    "oyj",
    "asa",
    "aps",
    "jsc",
    "ojsc",
    "pjsc",
    "cjsc",
    "pjs",
    "pjsk",
    "ooo",
    "oao",
    "zao",
    "pao",
    "ao",
    "tov",
    "fgup",
    "fze",
    "fzco",
    "fzc",
    "fz",
    "dmcc",
    "sdn",
    "bhd",
    "est",
    "establishment",
    "cv",
    "eood",
    "doo",
];

/// Takes the legal forms out of the words of an organisation's name.
pub(super) fn strip(words: &mut Vec<&str>) {
    for phrase in PHRASES {
        while let Some(at) = words.windows(phrase.len()).position(|window| window == phrase) {
            words.drain(at..at + phrase.len());
        }
    }
    words.retain(|word| !WORDS.contains(word));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_are_taken_out_wherever_they_stand() {
        for text in [
            "example trading llc",
            "ooo example trading",
            "example trading limited liability company",
            "obshchestvo s ogranichennoi otvetstvennostyu example trading",
            "example trading co ltd",
        ] {
            let mut words: Vec<&str> = text.split(' ').collect();
            strip(&mut words);
            assert_eq!(words, ["example", "trading"], "{text}");
        }
    }
}
