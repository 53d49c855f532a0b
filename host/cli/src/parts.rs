//! From the files of an edition to the parts that a module sees: what is packed is unpacked, and each is matched to what the
//! manifest expects.

use std::collections::HashSet;

use anyhow::{Context, Result, bail};
use dragoman_content::{Content, Shelf};
use dragoman_model::schema::ExpectedPart;
use dragoman_model::{Digest, fits_pattern};
use dragoman_runtime::{Feed, UnpackLimits};
use dragoman_unpack::{Budget, Packing, UnpackError, Wanted, unpack, unpack_one};
use serde::{Deserialize, Serialize};

use crate::visible;

/// The parts that a module sees.
pub(crate) struct Parts {
    pub(crate) feed: Feed,
    /// Where each was; empty where nothing was unpacked, and the parts are the files.
    pub(crate) origins: Vec<Origin>,
    /// What an operator should know: what of the files no module sees.
    pub(crate) remarks: Vec<String>,
}

/// Where a part was that a module saw.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Origin {
    /// Its name, as the module saw it.
    pub(crate) name: String,
    /// Its size in bytes.
    pub(crate) size: u64,
    pub(crate) digest: Digest,
    /// The file that it was in, counted from 0.
    pub(crate) input: usize,
    /// How that was packed; none if it was not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) packing: Option<Packing>,
    /// Its path in the archive; none where there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) member: Option<String>,
}

/// What a manifest expects, which no packed file is unless it asks for one.
struct Expected<'a>(&'a [ExpectedPart]);

impl Wanted for Expected<'_> {
    fn fits(&self, name: &str) -> bool {
        self.0.is_empty() || self.0.iter().any(|part| fits_pattern(&part.name_pattern, name))
    }

    fn fits_packed(&self, name: &str, packing: Packing) -> bool {
        self.0
            .iter()
            .any(|part| fits_pattern(&part.name_pattern, name) && packing.has_media_type(&part.media_type))
    }
}

/// Unpacks what of the files is packed onto a shelf, unless the manifest asks for it as it is.
pub(crate) fn unpacked(
    files: &Feed,
    expected: &[ExpectedPart],
    limits: &UnpackLimits,
    shelf: &mut Shelf,
) -> Result<Parts> {
    let wanted = Expected(expected);
    let packing = |part: &dragoman_runtime::Part| {
        let packing = Packing::of(&part.name, &part.content).with_context(|| part.name.clone())?;
        Ok(packing.filter(|packing| !wanted.fits_packed(&part.name, *packing)))
    };
    let packings = files.parts().iter().map(packing).collect::<Result<Vec<_>>>()?;
    if packings.iter().all(Option::is_none) {
        return Ok(Parts {
            feed: files.clone(),
            origins: Vec::new(),
            remarks: Vec::new(),
        });
    }
    let packed = files.parts().iter().zip(&packings);
    let packed = packed.filter(|(_, packing)| packing.is_some());
    let size = packed.map(|(part, _)| part.content.size()).sum();
    let mut budget = Budget::new(limits.unpacked_bytes.of(size), limits.members);
    let mut parts = Parts {
        feed: Feed::default(),
        origins: Vec::new(),
        remarks: Vec::new(),
    };
    for (input, (file, packing)) in files.parts().iter().zip(packings).enumerate() {
        let Some(packing) = packing else {
            parts.feed = parts.feed.with_part(file.clone());
            parts.came_from(input, None, None)?;
            continue;
        };
        let unpacked = unpack(&file.name, packing, &file.content, &mut budget, &wanted, shelf);
        let unpacked = unpacked.map_err(told)?;
        for member in unpacked.members {
            parts.feed = parts.feed.with(&member.name, member.content);
            parts.came_from(input, Some(packing), member.path)?;
        }
        if !unpacked.left_out.is_empty() {
            parts.remarks.push(left_out(&file.name, &unpacked.left_out));
        }
    }
    let mut names = HashSet::new();
    if let Some(twice) = parts.feed.parts().iter().find(|part| !names.insert(&part.name)) {
        bail!(
            "{}: two of the files that were unpacked, or given, are called so\n  to do: name each file of the edition once, packed or unpacked",
            visible::line(&twice.name)
        );
    }
    Ok(parts)
}

impl Parts {
    /// Notes where the last part was.
    fn came_from(&mut self, input: usize, packing: Option<Packing>, member: Option<String>) -> Result<()> {
        let part = self.feed.parts().last().expect("a part was just added");
        self.origins.push(Origin {
            name: part.name.clone(),
            size: part.content.size(),
            digest: part.content.digest()?,
            input,
            packing,
            member,
        });
        Ok(())
    }

    /// Names the parts that the manifest does not expect. A module still sees them: it may know by its content what was
    /// renamed.
    ///
    /// # Errors
    ///
    /// Names a part that the manifest requires, and that none of the parts can be.
    pub(crate) fn matched(mut self, expected: &[ExpectedPart]) -> Result<Self> {
        let wanted = Expected(expected);
        let parts = self.feed.parts().iter();
        let surplus: Vec<_> = parts
            .filter(|part| !wanted.fits(&part.name))
            .map(|part| visible::line(&part.name).into_owned())
            .collect();
        let missing = |part: &&ExpectedPart| {
            let mut parts = self.feed.parts().iter();
            part.required && !parts.any(|given| fits_pattern(&part.name_pattern, &given.name))
        };
        let missing: Vec<_> = expected.iter().filter(missing).map(described).collect();
        if surplus.is_empty() && !missing.is_empty() {
            bail!(
                "a part that the module needs is missing: {}\n  to do: get it from the publisher, and name it beside the other files",
                missing.join(", ")
            );
        }
        for name in surplus {
            let instead = match missing.is_empty() {
                true => expected.iter().map(described).collect::<Vec<_>>(),
                false => missing.clone(),
            };
            self.remarks.push(format!(
                "{name}: the module expects no file of this name; it expects {}. Call it as it is published, or leave it out",
                instead.join(", ")
            ));
        }
        Ok(self)
    }
}

/// Says of an archive which of its members no module sees.
fn left_out(name: &str, paths: &[String]) -> String {
    const SHOWN: usize = 5;
    let mut shown: Vec<_> = paths
        .iter()
        .take(SHOWN)
        .map(|path| visible::line(path).into_owned())
        .collect();
    if paths.len() > SHOWN {
        shown.push(format!("and {} files more", paths.len() - SHOWN));
    }
    format!(
        "{}: left out is what the module does not expect: {}",
        visible::line(name),
        shown.join(", ")
    )
}

/// A part that a manifest expects, for people: `addresses (add*.csv)`.
fn described(part: &ExpectedPart) -> String {
    format!(
        "{} ({})",
        visible::line(&part.role),
        visible::line(&part.name_pattern)
    )
}

/// The content of a part, from the file that it was in: the same bytes that the module saw.
///
/// # Errors
///
/// Says why it cannot be had.
pub(crate) fn again(origin: &Origin, name: &str, file: Content, shelf: &mut Shelf) -> Result<Content> {
    let content = match origin.packing {
        None => file,
        Some(packing) => {
            let mut budget = Budget::new(origin.size, usize::MAX);
            unpack_one(name, packing, &file, &mut budget, origin.member.as_deref(), shelf).map_err(told)?
        }
    };
    if content.digest()? != origin.digest {
        bail!(
            "{}: what is unpacked from {} now is not what the module saw",
            visible::line(&origin.name),
            visible::line(name)
        );
    }
    Ok(content)
}

/// What is wrong with a packed file. Its name is a stranger's.
fn told(error: UnpackError) -> anyhow::Error {
    anyhow::Error::new(UnpackError {
        file: visible::line(&error.file).into_owned(),
        ..error
    })
}
