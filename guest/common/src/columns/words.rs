//! Words of which one is chosen, in the order of the schema's values.

/// What a subject is.
pub const KINDS: [&str; 6] = ["person", "organization", "vessel", "aircraft", "vehicle", "other"];
/// Standing of an entry.
pub const STATUSES: [&str; 3] = ["active", "suspended", "delisted"];
/// Gender.
pub const GENDERS: [&str; 3] = ["female", "male", "other"];
/// What a listing does.
pub const MEASURES: [&str; 7] = [
    "asset freeze",
    "travel ban",
    "arms embargo",
    "trade restriction",
    "financial restriction",
    "transport restriction",
    "other",
];
/// Standing of a listing.
pub const DESIGNATION_STATUSES: [&str; 4] = ["active", "suspended", "delisted", "expired"];
/// Why the police takes an interest.
pub const BASES: [&str; 4] = ["designated", "wanted", "suspected", "convicted"];
/// What to do on meeting somebody.
pub const ACTIONS: [&str; 6] = ["arrest", "detain", "deny entry", "question", "observe", "notify"];
/// What a subject is to another.
pub const RELATIONS: [&str; 14] = [
    "owner of",
    "owned by",
    "controls",
    "controlled by",
    "member of",
    "has member",
    "parent of",
    "subsidiary of",
    "family",
    "associate",
    "operates",
    "operated by",
    "successor of",
    "other",
];
/// Kinds of documents.
pub const DOCUMENT_KINDS: [&str; 13] = [
    "passport",
    "diplomatic passport",
    "service passport",
    "travel document",
    "national id",
    "driving licence",
    "residence permit",
    "visa",
    "birth certificate",
    "military id",
    "voter card",
    "seaman book",
    "other",
];
/// Standing of a document.
pub const DOCUMENT_STATUSES: [&str; 7] = [
    "valid",
    "lost",
    "stolen",
    "stolen blank",
    "revoked",
    "known false",
    "expired",
];
/// What is threatened.
pub const TARGETS: [&str; 6] = [
    "leader",
    "delegation",
    "venue",
    "public",
    "infrastructure",
    "other",
];
/// Probability in seven steps.
pub const LIKELIHOODS: [&str; 7] = [
    "almost no chance",
    "very unlikely",
    "unlikely",
    "even chance",
    "likely",
    "very likely",
    "almost certain",
];
/// Harm.
pub const SEVERITIES: [&str; 5] = ["minor", "moderate", "major", "severe", "catastrophic"];
/// Confidence.
pub const CONFIDENCES: [&str; 3] = ["low", "moderate", "high"];
/// Traffic light.
pub const TLP: [&str; 5] = ["clear", "green", "amber", "amber strict", "red"];
/// What stands in brackets behind a name that identifies well, or badly.
pub const QUALITIES: [&str; 2] = ["strong", "weak"];
/// Words that are taken for others, where those can be chosen.
pub const SYNONYMS: [(&str, &str); 21] = [
    ("individual", "person"),
    ("human", "person"),
    ("organisation", "organization"),
    ("company", "organization"),
    ("entity", "organization"),
    ("group", "organization"),
    ("ship", "vessel"),
    ("plane", "aircraft"),
    ("car", "vehicle"),
    ("f", "female"),
    ("woman", "female"),
    ("m", "male"),
    ("man", "male"),
    ("x", "other"),
    ("id card", "national id"),
    ("identity card", "national id"),
    ("driving license", "driving licence"),
    ("asset freezing", "asset freeze"),
    ("entry ban", "travel ban"),
    ("refuse entry", "deny entry"),
    // Of a subject; where a standing can be expired, it is.
    ("expired", "delisted"),
];

/// A word as it is compared: in lower case, with blanks for hyphens and underscores.
pub fn plain(word: &str) -> String {
    let word = word.to_lowercase().replace(['-', '_'], " ");
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Which of the words is meant, if any.
pub fn chosen(word: &str, words: &[&str]) -> Option<usize> {
    let word = plain(word);
    let find = |word: &str| words.iter().position(|known| *known == word);
    find(&word).or_else(|| {
        let mut synonyms = SYNONYMS.iter();
        synonyms.find_map(|(from, to)| (*from == word).then(|| find(to))?)
    })
}
