//! What the list says of an organisation.

use dragoman_guest::enumeration;
use dragoman_guest::prose::registrations;
use dragoman_guest::schema::{Relation, RelationKind, RelationTarget};
use dragoman_guest::xml::Element;

use super::individual::within;
use super::{Draft, labelled};

impl<'r> Draft<'r, '_> {
    pub(super) fn entity(&mut self, entity: Element<'r>) {
        for kind in within(entity, "TypeOfEntities").filter_map(Element::text) {
            self.type_of_entity(kind);
        }
        for element in within(entity, "BusinessRegistrationNumbers") {
            self.registration(element);
        }
        let parents = within(entity, "ParentCompanies").filter_map(Element::text);
        self.relations(RelationKind::SubsidiaryOf, "parent company", parents);
        let subsidiaries = within(entity, "Subsidiaries").filter_map(Element::text);
        self.relations(RelationKind::ParentOf, "subsidiary", subsidiaries);
    }

    fn type_of_entity(&mut self, kind: &str) {
        let Some(organization) = &mut self.subject.organization else {
            self.distinct.add(
                "remarks",
                &mut self.subject.remarks,
                labelled("TypeOfEntity", kind),
                0,
            );
            return;
        };
        match &mut organization.legal_form {
            None => organization.legal_form = Some(kind.into()),
            Some(known) if known.split("; ").any(|known| known == kind) => {}
            Some(known) => *known = format!("{known}; {kind}"),
        }
    }

    /// A number, or several with labels; a text that holds more than numbers is a remark.
    fn registration(&mut self, element: Element<'r>) {
        let Some(text) = element.text() else { return };
        let found = registrations::labelled(text).or_else(|| registrations::registrations(text, 0));
        let is_new = match found {
            Some(numbers) => {
                let added = numbers.into_iter().map(|number| {
                    self.distinct
                        .add("identifiers", &mut self.subject.identifiers, number, 0)
                });
                added.fold(false, |any, new| any | new)
            }
            None => self.distinct.add(
                "remarks",
                &mut self.subject.remarks,
                labelled("BusinessRegistrationNumber", text),
                0,
            ),
        };
        if !is_new {
            let field =
                "Designation/EntityDetails/Entity/BusinessRegistrationNumbers/BusinessRegistrationNumber";
            self.say_again(field, element, text);
        }
    }

    /// Names in one text are told apart only where they are enumerated: names have full stops and commas of their own.
    pub(super) fn relations(&mut self, kind: RelationKind, note: &str, texts: impl Iterator<Item = &'r str>) {
        for name in texts.flat_map(enumeration::values) {
            self.distinct.add(
                "relations",
                &mut self.subject.relations,
                Relation {
                    kind,
                    target: RelationTarget::Text(name.into()),
                    since: None,
                    until: None,
                    note: Some(note.into()),
                    at: 0,
                },
                0,
            );
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
