//! The identity contact information extension of OASIS, draft of 3 January 2023.

use dragoman_guest::json::Value;
use dragoman_guest::schema::NameRole;

/// Ways of reaching an identity, and the parts of its name.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Reach {
    /// `prefix`, `first_name`, `middle_name`, `last_name`, `suffix`.
    pub(crate) parts: Vec<(NameRole, String)>,
    pub(crate) ways: Vec<Way>,
}

/// An entry of `contact_numbers`, `email_addresses` or `social_media_accounts`.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Way {
    pub(crate) to: WayTo,
    /// `contact_number_type` or `digital_contact_type`: `work-fax`, `personal` …
    pub(crate) kind: Option<String>,
    pub(crate) description: Option<String>,
    /// `classified`: a classified line or network.
    pub(crate) classified: bool,
}

/// Where a way leads.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum WayTo {
    /// A number to call, as written.
    Number(String),
    /// The id of an `email-addr`.
    Mail(String),
    /// The id of a `user-account`.
    Account(String),
}

impl Reach {
    pub(super) fn read(extension: Value<'_>) -> Self {
        let parts = [
            ("prefix", NameRole::Title),
            ("first_name", NameRole::Given),
            ("middle_name", NameRole::Middle),
            ("last_name", NameRole::Family),
            ("suffix", NameRole::Suffix),
        ];
        let parts = parts
            .into_iter()
            .filter_map(|(key, role)| Some((role, extension.value(key)?.to_owned())));
        let number: fn(String) -> WayTo = WayTo::Number;
        let lists = [
            ("contact_numbers", "contact_number", number),
            ("email_addresses", "email_address_ref", WayTo::Mail),
            ("social_media_accounts", "user_account_ref", WayTo::Account),
        ];
        let ways = lists.into_iter().flat_map(|(list, key, to)| {
            extension.all(list).filter_map(move |way| {
                Some(Way {
                    to: to(way.value(key)?.to_owned()),
                    kind: way
                        .value("contact_number_type")
                        .or_else(|| way.value("digital_contact_type"))
                        .map(Into::into),
                    description: way.value("description").map(Into::into),
                    classified: way.value("classified") == Some("true"),
                })
            })
        });
        Self {
            parts: parts.collect(),
            ways: ways.collect(),
        }
    }
}
