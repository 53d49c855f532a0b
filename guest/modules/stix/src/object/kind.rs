//! The types of objects that are read, and the properties that are read of each.

/// Properties of every object (section 3.2 of the standard), but for those with a structure of their own.
pub(super) const COMMON: &[&str] = &[
    "created",
    "modified",
    "created_by_ref",
    "labels",
    "confidence",
    "lang",
];

/// The types that are read, each with its word in the standard.
macro_rules! object_types {
    ($($kind:ident = $word:literal,)*) => {
        /// A type of objects.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum ObjectType {
            $($kind,)*
        }

        impl ObjectType {
            /// The type of a word of the standard; none for types that the contract has no place for.
            pub(crate) fn of(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$kind),)*
                    _ => None,
                }
            }

            /// Its word in the standard.
            pub(crate) fn word(self) -> &'static str {
                match self {
                    $(Self::$kind => $word,)*
                }
            }
        }
    };
}

object_types! {
    ThreatActor = "threat-actor",
    IntrusionSet = "intrusion-set",
    Identity = "identity",
    Report = "report",
    Grouping = "grouping",
    Campaign = "campaign",
    Incident = "incident",
    AttackPattern = "attack-pattern",
    Tool = "tool",
    Malware = "malware",
    Infrastructure = "infrastructure",
    Vulnerability = "vulnerability",
    Location = "location",
    Relationship = "relationship",
    Sighting = "sighting",
    Note = "note",
    Opinion = "opinion",
    LanguageContent = "language-content",
    MarkingDefinition = "marking-definition",
    EmailAddr = "email-addr",
    UserAccount = "user-account",
}

use ObjectType::*;

impl ObjectType {
    /// Whether an actor is of this type. An identity can be one as well, which its type does not say.
    pub(crate) fn is_actor(self) -> bool {
        matches!(self, ThreatActor | IntrusionSet)
    }

    /// Whether an assessment is made of an object of this type.
    pub(crate) fn is_assessment(self) -> bool {
        matches!(self, Report | Grouping | Campaign | Incident)
    }

    /// Whether an object of this type says how something is done.
    pub(crate) fn is_method(self) -> bool {
        matches!(self, AttackPattern | Tool | Malware)
    }

    /// Whether records are made of objects of this type, so that properties that the standard does not have are kept.
    pub(crate) fn is_record(self) -> bool {
        self.is_actor() || self.is_assessment() || self == Identity
    }

    /// The properties that are read, beside [`COMMON`] and those with a structure of their own.
    pub(crate) fn properties(self) -> &'static [&'static str] {
        match self {
            // Section 4.17. In 2.0 `labels` were the types.
            ThreatActor => &[
                "name",
                "description",
                "threat_actor_types",
                "aliases",
                "first_seen",
                "last_seen",
                "roles",
                "goals",
                "sophistication",
                "resource_level",
                "primary_motivation",
                "secondary_motivations",
                "personal_motivations",
            ],
            // Section 4.9.
            IntrusionSet => &[
                "name",
                "description",
                "aliases",
                "first_seen",
                "last_seen",
                "goals",
                "resource_level",
                "primary_motivation",
                "secondary_motivations",
            ],
            // Section 4.5.
            Identity => &[
                "name",
                "description",
                "roles",
                "identity_class",
                "sectors",
                "contact_information",
            ],
            // Section 4.16.
            Report => &["name", "description", "report_types", "published", "object_refs"],
            // Section 4.4.
            Grouping => &["name", "description", "context", "object_refs"],
            // Section 4.2.
            Campaign => &[
                "name",
                "description",
                "aliases",
                "first_seen",
                "last_seen",
                "objective",
            ],
            // Section 4.6: a stub, which extensions fill.
            Incident => &["name", "description"],
            AttackPattern | Tool | Malware | Infrastructure | Vulnerability => &["name"],
            // Section 4.10.
            Location => &[
                "name",
                "description",
                "latitude",
                "longitude",
                "precision",
                "region",
                "country",
                "administrative_area",
                "city",
                "street_address",
                "postal_code",
            ],
            // Section 5.1.
            Relationship => &[
                "relationship_type",
                "description",
                "source_ref",
                "target_ref",
                "start_time",
                "stop_time",
            ],
            // Section 5.2.
            Sighting => &[
                "description",
                "first_seen",
                "last_seen",
                "count",
                "sighting_of_ref",
                "where_sighted_refs",
            ],
            // Section 4.13.
            Note => &["abstract", "content", "authors", "object_refs"],
            // Section 4.15.
            Opinion => &["explanation", "authors", "opinion", "object_refs"],
            // Section 7.1.
            LanguageContent => &["object_ref", "object_modified"],
            // Section 7.2.
            MarkingDefinition => &["name"],
            // Sections 6.5 and 6.16, for the contacts of identities.
            EmailAddr => &["value"],
            UserAccount => &["user_id", "account_login", "account_type", "display_name"],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_found_by_its_word_alone() {
        let found = ObjectType::of("attack-pattern");
        assert_eq!(found.map(ObjectType::word), Some("attack-pattern"));
        for word in ["indicator", "Report", "", "x-report"] {
            assert_eq!(ObjectType::of(word), None, "{word}");
        }
    }
}
