//! Translates Türkiye's lists of those whose assets are frozen, as the Financial Crimes Investigation Board (MASAK) publishes
//! them: a workbook for each legal basis, by decision of the United Nations, at the request of another state, by a decision of
//! the Republic's own (articles 5, 6 and 7 of Law 6415), and against the spread of weapons of mass destruction (articles 3.A
//! and 3.B of Law 7262). An edition is one or more of them.
//!
//! The format is known from published documentation: readers of others, and the headers and values that they name. The
//! module was not run on a real edition. MASAK gives some of the lists as text with semicolons as well; that is not read.
//!
//! The workbooks have different columns, and write the same ones in several ways; they are known by their names in any order.
//! On which law a listing rests is claimed where a line above the header, the name of the sheet or the kind of the freezing
//! says it. Whether a subject is a person or a body no column says: it follows from what the row has, or is left open.
//!
//! The lists give no ids. A subject's is made of its name, its birth and its parents' names or, without these, of its name
//! and its numbers. Rows that have all of that in common are of one subject, unless their numbers differ or, where no parent is
//! named, what describes them.

mod columns;
mod countries;
mod days;
mod edition;
mod identity;
mod law;
mod manifest;
mod map;
mod numbers;
mod turkish;

use dragoman_guest::schema::{Fault, FaultKind, Manifest, Summary};
use dragoman_guest::sheet::{Row, Rows};
use dragoman_guest::{Feed, Notes, Sink, Translator, build, part};

use columns::{Columns, LAYOUT};
use edition::Edition;

/// The translator.
pub struct TrMasak;

impl Translator for TrMasak {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let parts = feed.parts().len() as u32;
        if parts == 0 {
            return Err(build::fault(
                FaultKind::MissingPart,
                "there is no workbook",
                LAYOUT.give,
            ));
        }
        let (mut columns, mut edition, mut notes) =
            (Columns::default(), Edition::default(), Notes::default());
        for part in 0..parts {
            let mut rows = Rows::open(feed, part, LAYOUT)?;
            let before = edition.rows();
            while let Some(row) = rows.next(&mut notes)? {
                let cells = columns.cells(&row);
                if !cells.is_of_list {
                    return Err(foreign(&row));
                }
                map::take(&row, &cells, &mut edition, &mut notes);
            }
            rows.end(&mut notes);
            if edition.rows() == before {
                let message = "not a single row has a name and stands below a header of these lists";
                return Err(Fault {
                    source: Some(build::bytes(part, 0, feed.size(part))),
                    ..build::fault(FaultKind::Empty, message, part::AGAIN)
                });
            }
        }
        edition.send(out);
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        })
    }
}

/// The fault of a sheet that has nationalities, but neither names nor anything that says by what they are listed.
fn foreign(row: &Row<'_>) -> Fault {
    let message = format!(
        "the sheet `{}` has a column of nationalities, but not those of names and of decisions that these lists have",
        row.sheet()
    );
    Fault {
        source: Some(row.place()),
        excerpt: build::excerpt(&row.columns().collect::<Vec<_>>().join(", ")),
        ..build::fault(FaultKind::UnknownLayout, message, part::NEWER)
    }
}

dragoman_guest::export!(TrMasak);
