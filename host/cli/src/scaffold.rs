//! What a new translator begins with. The SDK and the contract go with it: it needs nothing but a package registry.

use std::fs;
use std::path::Path;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use include_dir::{Dir, DirEntry, File, include_dir};

use crate::form::{self, Partner};

static SDK: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/sdk");
static COMMON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/common");
static COMMON_SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/modules/common/samples/csv");
static OF_COMMON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/templates/common");
static RUST: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/templates/rust");
static PYTHON: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/templates/python");
static JAVASCRIPT: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../guest/templates/javascript");

/// How names of files end that have places for what is different in each folder.
const TEMPLATE: &str = ".template";

/// The name of a module, ISSUER-LIST in lower case.
#[derive(Debug, Clone)]
pub(crate) struct Name {
    whole: String,
    issuer: usize,
}

impl Name {
    /// The whole name.
    pub(crate) fn as_str(&self) -> &str {
        &self.whole
    }

    /// The text with everything filled in that hangs on the name.
    fn fill(&self, text: &str) -> String {
        let words = self.whole.split('-');
        let translator: String = words.map(|word| word[..1].to_uppercase() + &word[1..]).collect();
        text.replace("{{name}}", &self.whole)
            .replace("{{crate}}", &self.whole.replace('-', "_"))
            .replace("{{translator}}", &translator)
            .replace("{{issuer}}", &self.whole[..self.issuer].to_uppercase())
            .replace("{{list}}", &self.whole[self.issuer + 1..])
    }
}

impl FromStr for Name {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let plain = |word: &str| {
            word.starts_with(|c: char| c.is_ascii_lowercase())
                && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        match text.split_once('-') {
            Some((issuer, list))
                if (2..=16).contains(&issuer.len())
                    && issuer.chars().all(|c| c.is_ascii_lowercase())
                    && list.len() <= 32
                    && list.split('-').all(plain) =>
            {
                Ok(Self {
                    whole: text.into(),
                    issuer: issuer.len(),
                })
            }
            _ => Err(
                "a name is ISSUER-LIST in lower-case letters and digits, such as xx-persons; ISSUER has at most 16 characters, LIST 32"
                    .into(),
            ),
        }
    }
}

/// A language that a translator can begin in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(crate) enum Language {
    Rust,
    Python,
    #[value(name = "javascript")]
    JavaScript,
}

/// What a translator begins as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beginning {
    /// A translator of a table, in a language.
    Table(Language),
    /// A translator of the common form, with the empty form.
    Common,
}

/// Writes a translator.
pub(crate) fn begin(beginning: Beginning, name: &Name, folder: &Path) -> Result<()> {
    if folder
        .read_dir()
        .is_ok_and(|mut entries| entries.next().is_some())
    {
        bail!(
            "{}: there is something already; give another name, or another folder with --into",
            folder.display()
        );
    }
    match beginning {
        Beginning::Common => common(name, folder)?,
        Beginning::Table(language) => table(language, name, folder)?,
    }
    write(
        &dragoman_componentize::CONTRACT,
        &folder.join("dragoman/wit"),
        name,
    )
}

fn common(name: &Name, folder: &Path) -> Result<()> {
    write(&OF_COMMON, folder, name)?;
    write(&SDK, &folder.join("dragoman/guest/sdk"), name)?;
    write(&COMMON, &folder.join("dragoman/guest/common"), name)?;
    write(&COMMON_SAMPLE, &folder.join("samples/csv"), name)?;
    let (issuer, list) = (name.fill("{{issuer}}"), name.fill("{{list}}"));
    let partner = Partner {
        issuer: &issuer,
        list: &list,
    };
    // The sample of nobody's list becomes one of this list.
    let about = COMMON_SAMPLE.get_file("about.csv").and_then(File::contents_utf8);
    let about = about.context("the sample says whose list it is")?;
    let about = about
        .replace("Issuer,XX", &format!("Issuer,{issuer}"))
        .replace("List,common", &format!("List,{list}"));
    put(&folder.join("samples/csv/about.csv"), about.as_bytes())?;
    let mut files = form::files(name.as_str(), &partner)?.into_iter();
    files.try_for_each(|(path, content)| put(&folder.join("form").join(path), &content))
}

fn table(language: Language, name: &Name, folder: &Path) -> Result<()> {
    match language {
        Language::Rust => {
            write(&RUST, folder, name)?;
            write(&SDK, &folder.join("dragoman/guest/sdk"), name)?;
        }
        Language::Python => {
            write(&PYTHON, folder, name)?;
            put_sdk(dragoman_componentize::Language::Python, folder)?;
        }
        Language::JavaScript => {
            write(&JAVASCRIPT, folder, name)?;
            put_sdk(dragoman_componentize::Language::JavaScript, folder)?;
        }
    }
    Ok(())
}

fn write(from: &Dir<'_>, to: &Path, name: &Name) -> Result<()> {
    for entry in from.entries() {
        match entry {
            DirEntry::Dir(inner) => write(inner, to, name)?,
            DirEntry::File(file) => {
                let path = file.path().to_string_lossy();
                let content = file.contents();
                match path.strip_suffix(TEMPLATE) {
                    Some(path) => {
                        let text = file.contents_utf8().context("a template is text")?;
                        // A name with a dot would hide the template itself.
                        let path = path.replace("gitignore", ".gitignore");
                        put(&to.join(path), name.fill(text).as_bytes())?;
                    }
                    None => put(&to.join(&*path), content)?,
                }
            }
        }
    }
    Ok(())
}

fn put_sdk(language: dragoman_componentize::Language, folder: &Path) -> Result<()> {
    let mut files = language.sdk().into_iter();
    files.try_for_each(|(path, content)| put(&folder.join(path), content))
}

fn put(path: &Path, content: &[u8]) -> Result<()> {
    let refused = || format!("{}: cannot be written; check the rights", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(refused)?;
    }
    fs::write(path, content).with_context(refused)?;
    #[cfg(unix)]
    if path.extension().is_some_and(|extension| extension == "sh") {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).with_context(refused)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_an_issuer_and_a_list() {
        let name: Name = "xx-lost-persons2".parse().expect("a name");
        let filled = name.fill("{{name}} {{crate}} {{translator}} {{issuer}} {{list}}");
        assert_eq!(
            filled,
            "xx-lost-persons2 xx_lost_persons2 XxLostPersons2 XX lost-persons2"
        );
        for text in [
            "", "xx", "xx-", "-a", "x-a", "XX-a", "xx-a--b", "xx-A", "xx-1", "x1-a", "xx-a/b", "xx-../a",
        ] {
            assert!(text.parse::<Name>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_name_is_no_longer_than_a_manifest_takes() {
        let longest = format!("{}-{}", "x".repeat(16), "a".repeat(32));
        assert!(longest.parse::<Name>().is_ok());
        assert!(format!("{longest}a").parse::<Name>().is_err());
    }

    /// The names of what a crate takes from its workspace.
    fn inherited(manifest: &toml::Table) -> Vec<&String> {
        let tables = manifest.iter().filter(|(name, _)| name.ends_with("dependencies"));
        let entries = tables.filter_map(|(_, table)| table.as_table()).flatten();
        let is_inherited = |version: &toml::Value| version.get("workspace").is_some();
        let inherited = entries.filter(|(_, version)| is_inherited(version));
        inherited.map(|(name, _)| name).collect()
    }

    #[test]
    fn a_new_folder_has_all_that_goes_with_it_takes_from_the_workspace() {
        for (templates, crates) in [(&RUST, &[&SDK][..]), (&OF_COMMON, &[&SDK, &COMMON])] {
            let template = templates.get_file("Cargo.toml.template").expect("a template");
            let filled = "xx-a"
                .parse::<Name>()
                .expect("a name")
                .fill(template.contents_utf8().expect("text"));
            let theirs: toml::Table = filled.parse().expect("TOML");
            for taken in crates {
                let manifest = taken.get_file("Cargo.toml").and_then(File::contents_utf8);
                let manifest: toml::Table = manifest.expect("a manifest").parse().expect("TOML");
                for name in inherited(&manifest) {
                    assert!(theirs["workspace"]["dependencies"].get(name).is_some(), "{name}");
                }
            }
        }
    }

    #[test]
    fn a_new_folder_has_the_versions_that_this_workspace_has() {
        let ours: toml::Table = include_str!("../../../Cargo.toml").parse().expect("TOML");
        for templates in [&RUST, &OF_COMMON] {
            let template = templates.get_file("Cargo.toml.template").expect("a template");
            let filled = "xx-a"
                .parse::<Name>()
                .expect("a name")
                .fill(template.contents_utf8().expect("text"));
            let theirs: toml::Table = filled.parse().expect("TOML");
            assert_eq!(theirs["workspace"]["package"], ours["workspace"]["package"]);
            let dependencies = theirs["workspace"]["dependencies"].as_table().expect("a table");
            for (name, version) in dependencies {
                // What is ours stands in another folder there.
                if version.get("path").is_none() {
                    assert_eq!(*version, ours["workspace"]["dependencies"][name], "{name}");
                }
            }
        }
    }
}
