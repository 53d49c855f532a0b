//! What a sheet is about: persons and entities stand on sheets of their own.

use dragoman_guest::part::NEWER;
use dragoman_guest::schema::{Fault, FaultKind, NoticeKind, SubjectKind};
use dragoman_guest::sheet::Row;
use dragoman_guest::{About, Notes, build};

use crate::columns::{BIRTH, REGISTER};

/// The sheet that is being read.
#[derive(Debug, Default)]
pub(crate) struct Sheet {
    name: Option<String>,
    kind: Option<SubjectKind>,
}

impl Sheet {
    /// What the rows of the sheet of a row are about; none if neither its columns nor its name tell.
    ///
    /// # Errors
    ///
    /// A fault if the sheet has no column by which either a person or an entity is identified.
    pub(crate) fn kind(&mut self, row: &Row<'_>, notes: &mut Notes) -> Result<Option<SubjectKind>, Fault> {
        if self.name.as_deref() != Some(row.sheet()) {
            self.kind = of(row, notes)?;
            self.name = Some(row.sheet().to_owned());
        }
        Ok(self.kind)
    }
}

/// The columns tell, for sheets are named anew by whoever saves them; of a sheet that has both, its name does.
fn of(row: &Row<'_>, notes: &mut Notes) -> Result<Option<SubjectKind>, Fault> {
    let has = |name: &str| {
        row.columns()
            .any(|column| column.to_lowercase() == name.to_lowercase())
    };
    let by_columns = match (has(BIRTH), has(REGISTER)) {
        (true, false) => Some(SubjectKind::Person),
        (false, true) => Some(SubjectKind::Organization),
        (true, true) => None,
        (false, false) => {
            let message = format!(
                "the header of the sheet `{}` has neither {BIRTH} nor {REGISTER}, by which subjects are told apart",
                row.sheet()
            );
            return Err(Fault {
                source: Some(row.place()),
                excerpt: build::excerpt(&row.columns().collect::<Vec<_>>().join(", ")),
                ..build::fault(FaultKind::UnknownLayout, message, NEWER)
            });
        }
    };
    let name = row.sheet().to_lowercase();
    let by_name = match (name.contains("фізич"), name.contains("юридич")) {
        (true, false) => Some(SubjectKind::Person),
        (false, true) => Some(SubjectKind::Organization),
        (true, true) | (false, false) => None,
    };
    if let (Some(columns), Some(name)) = (by_columns, by_name)
        && columns != name
    {
        notes.case(About {
            kind: NoticeKind::Remark,
            field: "(sheet)".into(),
            message: "the sheet has the columns of the other one; its rows were read as these say",
            excerpt: row.sheet(),
            record: None,
            place: Some(row.place()),
        });
    }
    Ok(by_columns.or(by_name))
}
