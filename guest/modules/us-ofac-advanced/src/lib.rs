//! Translates lists of OFAC in the Advanced format, the data model that the United Nations and OFAC made for all such lists
//! (`http://www.un.org/sanctions/1.0`), and in the Enhanced format that followed it. Either holds the list of SDNs or the
//! consolidated list of all others.
//!
//! The Advanced format is a set of tables joined by numbers: reference values, locations and documents stand before the
//! parties that use them, relations and entries on lists behind them. The file is read twice: once for the tables, which
//! are kept small, and once for the parties, of which one is held at a time. The Enhanced format has all of a party in one
//! element, but relations may point outside the file: it is read once for the numbers of its parties, and once for them.

mod advanced;
mod enhanced;
mod interval;
mod manifest;
mod words;

use dragoman_guest::part::Part;
use dragoman_guest::schema::{Fault, Manifest, Summary};
use dragoman_guest::xml::{Stop, Stream, Token};
use dragoman_guest::{Feed, Sink, Translator};

/// What to do about a file that is no such list.
const GIVE: &str = "give a list of OFAC in the Advanced or in the Enhanced format, XML";

/// The translator.
pub struct UsOfacAdvanced;

impl Translator for UsOfacAdvanced {
    fn describe() -> Manifest {
        manifest::manifest()
    }

    fn translate(feed: &Feed<'_>, out: &mut Sink<'_>) -> Result<Summary, Fault> {
        let part = feed.single()?;
        if is_enhanced(feed, part)? {
            enhanced::translate(feed, part, out)
        } else {
            advanced::translate(feed, part, out)
        }
    }
}

/// Whether the root is that of the Enhanced format.
///
/// # Errors
///
/// A fault if the file has no root, or that of another list.
fn is_enhanced(feed: &Feed<'_>, part: u32) -> Result<bool, Fault> {
    let mut xml = Stream::open(Part::new(feed, part, GIVE))?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.step(&mut buffer) {
            Ok(Token::Open(_)) if xml.is(0, enhanced::ROOT) => return Ok(true),
            Ok(Token::Open(_)) => return xml.check_root(advanced::ROOT, false).map(|()| false),
            Ok(_) => {}
            Err(Stop::Fault(fault)) => return Err(fault),
            Err(Stop::CutOff) => return Err(xml.cut_off(0, None)),
        }
    }
}

dragoman_guest::export!(UsOfacAdvanced);
