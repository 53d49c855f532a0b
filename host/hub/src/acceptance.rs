//! Which listings the operator lets count: rules on contested listings, by originator, ground and corroboration.
//!
//! Nothing is removed by a rule. A listing that a rule leaves out is kept, and says which rule that was.

use std::collections::{BTreeMap, BTreeSet};

use dragoman_model::fits_pattern;
use dragoman_model::schema::{Designation, InterestBasis, Subject};
use serde::{Deserialize, Serialize};

use crate::key::ListKey;

/// What an operator asks of an originator's listings before they count.
///
/// A listing to which several rules apply must satisfy each of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct AcceptanceRule {
    /// What the rule is called where it leaves something out.
    pub name: String,
    /// The originator whose listings it is about.
    pub issuer: String,
    /// One list of the originator. Default all.
    pub list: Option<String>,
    /// Only grounds of these kinds; a designation is `designated`. Default all.
    #[serde(default)]
    pub basis: Vec<InterestBasis>,
    /// Only designations whose programme, authority or legal basis fits one of these patterns, in which `*` is any text and letter
    /// case does not count. Default all.
    #[serde(default)]
    pub programmes: Vec<String>,
    /// When such a listing counts.
    pub accept: Accept,
}

/// When a contested listing counts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Accept {
    /// Never.
    Never,
    /// When others list the same subject, too.
    When(Corroboration),
}

/// Who else must list the same subject: one of those named, or enough of anybody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Corroboration {
    /// Issuers of whom one is enough.
    #[serde(default)]
    pub listed_by: Vec<String>,
    /// How many other issuers, whoever they are, are enough. Default: no number is.
    pub others: Option<u32>,
}

/// A listing, as the rules see it.
#[derive(Debug, Clone, Copy)]
pub struct Listing<'a> {
    /// The list that it is in.
    pub list: &'a ListKey,
    /// The subject, as this list knows it; none where a document is listed, which rests on nothing but its record.
    pub subject: Option<&'a Subject>,
    /// Whether it is in force on the day that is asked about. What has ended corroborates nothing.
    pub in_force: bool,
}

/// What the rules make of a listing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Recognition {
    /// The grounds that were left out, with the rules that did so; each ground once.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub left_out: Vec<LeftOut>,
    /// Whether nothing is left on which the listing could rest.
    pub is_left_out: bool,
    /// Of documents in bulk that are left out, the numbers that count all the same, for others know those documents.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counting_numbers: Vec<String>,
}

/// A ground that does not count.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Which.
    pub ground: Ground,
    /// Names of the rules that it does not satisfy, in their order.
    pub rules: Vec<String>,
}

/// On what a listing rests.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// The designation with this index.
    Designation(usize),
    /// The interest with this index.
    Interest(usize),
    /// The record itself, which states neither.
    Record,
}

/// What the rules make of the listings of one subject, or of one document, in their order.
///
/// Contested listings do not prop each other up: a listing corroborates another only once it counts by itself or through listings
/// that do. So two originators whose rules ask for each other's company are both left out.
pub fn recognise(listings: &[Listing<'_>], rules: &[AcceptanceRule]) -> Vec<Recognition> {
    let mut counting: BTreeSet<&str> = BTreeSet::new();
    loop {
        let recognised: Vec<_> = listings
            .iter()
            .map(|listing| recognition(listing, rules, &counting))
            .collect();
        let now = listings
            .iter()
            .zip(&recognised)
            .filter(|(listing, recognition)| listing.in_force && !recognition.is_left_out)
            .map(|(listing, _)| listing.list.issuer.as_str());
        let now: BTreeSet<_> = now.collect();
        // More company never takes a listing out, so the set only grows, and ends.
        if now == counting {
            return recognised;
        }
        counting = now;
    }
}

fn recognition(listing: &Listing<'_>, rules: &[AcceptanceRule], counting: &BTreeSet<&str>) -> Recognition {
    let grounds = grounds(listing.subject);
    let left_out: Vec<_> = grounds
        .iter()
        .filter_map(|ground| {
            let failed = rules.iter().filter(|rule| {
                rule.is_about(listing, *ground) && !rule.is_satisfied(&listing.list.issuer, counting)
            });
            let rules: Vec<_> = failed.map(|rule| rule.name.clone()).collect();
            (!rules.is_empty()).then_some(LeftOut {
                ground: *ground,
                rules,
            })
        })
        .collect();
    Recognition {
        is_left_out: left_out.len() == grounds.len(),
        left_out,
        counting_numbers: Vec::new(),
    }
}

/// On what a listing rests: at least one ground.
fn grounds(subject: Option<&Subject>) -> Vec<Ground> {
    let designations = subject.map_or(0, |subject| subject.designations.len());
    let interests = subject.map_or(0, |subject| subject.interests.len());
    let designations = (0..designations).map(Ground::Designation);
    let stated: Vec<_> = designations.chain((0..interests).map(Ground::Interest)).collect();
    match stated.is_empty() {
        true => vec![Ground::Record],
        false => stated,
    }
}

impl AcceptanceRule {
    /// Whether it is about listings of this list.
    pub fn is_about_list(&self, list: &ListKey) -> bool {
        self.issuer == list.issuer && self.list.as_ref().is_none_or(|named| *named == list.list)
    }

    /// Whether company can make what it is about count.
    pub fn asks_for_company(&self) -> bool {
        matches!(self.accept, Accept::When(_))
    }

    fn is_about(&self, listing: &Listing<'_>, ground: Ground) -> bool {
        if !self.is_about_list(listing.list) {
            return false;
        }
        match (ground, listing.subject) {
            (Ground::Designation(index), Some(subject)) => {
                self.names_basis(InterestBasis::Designated)
                    && self.names_programme(&subject.designations[index])
            }
            (Ground::Interest(index), Some(subject)) => {
                self.names_basis(subject.interests[index].basis) && self.programmes.is_empty()
            }
            (Ground::Record, _) | (_, None) => self.basis.is_empty() && self.programmes.is_empty(),
        }
    }

    fn names_basis(&self, basis: InterestBasis) -> bool {
        self.basis.is_empty() || self.basis.contains(&basis)
    }

    fn names_programme(&self, designation: &Designation) -> bool {
        let bases = designation
            .legal_bases
            .iter()
            .map(|basis| basis.instrument.as_str());
        let stated = [&designation.programme, &designation.authority];
        let mut stated = stated.into_iter().flatten().map(String::as_str).chain(bases);
        self.programmes.is_empty()
            || stated.any(|text| self.programmes.iter().any(|pattern| fits_pattern(pattern, text)))
    }

    fn is_satisfied(&self, originator: &str, counting: &BTreeSet<&str>) -> bool {
        let Accept::When(wanted) = &self.accept else {
            return false;
        };
        let mut others = counting.iter().filter(|issuer| **issuer != originator);
        let enough = wanted
            .others
            .is_some_and(|number| others.clone().count() >= number as usize);
        enough || others.any(|issuer| wanted.listed_by.iter().any(|named| named == issuer))
    }
}

/// How many listings each rule left out, wholly or in part, by the rule's name; a rule that left nothing out counts 0.
pub fn count_left_out<'r, 'a>(
    rules: &'r [AcceptanceRule],
    recognised: impl IntoIterator<Item = &'a Recognition>,
) -> BTreeMap<&'r str, usize> {
    let mut counts: BTreeMap<_, _> = rules.iter().map(|rule| (rule.name.as_str(), 0)).collect();
    for recognition in recognised {
        let named: BTreeSet<_> = recognition.left_out.iter().flat_map(|left| &left.rules).collect();
        for (rule, count) in &mut counts {
            *count += usize::from(named.iter().any(|name| *name == rule));
        }
    }
    counts
}

#[cfg(test)]
#[path = "acceptance_tests.rs"]
mod tests;
