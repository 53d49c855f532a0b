//! Facts under labels: what becomes of each.

use dragoman_guest::schema::{
    Contact, ContactKind, DateClaim, DocumentStatus, Gender, NameForm, NameQuality, NoticeKind, RelationKind,
};
use dragoman_guest::{build, phrase};

use super::Draft;
use crate::labels::{Found, Meaning, Rules};
use crate::numbered::{Numbered, numbered};
use crate::remarks::{Clause, Remarks, bare_contact, prefix};
use crate::{names, places, titles};

/// A fact that a list states of a party under one of OFAC's labels.
#[derive(Debug, Clone)]
pub struct Fact<'t> {
    /// Where the list has such facts, for notices: `Remarks`, `idList/id`.
    pub field: &'static str,
    /// Its label as written, with the `alt. ` before it.
    pub label: &'t str,
    /// What the label means.
    pub meaning: Meaning,
    /// Whether it is one more of its kind.
    pub is_alternative: bool,
    /// What stands behind the label.
    pub value: &'t str,
    /// All of it as the flat files write it: `Passport A12 (Iran) issued 01 Jan 2001`.
    pub words: &'t str,
    /// What the format gives apart from these words.
    pub given: Given<'t>,
    /// Which source states it.
    pub at: u32,
}

/// What a format may give of a fact apart from its words.
#[derive(Debug, Clone, Default)]
pub struct Given<'t> {
    /// A number and what belongs to it; else it is taken from the words.
    pub number: Option<Numbered<'t>>,
    /// The date that the fact is.
    pub date: Option<DateClaim>,
    /// When a document was issued.
    pub issued: Option<DateClaim>,
    /// When a document expires.
    pub expires: Option<DateClaim>,
    /// The code of the country, where the list has codes.
    pub country: Option<&'t str>,
    /// The standing of a document.
    pub status: Option<DocumentStatus>,
    /// What the list says about the fact.
    pub note: Option<String>,
}

impl<'t> Fact<'t> {
    /// A fact in a format that has the label in a field of its own; none if the label is not known. `words` are all of it
    /// as the flat files write it, and begin with the label.
    pub fn labelled(
        rules: &Rules,
        field: &'static str,
        [label, value, words]: [&'t str; 3],
        given: Given<'t>,
    ) -> Option<Fact<'t>> {
        let meaning = rules.of_label(label)?;
        let value = match meaning {
            // The currency is a part of the label.
            Meaning::Wallet => rules.find(words)?.value,
            _ => value,
        };
        Some(Fact {
            field,
            label: label.trim_end_matches([':', ' ', '-']),
            meaning,
            is_alternative: false,
            value,
            words,
            given,
            at: 0,
        })
    }

    /// A number and what belongs to it.
    pub(super) fn number(&self) -> Numbered<'t> {
        self.given.number.unwrap_or_else(|| numbered(self.value))
    }

    /// What is noted of a value that has its label in a field: that it is one more, and what the list says.
    pub(super) fn note(&self) -> Option<String> {
        let alternative = self.is_alternative.then_some("alt.");
        let notes: Vec<&str> = alternative
            .into_iter()
            .chain(self.given.note.as_deref())
            .collect();
        (!notes.is_empty()).then(|| notes.join("; "))
    }

    /// The field of notices about it.
    pub(super) fn path(&self) -> String {
        format!("{}/{}", self.field, self.label)
    }

    /// The code of a country by its words, unless the list gives it.
    pub(super) fn country(&self, words: Option<&str>) -> Option<String> {
        let given = self
            .given
            .country
            .filter(|code| dragoman_guest::countries::is_code(code));
        given
            .or_else(|| words.and_then(dragoman_guest::countries::code))
            .map(Into::into)
    }
}

impl Draft<'_, '_> {
    /// Maps remarks, clause by clause.
    pub fn clauses(&mut self, remarks: &Remarks<'_>) {
        for clause in remarks.clauses(self.context.rules) {
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
        let is_mapped = match self.labelled(clause.text) {
            Some((found, words)) => self.fact(&Fact {
                field: "Remarks",
                label: found.label,
                meaning: found.meaning,
                is_alternative: found.is_alternative,
                value: found.value,
                words,
                given: Given::default(),
                at: clause.at,
            }),
            None => bare_contact(clause.text)
                .is_some_and(|(kind, value)| self.contact(kind, value, None, clause.at)),
        };
        if is_mapped {
            return;
        }
        let shape = prefix(clause.text);
        if !(self.context.prose && shape.starts_with('(')) {
            let message = "a clause that has no field, or does not fit it; it was kept as a remark";
            self.count(
                NoticeKind::Unmapped,
                &format!("Remarks/{shape}"),
                message,
                clause.text,
                clause.at,
            );
        }
        self.remark(clause.text, None, clause.at);
    }

    /// The rule for a clause, and the clause without the brackets that some links stand in: `(Linked To: ORBIS)`.
    fn labelled<'t>(&self, clause: &'t str) -> Option<(Found<'t>, &'t str)> {
        let rules = self.context.rules;
        if let Some(found) = rules.find(clause) {
            return Some((found, clause));
        }
        let inside = clause.strip_prefix('(')?.strip_suffix(')')?;
        let found = rules.find(inside)?;
        (found.meaning == Meaning::LinkedTo).then_some((found, inside))
    }

    /// Maps a fact; false if its value does not fit its label.
    pub fn fact(&mut self, fact: &Fact<'_>) -> bool {
        let at = fact.at;
        let value = fact.value.trim_start_matches([':', ' ']);
        match fact.meaning {
            Meaning::Birth if !value.is_empty() || fact.given.date.is_some() => {
                let mut claim = self.fact_date(fact, value);
                claim.note = fact.note();
                self.subject.births.push(claim);
            }
            Meaning::BirthPlace if !value.is_empty() => {
                let mut place = places::birth_place(value, at);
                place.note = fact.note();
                self.subject.birth_places.push(place);
            }
            Meaning::Nationality | Meaning::Citizenship if !value.is_empty() => {
                let mut claim = places::country(value, at);
                claim.code = fact.country(Some(value));
                claim.note = fact.note();
                match fact.meaning {
                    Meaning::Nationality => self.subject.nationalities.push(claim),
                    _ => self.subject.citizenships.push(claim),
                }
            }
            Meaning::Gender => return self.gender(value),
            Meaning::Alias(form) => return self.weak_alias(form, value, fact.label, at),
            Meaning::IssuerName => return self.issuer_name(fact, value),
            Meaning::Document(kind) => return self.document(kind, fact),
            Meaning::Number(scheme, digits) => return self.number(scheme, digits, fact),
            Meaning::Vessel => return self.vessel_number(fact),
            Meaning::LegalEntity => return self.legal_entity(fact),
            Meaning::Wallet => return self.wallet(fact),
            Meaning::Contact(kind) => {
                let telex = (kind == ContactKind::Other).then(|| fact.label.to_owned());
                return self.contact(kind, value, telex.or_else(|| fact.note()), at);
            }
            Meaning::LinkedTo if !value.is_empty() => {
                self.relate(RelationKind::Associate, value, Some(fact.label), at);
            }
            Meaning::Operator if !value.is_empty() => {
                self.relate(RelationKind::OperatedBy, value, Some(fact.label), at);
            }
            Meaning::Owner if !value.is_empty() => {
                self.relate(RelationKind::OwnedBy, value, Some(fact.label), at);
            }
            Meaning::Title => return self.title(value, true, fact.note(), at),
            Meaning::Position => return self.title(value, false, fact.note(), at),
            Meaning::Listed | Meaning::Effective | Meaning::Divestment => return self.instrument(fact),
            Meaning::Note => self.remark(fact.words, fact.given.note.clone(), at),
            Meaning::Founded | Meaning::Activity | Meaning::LegalForm | Meaning::RegisteredIn => {
                return self.organization_fact(fact, value);
            }
            _ => return self.craft_fact(fact, value),
        }
        true
    }

    /// The date that a fact is.
    pub(super) fn fact_date(&mut self, fact: &Fact<'_>, words: &str) -> DateClaim {
        match fact.given.date.clone() {
            Some(claim) => DateClaim { at: fact.at, ..claim },
            None => self.date(&fact.path(), words, fact.at),
        }
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

    /// The name under which securities of an organisation are issued; the list does not say how good it is.
    fn issuer_name(&mut self, fact: &Fact<'_>, value: &str) -> bool {
        let Some(text) = build::text(value) else {
            return false;
        };
        let mut name = names::name(&text, self.subject.kind, NameForm::Alias, NameQuality::Unstated);
        let notes: Vec<&str> = [fact.label]
            .into_iter()
            .chain(fact.given.note.as_deref())
            .collect();
        name.note = Some(notes.join("; "));
        name.at = fact.at;
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

    /// Maps `Title; Position; Position`, which the list has in one field.
    pub fn titles(&mut self, text: &str) {
        for piece in phrase::split(text, "; ")
            .map(str::trim)
            .filter(|piece| !piece.is_empty())
        {
            if !self.title(piece, titles::is_title(piece), None, 0) {
                self.remark(&format!("Title: {piece}"), None, 0);
            }
        }
    }

    /// Maps a fact of an organisation; a second one of its sort becomes a remark.
    fn organization_fact(&mut self, fact: &Fact<'_>, value: &str) -> bool {
        if value.is_empty() {
            return false;
        }
        if fact.meaning == Meaning::RegisteredIn {
            return self.registered_in(fact, value);
        }
        if self.organization().is_none() {
            return false;
        }
        let founded = (fact.meaning == Meaning::Founded).then(|| DateClaim {
            note: fact.given.note.clone(),
            ..self.fact_date(fact, value)
        });
        let Some(organization) = self.organization() else {
            return false;
        };
        match fact.meaning {
            Meaning::Founded if organization.founded.is_none() => organization.founded = founded,
            Meaning::Activity if organization.activity.is_none() => {
                organization.activity = Some(value.into())
            }
            Meaning::LegalForm if organization.legal_form.is_none() => {
                organization.legal_form = Some(value.into())
            }
            _ => self.remark(
                &format!("{} {value}", fact.label),
                fact.given.note.clone(),
                fact.at,
            ),
        }
        true
    }

    fn registered_in(&mut self, fact: &Fact<'_>, value: &str) -> bool {
        let mut claim = places::country(value, fact.at);
        claim.code = fact.country(Some(value));
        match self.craft() {
            Some(craft) if craft.flag.is_none() => craft.flag = Some(claim),
            Some(_) => return false,
            None => {
                let notes: Vec<&str> = [fact.label]
                    .into_iter()
                    .chain(fact.given.note.as_deref())
                    .collect();
                claim.note = Some(notes.join("; "));
                self.subject.nationalities.push(claim);
            }
        }
        true
    }
}
