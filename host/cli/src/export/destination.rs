//! Where an export goes. What stands at its place is whole at any time: files are written under another name, and get theirs once
//! all is said.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use tempfile::{Builder, TempDir};

use super::checksum::Summing;
use super::{Manifest, Records, Writing};
use crate::{print, whole};

/// Name of the manifest in a folder.
const MANIFEST: &str = "manifest.json";

/// What a format writes to.
pub(super) type Out = Summing<Box<dyn Write + Send>>;

/// Where an export goes.
pub(crate) enum Destination {
    /// To stdout. The manifest goes to a file, if anywhere: the stream holds records and nothing else.
    Stdout {
        /// The file.
        manifest: Option<PathBuf>,
    },
    /// To a file, its manifest beside it; or to a folder, which holds its manifest, for a format of several files.
    Path(PathBuf),
}

impl Destination {
    /// Writes the records there.
    pub(crate) fn write(&self, writing: Writing<'_>, records: &Records<'_>) -> Result<()> {
        match (self, writing.files()) {
            (Self::Stdout { manifest }, [_]) => to_stdout(writing, records, manifest.as_deref()),
            (Self::Stdout { .. }, files) => bail!(
                "{} are several files; say with --out which folder they go to",
                files.join(", ")
            ),
            (Self::Path(path), [_]) => to_file(writing, records, path),
            (Self::Path(path), files) => {
                to_folder(writing, records, files, path).with_context(|| path.display().to_string())
            }
        }
    }
}

fn to_stdout(writing: Writing<'_>, records: &Records<'_>, manifest: Option<&Path>) -> Result<()> {
    let mut outs = [Summing::new(Box::new(print::Stdout) as Box<dyn Write + Send>)];
    let counts = writing.write(records, &mut outs)?;
    let Some(path) = manifest else { return Ok(()) };
    let files = outs.map(|out| (None, out.end().1));
    let manifest = Manifest::new(writing.format(), records, counts, files)?;
    put(&manifest, path)
}

fn to_file(writing: Writing<'_>, records: &Records<'_>, path: &Path) -> Result<()> {
    let name = path.file_name().and_then(|name| name.to_str());
    let name = name.with_context(|| {
        format!(
            "{}: is no name of a file that its manifest can say: it is a folder, or no UTF-8",
            path.display()
        )
    })?;
    let named = || path.display().to_string();
    let file = whole::beside(path).with_context(named)?;
    let mut outs = [Summing::new(Box::new(file.reopen()?) as Box<dyn Write + Send>)];
    let counts = writing.write(records, &mut outs).with_context(named)?;
    let files = outs.map(|out| (Some(name.to_owned()), out.end().1));
    let manifest = Manifest::new(writing.format(), records, counts, files)?;
    whole::persist(file, path).with_context(named)?;
    // The last: a manifest that does not fit its file says that something came between the two.
    put(&manifest, &path.with_file_name(format!("{name}.{MANIFEST}")))
}

fn to_folder(writing: Writing<'_>, records: &Records<'_>, names: &[&str], path: &Path) -> Result<()> {
    // A folder is replaced by the one that was written: it must hold an export and nothing that would be lost.
    let old = match fs::read_dir(path) {
        Ok(entries) => {
            let is_ours = |name: &std::ffi::OsStr| name == MANIFEST || names.iter().any(|ours| *ours == name);
            for entry in entries {
                let name = entry?.file_name();
                if !is_ours(&name) {
                    bail!(
                        "{} is no file of an export in this format; name a folder of its own",
                        name.display()
                    );
                }
            }
            true
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => false,
        Err(error) => return Err(error.into()),
    };
    let parent = whole::folder_of(path);
    let (folder, _lock) = whole::folder_in(parent)?;
    let mut outs = Vec::with_capacity(names.len());
    for name in names {
        let file = File::create_new(folder.path().join(name))?;
        outs.push(Summing::new(Box::new(file) as Box<dyn Write + Send>));
    }
    let counts = writing.write(records, &mut outs)?;
    let files = names
        .iter()
        .zip(outs)
        .map(|(name, out)| (Some((*name).to_owned()), out.end().1));
    let manifest = Manifest::new(writing.format(), records, counts, files)?;
    put(&manifest, &folder.path().join(MANIFEST))?;
    for name in names {
        File::open(folder.path().join(name))?.sync_all()?;
    }
    let away = old.then(|| retire(path, parent)).transpose()?;
    replace(folder.path(), away, path)?;
    // It has another name now, and nothing to remove.
    drop(folder.keep());
    Ok(())
}

/// Gives the new export its name. If it cannot get it, the old one is put back; if that cannot be either, it stays where it is.
fn replace(new: &Path, away: Option<TempDir>, path: &Path) -> Result<()> {
    let Err(error) = fs::rename(new, path) else {
        return Ok(());
    };
    let Some(away) = away else {
        return Err(error.into());
    };
    if let Err(again) = fs::rename(away.path().join(OLD), path) {
        let kept = away.keep().join(OLD);
        bail!(
            "the new export cannot get this name: {error}; the one before cannot be put back ({again}) and is kept as {}",
            kept.display()
        );
    }
    Err(error.into())
}

/// Name of the old export in the folder that it goes with.
const OLD: &str = "old";

/// Moves an old export into a folder that is removed once it is dropped. What is left of it where that never happens is not swept: it
/// may be the only export there is.
fn retire(path: &Path, parent: &Path) -> Result<TempDir> {
    let away = Builder::new().prefix(".before-").tempdir_in(parent)?;
    fs::rename(path, away.path().join(OLD))?;
    Ok(away)
}

/// Writes a manifest.
fn put(manifest: &Manifest, path: &Path) -> Result<()> {
    let mut json = serde_json::to_vec_pretty(manifest)?;
    json.push(b'\n');
    whole::write(path, &json)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder with an old export that was moved away from `export`.
    fn retired() -> (TempDir, TempDir, PathBuf) {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let path = parent.path().join("export");
        fs::create_dir(&path).expect("a folder");
        fs::write(path.join(MANIFEST), "old").expect("a file");
        let away = retire(&path, parent.path()).expect("it can be moved");
        assert!(!path.exists());
        (parent, away, path)
    }

    #[test]
    fn an_old_export_is_put_back_where_the_new_one_cannot_get_its_name() {
        let (parent, away, path) = retired();
        replace(&parent.path().join("none"), Some(away), &path).expect_err("there is no new one");
        assert_eq!(fs::read(path.join(MANIFEST)).expect("the old one"), b"old");
    }

    #[test]
    fn an_old_export_that_cannot_be_put_back_is_kept_and_it_is_said_where() {
        let (parent, away, path) = retired();
        // Somebody has taken the name meanwhile.
        fs::write(&path, "a file").expect("a file");
        let error = replace(&parent.path().join("none"), Some(away), &path).expect_err("there is no new one");
        let error = error.to_string();
        let (first, kept) = error.split_once(" and is kept as ").expect("it says where");
        assert!(
            first.starts_with("the new export cannot get this name: "),
            "{error}"
        );
        assert_eq!(
            fs::read(Path::new(kept).join(MANIFEST)).expect("the old one"),
            b"old"
        );
    }
}
