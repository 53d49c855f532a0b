//! The listing: programmes, regulations, dates.

use dragoman_guest::build;
use dragoman_guest::dates;
use dragoman_guest::schema::{DateClaim, Designation, LegalBasis, Link, NoticeKind};
use dragoman_guest::xml::Element;

use super::Draft;
use crate::values::day;

/// A regulation in words: `1210/2003 (OJ L169), regulation of 2003-07-08`. None if it has no attribute of these.
pub(super) fn instrument(regulation: Element<'_>) -> Option<String> {
    let (kind, published) = (
        regulation.attribute("regulationType"),
        regulation.attribute("publicationDate"),
    );
    let published = published.map(|date| match kind {
        Some(kind) => format!("{kind} of {date}"),
        None => format!("of {date}"),
    });
    build::joined_once(
        [regulation.attribute("numberTitle"), published.as_deref().or(kind)],
        ", ",
    )
}

impl<'r> Draft<'r, '_> {
    pub(super) fn listing(&mut self, reference: Option<&str>) {
        let listed = self.listing_date(self.entity, "designationDate");
        let details = self.entity.attribute("designationDetails");
        let children = self.bases_of_values();
        let before = self.subject.designations.len();
        for regulation in self.entity.all("regulation") {
            let authority = regulation.attribute("organisationType").map(|kind| match kind {
                "council" => "Council of the European Union",
                "commission" => "European Commission",
                other => other,
            });
            let is_amendment = regulation.attribute("regulationType") == Some("amendment");
            let published = self.listing_date(regulation, "publicationDate");
            let effective = self.listing_date(regulation, "entryIntoForceDate");
            let own = instrument(regulation);
            for url in regulation.values("publicationUrl") {
                self.link(regulation, url);
            }
            let remarks = build::joined_once(regulation.values("remark").map(Some), "; ");
            // What rests on other regulations than this is still part of the same listing.
            let bases = own.into_iter().chain(children.iter().cloned());
            let designation = Designation {
                authority: authority.map(Into::into),
                programme: regulation.attribute("programme").map(Into::into),
                reference: reference.map(Into::into),
                legal_bases: distinct(bases),
                listed: listed.clone(),
                amended: published.into_iter().filter(|_| is_amendment).collect(),
                effective,
                note: build::joined_once([details, remarks.as_deref()], "; "),
                ..build::designation()
            };
            self.subject.designations.push(designation);
        }
        if self.subject.designations.len() == before {
            let message = "the entity has no regulation; it is listed all the same";
            self.say(NoticeKind::Remark, self.entity, "", "", message);
            self.subject.designations.push(Designation {
                reference: reference.map(Into::into),
                legal_bases: distinct(children),
                listed,
                note: details.map(Into::into),
                ..build::designation()
            });
        }
    }

    /// The regulations that its values rest on, with their pages among the links.
    fn bases_of_values(&mut self) -> Vec<String> {
        let mut bases = Vec::new();
        for value in self.entity.elements() {
            for summary in value.all("regulationSummary") {
                if let Some(url) = summary.attribute("publicationUrl") {
                    self.link(summary, url);
                }
                bases.extend(instrument(summary));
            }
        }
        bases
    }

    fn link(&mut self, regulation: Element<'r>, url: &str) {
        if !url.starts_with("http") || url.contains(char::is_whitespace) {
            let message = "not a web address; it was left out";
            return self.say(
                NoticeKind::RejectedValue,
                regulation,
                "publicationUrl",
                url,
                message,
            );
        }
        if self.subject.links.iter().all(|known| known.url != url) {
            self.subject.links.push(Link {
                url: url.into(),
                sha256: None,
                note: regulation.attribute("numberTitle").map(Into::into),
                at: 0,
            });
        }
    }

    fn listing_date(&mut self, of: Element<'r>, name: &'static str) -> Option<DateClaim> {
        let text = of.attribute(name)?;
        Some(day(text).unwrap_or_else(|| {
            let message = "not a date; its words were kept";
            self.say(NoticeKind::RejectedValue, of, name, text, message);
            dates::unstated(text)
        }))
    }
}

/// Each instrument once, in the order of the file.
fn distinct(instruments: impl IntoIterator<Item = String>) -> Vec<LegalBasis> {
    let mut bases: Vec<LegalBasis> = Vec::new();
    for instrument in instruments {
        if bases.iter().all(|known| known.instrument != instrument) {
            bases.push(LegalBasis {
                instrument,
                article: None,
            });
        }
    }
    bases
}
