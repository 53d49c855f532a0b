//! What the list says of an organisation.

use dragoman_guest::enumeration;
use dragoman_guest::prose::registrations;
use dragoman_guest::schema::{Relation, RelationKind, RelationTarget};

use super::{Draft, Words};
use crate::columns::Column;

impl Draft<'_> {
    /// Takes a type of entity: a legal form, or what it does. The list does not tell them apart.
    pub(crate) fn type_of_entity(&mut self, words: &Words<'_>) {
        let Some(organization) = &mut self.subject.organization else {
            return self.remark("TypeOfEntity", words);
        };
        match &mut organization.legal_form {
            None => organization.legal_form = Some(words.text.into()),
            Some(known) if known.split("; ").any(|known| known == words.text) => {}
            Some(known) => *known = format!("{known}; {}", words.text),
        }
    }

    /// Takes a number, or several with labels; a text that holds more than numbers is a remark.
    pub(crate) fn registration(&mut self, words: &Words<'_>) {
        let found =
            registrations::labelled(words.text).or_else(|| registrations::registrations(words.text, 0));
        let Some(numbers) = found else {
            return self.remark("BusinessRegistrationNumber", words);
        };
        let mut is_new = false;
        for number in numbers {
            let numbers = &mut self.subject.identifiers;
            is_new |= self.distinct.add("identifiers", numbers, number, words.here.at);
        }
        if !is_new {
            self.say_again(Column::Registration, words.text, &words.here);
        }
    }

    /// Takes parties of a column. Names in one text are told apart only where they are enumerated: names have full stops and
    /// commas of their own.
    pub(crate) fn related(&mut self, column: Column, words: &Words<'_>) {
        let (kind, note) = match column {
            Column::Parent => (RelationKind::SubsidiaryOf, "parent company"),
            Column::Subsidiaries => (RelationKind::ParentOf, "subsidiary"),
            // The list does not say which of them owns a ship and which operates it.
            Column::CurrentOwner => (RelationKind::Other, "current owner or operator"),
            _ => (RelationKind::Other, "previous owner or operator"),
        };
        for name in enumeration::values(words.text) {
            let relation = Relation {
                kind,
                target: RelationTarget::Text(name.into()),
                since: None,
                until: None,
                note: Some(note.into()),
                at: 0,
            };
            let relations = &mut self.subject.relations;
            self.distinct.add("relations", relations, relation, words.here.at);
        }
    }
}

#[cfg(test)]
mod tests {
    use dragoman_guest::build;

    use super::*;

    #[test]
    fn a_number_without_a_label_is_a_registration() {
        let found = registrations::labelled("9990011000074")
            .or_else(|| registrations::registrations("9990011000074", 0));
        assert_eq!(
            found,
            Some(vec![build::identifier("registration", "9990011000074")])
        );
    }
}
