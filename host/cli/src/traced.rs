//! A record's values, each with the place that it was read from and what stands there.

use std::collections::HashMap;
use std::path::PathBuf;

use anyhow::{Context, Result};
use dragoman_content::{Content, Shelf};
use dragoman_hub::{Held, Hub, ListKey, Saying, merged};
use dragoman_model::Digest;
use dragoman_model::schema::Locator;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::excerpt::{self, Cell, Excerpt, Row};
use crate::inputs::{Inputs, Missing};
use crate::place::{self, Names};
use crate::receipt::{InputFile, Receipt};
use crate::{input, parts, record, visible};

/// Columns of a field's name.
const NAME: usize = 16;

/// A record, and what stands in its input.
#[derive(Debug, Serialize)]
pub(crate) struct Traced {
    #[serde(flatten)]
    list: ListKey,
    id: String,
    /// The edition that was asked for.
    edition: i64,
    /// The edition whose input says it: another one where a feed of changes left the record as it was.
    origin: i64,
    /// The parts of that edition that the places are in.
    inputs: Vec<Kept>,
    /// The places, as values first come to them.
    places: Vec<Place>,
}

/// A part that places are in.
#[derive(Debug, Serialize)]
struct Kept {
    /// Index of the part.
    part: u32,
    /// Its name, as the module saw it.
    name: String,
    /// Digest of the file that is kept.
    digest: Digest,
    /// Where that is kept.
    #[serde(serialize_with = "visible::path")]
    path: PathBuf,
    /// The name of that file, where the part was unpacked from it.
    #[serde(skip_serializing_if = "Option::is_none")]
    packed_in: Option<String>,
    /// Its path in that file, if that is an archive.
    #[serde(skip_serializing_if = "Option::is_none")]
    member: Option<String>,
    /// Why it cannot be had; none if it can.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<String>,
}

/// A place, and what was read there.
#[derive(Debug, Serialize)]
struct Place {
    source: Locator,
    /// The values that were read from it.
    values: Vec<Read>,
    /// What stands there; none if it cannot be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    excerpt: Option<Excerpt>,
    /// Why it cannot be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    missing: Option<String>,
}

/// A value that was read.
#[derive(Debug, Serialize)]
struct Read {
    /// The field, as a path such as `person.gender`.
    field: String,
    value: Value,
    /// What the record says about it.
    #[serde(skip_serializing_if = "Map::is_empty")]
    about: Map<String, Value>,
}

/// The edition that a record was read in.
struct Origin<'a> {
    edition: i64,
    receipt: Receipt,
    inputs: &'a Inputs,
    /// The parts that were read so far.
    read: HashMap<u32, Result<Content, String>>,
    /// Where what is packed is unpacked to.
    shelf: Shelf,
}

impl Traced {
    /// Traces the values of a record in the fields whose paths begin with `prefix`.
    pub(crate) fn of(hub: &Hub, inputs: &Inputs, held: &Held, prefix: &str) -> Result<Self> {
        let edition = held.edition.context("a record that is held is of an edition")?;
        let origin = held.origin.unwrap_or(edition);
        let read_in = hub.edition(origin)?;
        let read_in = read_in.context("the edition that a record came with is kept")?;
        let mut origin = Origin {
            edition: origin,
            receipt: Receipt::parse(hub.receipt(&read_in)?)?,
            inputs,
            read: HashMap::new(),
            shelf: input::shelf(),
        };
        let mut places: Vec<Place> = Vec::new();
        for value in merged(&[(&held.item, &held.sources)])?.values {
            if !value.field.starts_with(prefix) {
                continue;
            }
            for Saying {
                source,
                written,
                about,
                ..
            } in value.said
            {
                let source = source.context("every value of a record that is held has a place")?;
                let read = Read {
                    field: value.field.clone(),
                    value: written.unwrap_or_else(|| value.value.clone()),
                    about,
                };
                match places.iter_mut().find(|place| place.source == source) {
                    Some(place) => place.values.push(read),
                    None => places.push(origin.place(source, read)),
                }
            }
        }
        Ok(Self {
            list: held.list.clone(),
            id: held.item.id().to_owned(),
            edition,
            origin: origin.edition,
            inputs: origin.kept(),
            places,
        })
    }

    /// Whether there is no value.
    pub(crate) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// What cannot be had, each file or place once.
    pub(crate) fn missing(&self) -> Vec<&str> {
        let of_inputs = self.inputs.iter().map(|input| &input.missing);
        let of_places = self.places.iter().map(|place| &place.missing);
        let mut missing: Vec<_> = of_inputs.chain(of_places).flatten().map(String::as_str).collect();
        let mut seen = std::collections::HashSet::new();
        missing.retain(|missing| seen.insert(*missing));
        missing
    }

    /// For people.
    pub(crate) fn text(&self) -> String {
        let (issuer, id) = (&self.list.issuer, visible::line(&self.id));
        let mut lines = vec![format!(
            "{issuer}/{id}, edition {} of {}",
            self.edition, self.list
        )];
        if self.origin != self.edition {
            lines.push(format!("  as edition {} said it", self.origin));
        }
        for input in &self.inputs {
            let name = visible::line(&input.name);
            let path = input.path.display();
            lines.push(match (&input.missing, &input.packed_in) {
                (None, None) => format!("  {name} is kept as {path}"),
                (None, Some(file)) => {
                    format!("  {name} was in {}, which is kept as {path}", visible::line(file))
                }
                (Some(_), _) => format!("  {name} cannot be shown"),
            });
        }
        let names = self.names();
        for place in &self.places {
            lines.push(format!("{}:", place::show(&place.source, &names)));
            lines.extend(place.values.iter().map(line));
            lines.extend(place.excerpt.iter().flat_map(shown));
        }
        lines.join("\n")
    }

    /// The names of the parts, as many as are known.
    fn names(&self) -> Names {
        let count = self.inputs.iter().map(|input| input.part + 1).max().unwrap_or(0);
        let name = |part: u32| {
            let known = self.inputs.iter().find(|input| input.part == part);
            known.map_or(format!("part {part}"), |input| input.name.clone())
        };
        Names::new((0..count).map(name))
    }
}

impl Origin<'_> {
    /// A place with the first value that was read from it.
    fn place(&mut self, source: Locator, first: Read) -> Place {
        let cut = match self.part(part(&source)) {
            Ok(content) => excerpt::cut(&source, content)
                .map_err(|why| format!("{}: {why}", place::show(&source, &self.receipt.part_names()))),
            Err(missing) => Err(missing.clone()),
        };
        let (excerpt, missing) = match cut {
            Ok(excerpt) => (Some(excerpt), None),
            Err(missing) => (None, Some(missing)),
        };
        Place {
            source,
            values: vec![first],
            excerpt,
            missing,
        }
    }

    /// The content of a part, which is read once.
    fn part(&mut self, part: u32) -> &Result<Content, String> {
        self.read.entry(part).or_insert_with(|| {
            let found = self.receipt.part(part);
            let (input, origin) =
                found.ok_or_else(|| format!("edition {} has no part {part}", self.edition))?;
            let file = self.inputs.read(input).map_err(|missing| {
                explain(
                    &missing,
                    input,
                    self.edition,
                    self.receipt.keep_inputs,
                    self.inputs,
                )
            })?;
            match origin {
                None => Ok(file),
                Some(origin) => parts::again(origin, &input.name, file, &mut self.shelf)
                    .map_err(|error| format!("{error:#}")),
            }
        })
    }

    /// The parts that places are in.
    fn kept(self) -> Vec<Kept> {
        let mut parts: Vec<_> = self.read.iter().collect();
        parts.sort_by_key(|(part, _)| **part);
        let kept = parts.into_iter().filter_map(|(part, read)| {
            let (input, origin) = self.receipt.part(*part)?;
            let packed = origin.filter(|origin| origin.packing.is_some());
            Some(Kept {
                part: *part,
                name: origin.map_or(&input.name, |origin| &origin.name).clone(),
                digest: input.digest,
                path: self.inputs.path(input.digest),
                packed_in: packed.map(|_| input.name.clone()),
                member: packed.and_then(|origin| origin.member.clone()),
                missing: read.as_ref().err().cloned(),
            })
        });
        kept.collect()
    }
}

/// What is wrong with a kept input, where, and what to do. `was_kept` is whether its edition was made to be kept with it.
pub(crate) fn explain(
    missing: &Missing,
    input: &InputFile,
    edition: i64,
    was_kept: bool,
    inputs: &Inputs,
) -> String {
    let (name, path, digest) = (
        visible::line(&input.name),
        inputs.path(input.digest),
        input.digest,
    );
    let path = path.display();
    match missing {
        Missing::Gone if !was_kept => format!(
            "{name}: it was not kept with edition {edition}: `keep-inputs` was off, or the version of that time kept none\n  \
             to do: if you have the file whose BLAKE3 digest is {digest}, put it at {path}"
        ),
        Missing::Gone => format!(
            "{path}: {name}, from which edition {edition} was read, is gone\n  \
             to do: put it back from a copy; its BLAKE3 digest is {digest}"
        ),
        Missing::Purged(day) => format!(
            "{name}: `dragoman purge` removed it on {}: it held records that may no longer be held\n  \
             to do: nothing; what edition {edition} may still say of it is in the store",
            visible::line(day)
        ),
        Missing::Altered => format!(
            "{path}: this is not {name}, from which edition {edition} was read: that has {} bytes and the BLAKE3 digest \
             {digest}\n  to do: put it back from a copy, and find out who changed it",
            input.size
        ),
        Missing::Unreadable(error) => {
            format!(
                "{path}: {name}, from which edition {edition} was read, cannot be read: {error}\n  to do: check its rights"
            )
        }
    }
}

fn part(locator: &Locator) -> u32 {
    match locator {
        Locator::Bytes(range) => range.part,
        Locator::Row(range) => range.part,
        Locator::Pointer(pointer) => pointer.part,
    }
}

/// A value with what is said about it.
fn line(read: &Read) -> String {
    let mut text = record::inline(&read.value);
    if !read.about.is_empty() {
        text.push_str(&format!(
            "; {}",
            record::inline(&Value::Object(read.about.clone()))
        ));
    }
    format!("  {:<NAME$} {text}", read.field)
}

/// An excerpt, a line each of its lines, set off from what the program says.
fn shown(excerpt: &Excerpt) -> Vec<String> {
    match excerpt {
        Excerpt::Text {
            encoding,
            is_guess,
            text,
            left_out,
        } => {
            let guess = if *is_guess {
                ", which is a guess: it is not UTF-8"
            } else {
                ""
            };
            let head = format!("  there, in {encoding}{guess}:");
            quoted(head, text, *left_out)
        }
        Excerpt::Json { text, left_out } => quoted("  there:".into(), text, *left_out),
        Excerpt::Rows {
            rows,
            titles,
            left_out,
        } => {
            let titled = titles.map_or(String::new(), |row| format!(", with row {row} as the titles"));
            let mut lines = vec![format!("  there{titled}:")];
            lines.extend(rows.iter().flat_map(row));
            if *left_out > 0 {
                lines.push(format!("    … {left_out} rows more"));
            }
            lines
        }
    }
}

fn quoted(head: String, text: &str, left_out: usize) -> Vec<String> {
    let mut lines = vec![head];
    // A tab is shown as the white space that it is.
    let line = |line: &str| format!("    | {}", visible::line(&line.replace('\t', "    ")));
    lines.extend(text.lines().map(line));
    if left_out > 0 {
        lines.push(format!("    … {left_out} bytes more"));
    }
    lines
}

fn row(row: &Row) -> Vec<String> {
    let mut lines = vec![format!("    row {}", row.row)];
    lines.extend(row.cells.iter().map(cell));
    lines
}

fn cell(cell: &Cell) -> String {
    let title = cell
        .title
        .as_ref()
        .map_or(String::new(), |title| format!(" {}", visible::line(title)));
    let more = match cell.left_out {
        0 => String::new(),
        count => format!(" … {count} bytes more"),
    };
    format!(
        "    | {}{title}: {}{more}",
        cell.column,
        visible::line(&cell.text)
    )
}
