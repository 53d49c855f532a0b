//! Telephone numbers, mail addresses, web sites, and wallets.

use dragoman_guest::build;
use dragoman_guest::prose::contacts;
use dragoman_guest::schema::{Contact, ContactKind, NoticeKind};

use super::{Draft, Said};

impl Draft<'_, '_> {
    pub(super) fn contacts(&mut self) {
        for (container, field, kind) in [
            (
                "PhoneNumbers",
                "Designation/PhoneNumbers/PhoneNumber",
                ContactKind::Phone,
            ),
            (
                "EmailAddresses",
                "Designation/EmailAddresses/EmailAddress",
                ContactKind::Email,
            ),
            ("Websites", "Designation/Websites/Website", ContactKind::Website),
        ] {
            for element in self.inner(container) {
                let Some(text) = element.text() else { continue };
                for mut contact in contacts::contacts(kind, text, 0) {
                    if is_damaged(&contact) {
                        contact.note = Some("damaged in the list: its beginning is not known".into());
                        self.say(Said {
                            kind: NoticeKind::Remark,
                            field,
                            message: "a spreadsheet took the number for a negative one; it was kept as it is written",
                            excerpt: text,
                            place: element.place(),
                        });
                    }
                    if !self
                        .distinct
                        .add("contacts", &mut self.subject.contacts, contact, 0)
                    {
                        self.say_again(field, element, text);
                    }
                }
            }
        }
    }

    /// The schema of the list has wallets; their currency is not stated.
    pub(super) fn wallets(&mut self) {
        let wallets = self.texts("CryptoWalletAddresses");
        let wallets = wallets.map(|address| build::identifier("wallet", address));
        self.subject.identifiers.extend(wallets);
    }
}

/// Whether a number begins like a negative one, as it does where a spreadsheet has reckoned with `+93-991734`.
fn is_damaged(contact: &Contact) -> bool {
    let digits = contact.value.strip_prefix('-');
    contact.kind == ContactKind::Phone
        && digits.is_some_and(|digits| digits.starts_with(|first: char| first.is_ascii_digit()))
}
