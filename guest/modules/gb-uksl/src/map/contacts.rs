//! Telephone numbers, mail addresses and web sites.

use dragoman_guest::prose::contacts;
use dragoman_guest::schema::{Contact, ContactKind, NoticeKind};

use super::{Draft, Said, Words};
use crate::columns::Column;

impl Draft<'_> {
    /// Takes what stands in a column of contacts.
    pub(crate) fn contact(&mut self, column: Column, words: &Words<'_>) {
        let kind = match column {
            Column::Phone => ContactKind::Phone,
            Column::Email => ContactKind::Email,
            _ => ContactKind::Website,
        };
        for mut contact in contacts::contacts(kind, words.text, 0) {
            if is_damaged(&contact) {
                contact.note = Some("damaged in the list: its beginning is not known".into());
                self.say(Said {
                    kind: NoticeKind::Remark,
                    column,
                    message: "a spreadsheet took the number for a negative one; it was kept as it is written",
                    excerpt: words.text,
                    here: &words.here,
                });
            }
            let contacts = &mut self.subject.contacts;
            if !self.distinct.add("contacts", contacts, contact, words.here.at) {
                self.say_again(column, words.text, &words.here);
            }
        }
    }
}

/// Whether a number begins like a negative one, as it does where a spreadsheet has reckoned with `+93-991734`.
fn is_damaged(contact: &Contact) -> bool {
    let digits = contact.value.strip_prefix('-');
    contact.kind == ContactKind::Phone
        && digits.is_some_and(|digits| digits.starts_with(|first: char| first.is_ascii_digit()))
}
