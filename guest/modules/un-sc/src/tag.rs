//! The element names of the list.

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
            /// The tag of a name.
            pub(crate) fn of(name: &str) -> Self {
                match name.as_bytes() {
                    $(name if name == $name.as_bytes() => Self::$tag,)*
                    _ => Self::Unknown,
                }
            }

            /// The name of a tag; empty if it is unknown.
            pub(crate) fn name(self) -> &'static str {
                match self {
                    $(Self::$tag => $name,)*
                    Self::Unknown => "",
                }
            }
        }
    };
}

// The commonest first: they are compared in this order.
tags! {
    Value "VALUE"
    AliasName "ALIAS_NAME"
    Quality "QUALITY"
    IndividualAlias "INDIVIDUAL_ALIAS"
    Country "COUNTRY"
    City "CITY"
    TypeOfDate "TYPE_OF_DATE"
    IndividualDateOfBirth "INDIVIDUAL_DATE_OF_BIRTH"
    IndividualDocument "INDIVIDUAL_DOCUMENT"
    IndividualAddress "INDIVIDUAL_ADDRESS"
    IndividualPlaceOfBirth "INDIVIDUAL_PLACE_OF_BIRTH"
    Dataid "DATAID"
    Versionnum "VERSIONNUM"
    FirstName "FIRST_NAME"
    SecondName "SECOND_NAME"
    ThirdName "THIRD_NAME"
    FourthName "FOURTH_NAME"
    UnListType "UN_LIST_TYPE"
    ReferenceNumber "REFERENCE_NUMBER"
    ListedOn "LISTED_ON"
    Comments1 "COMMENTS1"
    Comments2 "COMMENTS2"
    ListType "LIST_TYPE"
    LastDayUpdated "LAST_DAY_UPDATED"
    SortKey "SORT_KEY"
    SortKeyLastMod "SORT_KEY_LAST_MOD"
    Individual "INDIVIDUAL"
    Entity "ENTITY"
    EntityAlias "ENTITY_ALIAS"
    EntityAddress "ENTITY_ADDRESS"
    Nationality "NATIONALITY"
    Nationality2 "NATIONALITY2"
    Note "NOTE"
    TypeOfDocument "TYPE_OF_DOCUMENT"
    TypeOfDocument2 "TYPE_OF_DOCUMENT2"
    Number "NUMBER"
    StateProvince "STATE_PROVINCE"
    Street "STREET"
    ZipCode "ZIP_CODE"
    NameOriginalScript "NAME_ORIGINAL_SCRIPT"
    Date "DATE"
    Year "YEAR"
    FromYear "FROM_YEAR"
    ToYear "TO_YEAR"
    Designation "DESIGNATION"
    Title "TITLE"
    Gender "GENDER"
    IssuingCountry "ISSUING_COUNTRY"
    CountryOfIssue "COUNTRY_OF_ISSUE"
    CityOfIssue "CITY_OF_ISSUE"
    DateOfIssue "DATE_OF_ISSUE"
    DateOfBirth "DATE_OF_BIRTH"
    CityOfBirth "CITY_OF_BIRTH"
    CountryOfBirth "COUNTRY_OF_BIRTH"
    SubmittedBy "SUBMITTED_BY"
    SubmittedOn "SUBMITTED_ON"
    DelistedOn "DELISTED_ON"
    InterpolLink "INTERPOL_LINK"
    WebLink "WEB_LINK"
    Individuals "INDIVIDUALS"
    Entities "ENTITIES"
    ConsolidatedList "CONSOLIDATED_LIST"
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
