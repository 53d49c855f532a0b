//! The element names of the list.

const fn utf8(name: &[u8]) -> &str {
    match std::str::from_utf8(name) {
        Ok(name) => name,
        Err(_) => panic!("names are ASCII"),
    }
}

macro_rules! tags {
    ($($tag:ident $name:literal)*) => {
        /// An element of the list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Tag {
            $($tag,)*
            /// An element that this module does not know, or known ones nested deeper than the format has them.
            Unknown,
        }

        impl Tag {
            /// The tag of a name. The compiler tells bytes apart by how many there are and then one by one, texts by comparing
            /// them with each name in turn.
            pub(crate) fn of(name: &str) -> Self {
                match name.as_bytes() {
                    $($name => Self::$tag,)*
                    _ => Self::Unknown,
                }
            }

            /// The name of a tag; empty if it is unknown.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$tag => const { utf8($name) },)*
                    Self::Unknown => "",
                }
            }
        }
    };
}

tags! {
    Value b"VALUE"
    AliasName b"ALIAS_NAME"
    Quality b"QUALITY"
    IndividualAlias b"INDIVIDUAL_ALIAS"
    Country b"COUNTRY"
    City b"CITY"
    TypeOfDate b"TYPE_OF_DATE"
    IndividualDateOfBirth b"INDIVIDUAL_DATE_OF_BIRTH"
    IndividualDocument b"INDIVIDUAL_DOCUMENT"
    IndividualAddress b"INDIVIDUAL_ADDRESS"
    IndividualPlaceOfBirth b"INDIVIDUAL_PLACE_OF_BIRTH"
    Dataid b"DATAID"
    Versionnum b"VERSIONNUM"
    FirstName b"FIRST_NAME"
    SecondName b"SECOND_NAME"
    ThirdName b"THIRD_NAME"
    FourthName b"FOURTH_NAME"
    UnListType b"UN_LIST_TYPE"
    ReferenceNumber b"REFERENCE_NUMBER"
    ListedOn b"LISTED_ON"
    Comments1 b"COMMENTS1"
    Comments2 b"COMMENTS2"
    ListType b"LIST_TYPE"
    LastDayUpdated b"LAST_DAY_UPDATED"
    SortKey b"SORT_KEY"
    SortKeyLastMod b"SORT_KEY_LAST_MOD"
    Individual b"INDIVIDUAL"
    Entity b"ENTITY"
    EntityAlias b"ENTITY_ALIAS"
    EntityAddress b"ENTITY_ADDRESS"
    Nationality b"NATIONALITY"
    Nationality2 b"NATIONALITY2"
    Note b"NOTE"
    TypeOfDocument b"TYPE_OF_DOCUMENT"
    TypeOfDocument2 b"TYPE_OF_DOCUMENT2"
    Number b"NUMBER"
    StateProvince b"STATE_PROVINCE"
    Street b"STREET"
    ZipCode b"ZIP_CODE"
    NameOriginalScript b"NAME_ORIGINAL_SCRIPT"
    Date b"DATE"
    Year b"YEAR"
    FromYear b"FROM_YEAR"
    ToYear b"TO_YEAR"
    Designation b"DESIGNATION"
    Title b"TITLE"
    Gender b"GENDER"
    IssuingCountry b"ISSUING_COUNTRY"
    CountryOfIssue b"COUNTRY_OF_ISSUE"
    CityOfIssue b"CITY_OF_ISSUE"
    DateOfIssue b"DATE_OF_ISSUE"
    DateOfBirth b"DATE_OF_BIRTH"
    CityOfBirth b"CITY_OF_BIRTH"
    CountryOfBirth b"COUNTRY_OF_BIRTH"
    SubmittedBy b"SUBMITTED_BY"
    SubmittedOn b"SUBMITTED_ON"
    DelistedOn b"DELISTED_ON"
    InterpolLink b"INTERPOL_LINK"
    WebLink b"WEB_LINK"
    Individuals b"INDIVIDUALS"
    Entities b"ENTITIES"
    ConsolidatedList b"CONSOLIDATED_LIST"
}

impl Tag {
    /// Whether the element holds nothing but `VALUE` elements.
    pub(crate) fn is_list(self) -> bool {
        matches!(
            self,
            Self::Designation
                | Self::Title
                | Self::Nationality
                | Self::Nationality2
                | Self::ListType
                | Self::LastDayUpdated
        )
    }

    /// Whether the element holds other elements, each of a meaning of its own.
    pub(crate) fn is_group(self) -> bool {
        matches!(
            self,
            Self::IndividualAlias
                | Self::EntityAlias
                | Self::IndividualAddress
                | Self::EntityAddress
                | Self::IndividualDateOfBirth
                | Self::IndividualPlaceOfBirth
                | Self::IndividualDocument
        )
    }
}
