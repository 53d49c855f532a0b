//! All parties of a file, before any of them is mapped: their numbers and their names.

use dragoman_guest::part::Part;
use dragoman_guest::schema::Fault;
use dragoman_guest::xml::{Stop, Stream, Tag, Token};
use dragoman_guest::{Feed, build};
use dragoman_ofac::NameTable;

use crate::GIVE;

/// How deep an entity stands.
const ENTITY: usize = 2;

/// The elements from the root to the name of an entity as links write it.
const FULL: [&str; 6] = [
    "entity",
    "names",
    "name",
    "translations",
    "translation",
    "formattedFullName",
];

/// Reads the numbers of all parties, in ascending order, and their names.
///
/// # Errors
///
/// A fault if the file is not whole.
pub(super) fn read(feed: &Feed<'_>, part: u32) -> Result<(Vec<u32>, NameTable), Fault> {
    let mut xml = Stream::open(Part::new(feed, part, GIVE))?;
    let (mut parties, mut names) = (Vec::new(), NameTable::default());
    let (mut is_main, mut buffer) = (false, Vec::new());
    loop {
        buffer.clear();
        match xml.step(&mut buffer) {
            Ok(Token::Open(tag)) if xml.depth() == ENTITY + 1 && xml.is(ENTITY, "entity") => {
                if let Some(id) = id(&xml, &tag)? {
                    parties.extend(id.parse::<u32>().ok());
                    names.party(&id);
                }
            }
            Ok(Token::Close) if is_at(&xml, &["entity", "names", "name", "isPrimary"]) => {
                is_main = xml.text().trim() == "true";
            }
            Ok(Token::Close) if is_at(&xml, &FULL) => {
                let name = build::text(xml.text());
                names.name(is_main, name.as_deref(), None);
            }
            Ok(Token::End) => break,
            Ok(_) => {}
            Err(Stop::Fault(fault)) => return Err(fault),
            Err(Stop::CutOff) => return Err(xml.cut_off(parties.len() as u32, None)),
        }
    }
    parties.sort_unstable();
    Ok((parties, names))
}

/// Whether the innermost element is at this path from the entity on.
fn is_at(xml: &Stream<'_>, path: &[&str]) -> bool {
    xml.depth() == ENTITY + path.len()
        && path
            .iter()
            .enumerate()
            .rev()
            .all(|(depth, name)| xml.is(ENTITY + depth, name))
}

fn id(xml: &Stream<'_>, tag: &Tag<'_>) -> Result<Option<String>, Fault> {
    for attribute in xml.attributes(tag) {
        let attribute = attribute?;
        if attribute.name == "id" {
            return Ok(attribute.value().and_then(|id| build::text(&id)));
        }
    }
    Ok(None)
}
