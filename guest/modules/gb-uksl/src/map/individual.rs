//! What the list says of a person.

use dragoman_guest::schema::{CountryClaim, Gender, NoticeKind};
use dragoman_guest::xml::Element;
use dragoman_guest::{build, countries, dates};

use super::documents::SORTS;
use super::{Draft, Said, labelled};
use crate::values;

impl<'r> Draft<'r, '_> {
    pub(super) fn individual(&mut self, individual: Element<'r>) {
        for birth in within(individual, "DOBs") {
            self.birth(birth);
        }
        for location in within(individual, "BirthDetails") {
            self.birth_place(location);
        }
        for sort in &SORTS {
            for element in within(individual, sort.container) {
                self.document(element, sort);
            }
        }
        for nationality in within(individual, "Nationalities") {
            self.nationality(nationality);
        }
        for position in within(individual, "Positions").filter_map(Element::text) {
            match &mut self.subject.person {
                Some(person) => {
                    self.distinct
                        .add("positions", &mut person.positions, build::remark(position), 0)
                }
                None => self.distinct.add(
                    "remarks",
                    &mut self.subject.remarks,
                    labelled("Position", position),
                    0,
                ),
            };
        }
        self.gender(individual);
    }

    fn birth(&mut self, element: Element<'r>) {
        let Some(text) = element.text() else { return };
        let field = "Designation/IndividualDetails/Individual/DOBs/DOB";
        let claim = values::birth(text).unwrap_or_else(|| {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                field,
                message: "this is no date: only its words were kept",
                excerpt: text,
                place: element.place(),
            });
            dates::unstated(text)
        });
        if !self.distinct.add("births", &mut self.subject.births, claim, 0) {
            self.say_again(field, element, text);
        }
    }

    fn nationality(&mut self, element: Element<'r>) {
        let Some(words) = element.text() else { return };
        let country = countries::noted(words);
        let claim = CountryClaim {
            code: country.code,
            raw: Some(words.into()),
            note: country.note,
            at: 0,
        };
        if !self
            .distinct
            .add("nationalities", &mut self.subject.nationalities, claim, 0)
        {
            let field = "Designation/IndividualDetails/Individual/Nationalities/Nationality";
            self.say_again(field, element, words);
        }
    }

    /// The gender, if the list states one alone.
    fn gender(&mut self, individual: Element<'r>) {
        let stated = within(individual, "Genders").filter_map(|element| Some((element, element.text()?)));
        let stated: Vec<_> = stated.collect();
        let mut genders = stated.iter().map(|(_, text)| match text.to_lowercase().as_str() {
            "male" => Some(Gender::Male),
            "female" => Some(Gender::Female),
            _ => None,
        });
        let Some(first) = genders.next() else { return };
        let alone = first.filter(|_| genders.all(|gender| gender == first));
        if let (Some(person), Some(gender)) = (&mut self.subject.person, alone) {
            person.gender = Some(gender);
            return;
        }
        for (element, text) in stated {
            self.say(Said {
                kind: NoticeKind::RejectedValue,
                field: "Designation/IndividualDetails/Individual/Genders/Gender",
                message: "the gender is not known, or is not the only one; none was claimed, its words were kept",
                excerpt: text,
                place: element.place(),
            });
            self.distinct
                .add("remarks", &mut self.subject.remarks, labelled("Gender", text), 0);
        }
    }
}

/// The elements within a container.
pub(super) fn within<'r>(
    of: Element<'r>,
    container: &'static str,
) -> impl Iterator<Item = Element<'r>> + use<'r> {
    of.all(container).flat_map(Element::elements)
}
