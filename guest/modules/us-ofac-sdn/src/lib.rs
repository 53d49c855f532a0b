//! Translates OFAC's list of Specially Designated Nationals, as published in flat files: the parties (`sdn.csv`), and
//! apart from them their addresses (`add.csv`), aliases (`alt.csv`) and the ends of long remarks (`sdn_comments.csv`).

mod faults;
mod join;
mod manifest;
mod map;
mod parties;
mod reader;
mod role;
mod set;
mod whole;

use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::{Feed, Notes, Sink, Translator};

use map::Mapper;

/// The translator.
pub struct UsOfacSdn;

impl Translator for UsOfacSdn {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let mut notes = Notes::default();
        let set = set::read(feed, &mut notes)?;
        let mut mapper = Mapper::new(&set);
        for party in set.parties.indices() {
            if let Some(subject) = mapper.subject(party, &mut notes) {
                out.subject(subject);
            }
        }
        let end_seen = whole::end_seen(&set, &mut notes);
        notes.send(out);
        Ok(Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen,
        })
    }
}

dragoman_guest::export!(UsOfacSdn);
