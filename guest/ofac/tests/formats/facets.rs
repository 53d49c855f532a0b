//! What subjects say, facet by facet, as sets. Words of the source and notes are left out, for they differ as the formats do.

use std::collections::{BTreeMap, BTreeSet};

use dragoman_guest::native::Run;
use dragoman_guest::schema::{CountryClaim, DateClaim, Designation, PartialDate, Subject};

/// The values of each facet.
pub(crate) type Facets = BTreeMap<&'static str, BTreeSet<String>>;

/// A facet in which two formats differ over a party: its number, what only the first says, and what only the second.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    pub(crate) facet: &'static str,
    pub(crate) id: String,
    pub(crate) first: Vec<String>,
    pub(crate) second: Vec<String>,
}

/// The numbers of all parties of a run.
pub(crate) fn ids(run: &Run) -> BTreeSet<&str> {
    run.subjects.iter().map(|subject| subject.id.as_str()).collect()
}

/// Where two runs differ over the parties that both have.
pub(crate) fn differences(first: &Run, second: &Run) -> Vec<Difference> {
    let others: BTreeMap<&str, &Subject> = second
        .subjects
        .iter()
        .map(|subject| (subject.id.as_str(), subject))
        .collect();
    let mut found = Vec::new();
    for subject in &first.subjects {
        let Some(other) = others.get(subject.id.as_str()) else {
            continue;
        };
        let (one, other) = (facets(subject), facets(other));
        for (facet, values) in &one {
            let only = |these: &BTreeSet<String>, those: &BTreeSet<String>| -> Vec<String> {
                these.difference(those).cloned().collect()
            };
            let (first, second) = (only(values, &other[facet]), only(&other[facet], values));
            if !first.is_empty() || !second.is_empty() {
                found.push(Difference {
                    facet,
                    id: subject.id.clone(),
                    first,
                    second,
                });
            }
        }
    }
    found.sort_by(|one, other| (one.facet, &one.id).cmp(&(other.facet, &other.id)));
    found
}

/// All facets of a subject, those that say nothing too.
fn facets(subject: &Subject) -> Facets {
    let mut facets = Facets::new();
    let mut put = |facet: &'static str, values: Vec<String>| {
        facets.insert(facet, values.into_iter().collect());
    };
    put("kind", vec![format!("{:?}", subject.kind)]);
    let names = subject.names.iter();
    put(
        "names",
        names
            .clone()
            .map(|name| format!("{} | {:?} | {:?}", name.full, name.form, name.quality))
            .collect(),
    );
    // Some formats have the parts in the capitals of the list, others not.
    let parts = names.flat_map(|name| {
        name.parts
            .iter()
            .map(|part| format!("{} | {:?} {}", name.full, part.role, part.text).to_lowercase())
    });
    put("parts of names", parts.collect());
    put("births", subject.births.iter().map(date).collect());
    let places = subject.birth_places.iter();
    put(
        "birth places",
        places
            .map(|place| words([place.raw.as_deref(), place.country.as_deref()]))
            .collect(),
    );
    put(
        "nationalities",
        subject.nationalities.iter().map(country).collect(),
    );
    put("citizenships", subject.citizenships.iter().map(country).collect());
    let addresses = subject.addresses.iter().map(|place| {
        words([
            place.street.as_deref(),
            place.city.as_deref(),
            place.region.as_deref(),
            place.postcode.as_deref(),
            place.country.as_deref(),
        ])
    });
    put("addresses", addresses.collect());
    let documents = subject.documents.iter();
    put(
        "documents",
        documents
            .clone()
            .map(|one| {
                let number = words([one.number.as_deref(), one.issuer.as_deref()]);
                let [issued, expires] = [&one.issued, &one.expires].map(optional);
                format!("{:?} | {number} | {issued} | {expires}", one.kind)
            })
            .collect(),
    );
    put(
        "standing of documents",
        documents
            .map(|one| format!("{} {:?}", words([one.number.as_deref()]), one.status))
            .collect(),
    );
    let identifiers = subject.identifiers.iter();
    put(
        "identifiers",
        identifiers
            .map(|one| {
                words([
                    Some(one.scheme.as_str()),
                    Some(&one.value),
                    one.country.as_deref(),
                ])
            })
            .collect(),
    );
    let contacts = subject.contacts.iter();
    put(
        "contacts",
        contacts
            .map(|one| format!("{:?} {}", one.kind, one.value))
            .collect(),
    );
    let person = subject.person.as_ref().map(|person| {
        let texts = |remarks: &[dragoman_guest::schema::Remark]| -> Vec<String> {
            remarks.iter().map(|remark| remark.text.clone()).collect()
        };
        format!(
            "{:?} {:?} {:?}",
            person.gender,
            texts(&person.titles),
            texts(&person.positions)
        )
    });
    put("person", person.into_iter().collect());
    let organization = subject.organization.as_ref().map(|one| {
        let founded = optional(&one.founded);
        words([one.legal_form.as_deref(), one.activity.as_deref(), Some(&founded)])
    });
    put("organization", organization.into_iter().collect());
    let craft = subject.craft.as_ref().map(|craft| {
        let flags = craft.flag.iter().chain(&craft.former_flags).map(country);
        let flags = flags.collect::<Vec<_>>().join(", ");
        let texts = words([
            craft.craft_type.as_deref(),
            craft.model.as_deref(),
            craft.call_sign.as_deref(),
        ]);
        let tonnes = (craft.tonnage, craft.gross_tonnage);
        format!("{texts} | {flags} | {tonnes:?} | {}", optional(&craft.built))
    });
    put("craft", craft.into_iter().collect());
    let designations = subject.designations.iter();
    put(
        "programmes",
        designations
            .clone()
            .filter_map(|one| one.programme.clone())
            .collect(),
    );
    put("instruments", designations.filter_map(instrument).collect());
    let relations = subject.relations.iter();
    put(
        "relations",
        relations.map(|one| format!("{:?}", one.target)).collect(),
    );
    put(
        "remarks",
        subject.remarks.iter().map(|remark| remark.text.clone()).collect(),
    );
    facets
}

/// A designation on an instrument of its own, which all formats state the same.
fn instrument(one: &Designation) -> Option<String> {
    one.effective.as_ref()?;
    let bases = one.legal_bases.iter().map(|basis| basis.instrument.as_str());
    let bases = bases.collect::<Vec<_>>().join(", ");
    let note = one.note.clone().unwrap_or_default();
    Some(format!(
        "{bases} | {} | {} | {note}",
        optional(&one.listed),
        optional(&one.effective)
    ))
}

fn country(claim: &CountryClaim) -> String {
    words([claim.raw.as_deref(), claim.code.as_deref()])
}

fn optional(claim: &Option<DateClaim>) -> String {
    claim.as_ref().map(date).unwrap_or_default()
}

/// A date; of one that could not be read, its words.
fn date(claim: &DateClaim) -> String {
    let day = |date: Option<PartialDate>| -> Option<String> {
        let date = date?;
        let parts = [date.month, date.day].into_iter().flatten();
        Some(parts.fold(date.year.to_string(), |text, part| format!("{text}-{part:02}")))
    };
    match (day(claim.earliest), day(claim.latest)) {
        (None, None) => claim.raw.clone().unwrap_or_default(),
        (earliest, latest) => format!(
            "{}..{} {:?}",
            earliest.unwrap_or_default(),
            latest.unwrap_or_default(),
            claim.certainty
        ),
    }
}

fn words<'t>(words: impl IntoIterator<Item = Option<&'t str>>) -> String {
    let words: Vec<&str> = words.into_iter().map(Option::unwrap_or_default).collect();
    words.join(" | ")
}
