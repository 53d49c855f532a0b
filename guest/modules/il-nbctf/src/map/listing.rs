//! Designations: by Israel, and abroad.

use dragoman_guest::schema::{Designation, DesignationStatus, NoticeKind, SubjectStatus};
use dragoman_guest::{build, dates};

use super::Draft;
use crate::values::{self, Day};

/// The columns of days, and what each is the day of.
const DAYS: [(&str, Option<&str>); 5] = [
    ("date_of_designation_in_israel", None),
    ("date_of_temporary_designation", Some("temporary designation")),
    // So the list writes it.
    ("date_of_permenant_designation", Some("permanent designation")),
    ("date_of_permanent_designation", Some("permanent designation")),
    (
        "date_designation_in_west_bank",
        Some("designation in the West Bank"),
    ),
];

impl Draft<'_, '_> {
    pub(super) fn designated(&mut self) {
        let line = self.line;
        let records = line.text("public_records_references").map(build::fold);
        let own = Designation {
            authority: self.both("designated_by"),
            programme: line
                .text("designation")
                .or(line.text("designation_type"))
                .map(build::fold),
            reason: self
                .both("designation_justification")
                .map(|text| build::fold(&text)),
            ..build::designation()
        };
        for (column, note) in DAYS {
            let Some(text) = line.text(column) else { continue };
            let found = self.on(&own, column, note, text);
            self.subject.designations.extend(found);
        }
        if self.subject.designations.is_empty() {
            self.subject.designations.push(own);
        }
        self.remark(records, "public records references");
        let all = &self.subject.designations;
        if all
            .iter()
            .all(|designation| designation.status == DesignationStatus::Delisted)
        {
            self.subject.status = SubjectStatus::Delisted;
        }
        self.abroad();
    }

    /// A designation on the day of a column.
    fn on(
        &mut self,
        own: &Designation,
        column: &'static str,
        note: Option<&str>,
        text: &str,
    ) -> Vec<Designation> {
        let with = |designation: Designation| Designation {
            note: note.map(Into::into),
            ..designation
        };
        match values::day(text) {
            Day::From(claims) => claims
                .into_iter()
                .map(|claim| {
                    with(Designation {
                        listed: Some(claim),
                        ..own.clone()
                    })
                })
                .collect(),
            Day::Cancelled(day) => vec![with(Designation {
                delisted: day,
                status: DesignationStatus::Delisted,
                ..own.clone()
            })],
            Day::Words => {
                let message = "neither a day nor a cancellation: its words were kept";
                self.say(NoticeKind::RejectedValue, column, message, text);
                vec![with(Designation {
                    listed: Some(dates::unstated(build::fold(text))),
                    ..own.clone()
                })]
            }
        }
    }

    /// What other states have designated.
    fn abroad(&mut self) {
        let line = self.line;
        let programme = line.text("foreign_designation").map(build::fold);
        let number = line
            .text("foreign_designation_id")
            .or(line.text("seq_num_in_other_countries"));
        let authority = self.both("designated_by_abroad");
        let mut days = self.dates("date_of_foreign_designation_date");
        days.extend(self.dates("date_designated_in_other_countries"));
        if programme.is_none() && number.is_none() && authority.is_none() && days.is_empty() {
            return;
        }
        let others = days.iter().skip(1).filter_map(|day| day.raw.as_deref()).map(Some);
        let note = build::joined([Some("designated abroad")].into_iter().chain(others), "; ");
        self.subject.designations.push(Designation {
            authority,
            programme,
            reference: number.map(build::fold),
            listed: (!days.is_empty()).then(|| days.remove(0)),
            note,
            ..build::designation()
        });
    }
}
