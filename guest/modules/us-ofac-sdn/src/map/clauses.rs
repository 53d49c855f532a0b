//! The clauses of the remarks.

use dragoman_guest::build;
use dragoman_guest::schema::{
    Contact, ContactKind, Designation, Gender, LegalBasis, NameForm, NameQuality, NoticeKind, RelationKind,
};

use super::columns::AUTHORITY;
use super::draft::Draft;
use super::{names, persons, places};
use crate::remarks::{Clause, Found, Meaning, Remarks, bare_contact, prefix};
use crate::role::{comment, party};

impl Draft<'_, '_> {
    /// Maps the remarks and their continuations.
    pub(super) fn remarks(&mut self) {
        let (set, party) = (self.mapper.set, self.party);
        let mut rest = Vec::new();
        for row in set.comments.iter().flat_map(|comments| comments.of(party)) {
            if row.get(comment::TEXT).is_some() {
                rest.push((row.raw(comment::TEXT), self.source(row.place())));
            }
        }
        let start = self.row.get(party::REMARKS).map(|_| self.row.raw(party::REMARKS));
        if start.is_none() && rest.is_empty() {
            return;
        }
        let remarks = Remarks::new(start, &rest);
        if remarks.is_odd {
            let message = "a continuation of remarks that had not been cut: taken as remarks of its own";
            let at = rest.first().map_or(0, |(_, at)| *at);
            self.say(
                NoticeKind::Remark,
                "sdn_comments.csv",
                message,
                remarks.text(),
                at,
            );
        }
        let mapper = self.mapper;
        for clause in remarks.clauses(&mapper.rules) {
            self.clause(clause);
        }
    }

    fn clause(&mut self, clause: Clause<'_>) {
        if clause.is_cut {
            let message = "the remarks are cut at 1,000 characters and nothing continues them: their last clause was not read";
            self.say(
                NoticeKind::RejectedValue,
                "sdn.csv/Remarks",
                message,
                clause.text,
                clause.at,
            );
            return self.remark(clause.text, Some("cut off in the source".into()), clause.at);
        }
        let mapper = self.mapper;
        let is_mapped = match mapper.rules.find(clause.text) {
            Some(found) => self.labelled(&found, clause),
            None => self.unlabelled(clause),
        };
        if !is_mapped {
            let field = format!("Remarks/{}", prefix(clause.text));
            let message = "a clause that has no field, or does not fit it; it was kept as a remark";
            self.count(NoticeKind::Unmapped, &field, message, clause.text, clause.at);
            self.remark(clause.text, None, clause.at);
        }
    }

    fn unlabelled(&mut self, clause: Clause<'_>) -> bool {
        bare_contact(clause.text).is_some_and(|(kind, value)| self.contact(kind, value, None, clause.at))
    }

    /// Maps a clause whose label is known; false if its value does not fit.
    fn labelled(&mut self, found: &Found<'_>, clause: Clause<'_>) -> bool {
        let at = clause.at;
        let value = found.value.trim_start_matches([':', ' ']);
        let note = || found.is_alternative.then(|| "alt.".to_owned());
        match found.meaning {
            Meaning::Birth => {
                let mut claim = self.date("Remarks/DOB", value, at);
                claim.note = note();
                self.subject.births.push(claim);
            }
            Meaning::BirthPlace if !value.is_empty() => {
                let mut place = places::birth_place(value, at);
                place.note = note();
                self.subject.birth_places.push(place);
            }
            Meaning::Nationality | Meaning::Citizenship if !value.is_empty() => {
                let mut claim = places::country(value, at);
                claim.note = note();
                match found.meaning {
                    Meaning::Nationality => self.subject.nationalities.push(claim),
                    _ => self.subject.citizenships.push(claim),
                }
            }
            Meaning::Gender => return self.gender(value),
            Meaning::Alias(form) => return self.weak_alias(form, value, found.label, at),
            Meaning::Document(kind) => return self.document(kind, found, clause),
            Meaning::Number(scheme, digits) => return self.number(scheme, digits, found, clause),
            Meaning::Vessel => return self.vessel_number(found, clause),
            Meaning::LegalEntity => return self.legal_entity(found, clause),
            Meaning::Wallet => return self.wallet(found, clause),
            Meaning::Contact(kind) => {
                let telex = (kind == ContactKind::Other).then(|| found.label.to_owned());
                return self.contact(kind, value, telex.or_else(note), at);
            }
            Meaning::LinkedTo if !value.is_empty() => {
                self.relate(RelationKind::Associate, value, Some(found.label), at);
            }
            Meaning::Operator if !value.is_empty() => {
                self.relate(RelationKind::OperatedBy, value, Some(found.label), at);
            }
            Meaning::Title => return persons::title(self, value, true, note(), at),
            Meaning::Position => return persons::title(self, value, false, note(), at),
            Meaning::Listed | Meaning::Effective => return self.instrument(found, at),
            Meaning::Note => self.remark(clause.text, None, at),
            Meaning::Founded | Meaning::Activity | Meaning::LegalForm | Meaning::RegisteredIn => {
                return self.organization_clause(found, value, at);
            }
            meaning => return self.craft_clause(meaning, found.label, value, at),
        }
        true
    }

    fn gender(&mut self, value: &str) -> bool {
        let gender = match value.to_ascii_lowercase().as_str() {
            "male" => Gender::Male,
            "female" => Gender::Female,
            _ => return false,
        };
        match self.person() {
            Some(person) if person.gender.is_none() || person.gender == Some(gender) => {
                person.gender = Some(gender);
                true
            }
            _ => false,
        }
    }

    /// OFAC puts aliases into the remarks, in quotes, that are too broad to screen by.
    fn weak_alias(&mut self, form: NameForm, value: &str, label: &str, at: u32) -> bool {
        let (text, rest) = names::quoted(value);
        if text.is_empty() {
            return false;
        }
        let is_quoted = value.starts_with('\'');
        let quality = if is_quoted {
            NameQuality::Weak
        } else {
            NameQuality::Unstated
        };
        let mut name = names::name(text, self.subject.kind, form, quality);
        let is_usual = ["a.k.a.", "f.k.a."]
            .iter()
            .any(|usual| label.eq_ignore_ascii_case(usual));
        let notes: Vec<&str> = (!is_usual).then_some(label).into_iter().chain(rest).collect();
        name.note = (!notes.is_empty()).then(|| notes.join("; "));
        name.at = at;
        self.subject.names.push(name);
        true
    }

    fn contact(&mut self, kind: ContactKind, value: &str, note: Option<String>, at: u32) -> bool {
        let Some(value) = build::text(value) else {
            return false;
        };
        self.subject.contacts.push(Contact {
            kind,
            value,
            note,
            at,
        });
        true
    }

    /// Maps a fact of an organisation; a second one of its sort becomes a remark.
    fn organization_clause(&mut self, found: &Found<'_>, value: &str, at: u32) -> bool {
        if value.is_empty() {
            return false;
        }
        if found.meaning == Meaning::RegisteredIn {
            return self.registered_in(found, value, at);
        }
        if self.organization().is_none() {
            return false;
        }
        let founded = (found.meaning == Meaning::Founded)
            .then(|| self.date("Remarks/Organization Established Date", value, at));
        let Some(organization) = self.organization() else {
            return false;
        };
        match found.meaning {
            Meaning::Founded if organization.founded.is_none() => organization.founded = founded,
            Meaning::Activity if organization.activity.is_none() => {
                organization.activity = Some(value.into())
            }
            Meaning::LegalForm if organization.legal_form.is_none() => {
                organization.legal_form = Some(value.into())
            }
            _ => self.remark(&format!("{} {value}", found.label), None, at),
        }
        true
    }

    fn registered_in(&mut self, found: &Found<'_>, value: &str, at: u32) -> bool {
        let mut claim = places::country(value, at);
        match self.craft() {
            Some(craft) if craft.flag.is_none() => craft.flag = Some(claim),
            Some(_) => return false,
            None => {
                claim.note = Some(found.label.to_owned());
                self.subject.nationalities.push(claim);
            }
        }
        true
    }

    /// `Listing Date (EO 14024 Directive 3): 24 Feb 2022`: a designation on an instrument of its own.
    fn instrument(&mut self, found: &Found<'_>, at: u32) -> bool {
        let Some((instrument, date)) = found.value.split_once("):") else {
            return false;
        };
        let (instrument, date) = (build::fold(instrument), date.trim());
        if instrument.is_empty() || date.is_empty() {
            return false;
        }
        let claim = self.date("Remarks/Listing or Effective Date", date, at);
        let designations = &mut self.subject.designations;
        let is_it = |designation: &Designation| {
            designation
                .legal_bases
                .first()
                .is_some_and(|basis| basis.instrument == instrument)
        };
        let index = designations.iter().position(is_it).unwrap_or_else(|| {
            let basis = LegalBasis {
                instrument,
                article: None,
            };
            designations.push(Designation {
                authority: Some(AUTHORITY.into()),
                legal_bases: vec![basis],
                at,
                ..build::designation()
            });
            designations.len() - 1
        });
        let designation = &mut designations[index];
        let slot = match found.meaning {
            Meaning::Listed => &mut designation.listed,
            _ => &mut designation.effective,
        };
        let is_free = slot.is_none();
        if is_free {
            *slot = Some(claim);
        }
        is_free
    }
}
