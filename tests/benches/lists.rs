//! The inputs: the real lists where they lie beside the checkout, otherwise the bundled samples, enlarged.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::place;

/// One list, as one module reads it.
pub struct List {
    /// What it is called in the figures.
    pub label: &'static str,
    /// The module that reads it.
    pub module: &'static str,
    /// Its issuer and name, as the module's manifest has them.
    pub key: (&'static str, &'static str),
    /// Its files.
    pub files: Vec<PathBuf>,
    /// Whether `dragoman run` is measured over it: one edition of each list.
    pub in_run: bool,
}

/// All lists that are there, and where they come from, for people.
pub fn lists() -> Result<(Vec<List>, &'static str)> {
    let real = place::root().join("../shared/lists");
    if real.is_dir() {
        let files = |names: &[&str]| names.iter().map(|name| real.join(name)).collect();
        let lists = vec![
            un(files(&["un/consolidated_2026-02-27.xml"])),
            us(files(&["us-ofac/sdn.csv", "us-ofac/add.csv", "us-ofac/alt.csv"])),
            gb("gb-ofsi CSV", files(&["gb/ConList_2020-04-27.csv"]), false),
            gb("gb-ofsi XLSX", files(&["gb/ConList_2022-05-04.xlsx"]), true),
            ca(files(&["ca/sema-lmes_2025.xml"])),
        ];
        return Ok((lists, "the published lists"));
    }
    let lists = vec![
        un(vec![enlarged("un-sc", "consolidated.xml", 60)?]),
        us(["sdn.csv", "add.csv", "alt.csv", "sdn_comments.csv"]
            .map(|name| enlarged("us-ofac-sdn", name, 300))
            .into_iter()
            .collect::<Result<_>>()?),
        gb(
            "gb-ofsi CSV",
            vec![enlarged("gb-ofsi", "ConList.csv", 120)?],
            true,
        ),
        ca(vec![enlarged("ca-sema", "sema-lmes.xml", 150)?]),
    ];
    Ok((
        lists,
        "the bundled samples, enlarged; there is no workbook among them",
    ))
}

fn un(files: Vec<PathBuf>) -> List {
    List {
        label: "un-sc XML",
        module: "un-sc",
        key: ("UN", "sc"),
        files,
        in_run: true,
    }
}

fn us(files: Vec<PathBuf>) -> List {
    List {
        label: "us-ofac-sdn CSV",
        module: "us-ofac-sdn",
        key: ("US", "ofac-sdn"),
        files,
        in_run: true,
    }
}

fn gb(label: &'static str, files: Vec<PathBuf>, in_run: bool) -> List {
    List {
        label,
        module: "gb-ofsi",
        key: ("GB", "ofsi"),
        files,
        in_run,
    }
}

fn ca(files: Vec<PathBuf>) -> List {
    List {
        label: "ca-sema XML",
        module: "ca-sema",
        key: ("CA", "sema"),
        files,
        in_run: true,
    }
}

/// Writes a sample with its records repeated `copies` times, each copy under ids of its own.
fn enlarged(module: &str, name: &str, copies: usize) -> Result<PathBuf> {
    let sample = place::root()
        .join("guest/modules")
        .join(module)
        .join("samples")
        .join(name);
    let text = std::fs::read_to_string(&sample).with_context(|| sample.display().to_string())?;
    let (start, end) = records(module, &text).with_context(|| sample.display().to_string())?;
    let mut large = text[..start].to_owned();
    // Numbers of one length, so that no copy's id is another's.
    for copy in 1000..1000 + copies {
        large.push_str(&renumbered(module, &text[start..end], copy));
    }
    large.push_str(&text[end..]);
    let folder = place::scratch("inputs")?;
    let path = folder.join(name);
    std::fs::write(&path, large).with_context(|| path.display().to_string())?;
    Ok(path)
}

/// Where the records stand in a sample.
fn records(module: &str, text: &str) -> Option<(usize, usize)> {
    let after = |opening: &str| text.find(opening).map(|at| at + opening.len());
    Some(match module {
        "un-sc" => (after("<INDIVIDUALS>")?, text.find("</INDIVIDUALS>")?),
        "ca-sema" => (text.find("<record>")?, text.find("</data-set>")?),
        // The first two rows are the date and the header.
        "gb-ofsi" => (text.match_indices('\n').nth(1)?.0 + 1, text.len()),
        // The last character is the end-of-file mark of old.
        _ => (0, text.find('\u{1a}')?),
    })
}

fn renumbered(module: &str, records: &str, copy: usize) -> String {
    let longer = |records: &str, end: &str| records.replace(end, &format!("{copy}{end}"));
    match module {
        "un-sc" => longer(&longer(records, "</DATAID>"), "</REFERENCE_NUMBER>"),
        "ca-sema" => longer(records, "</Item>"),
        "gb-ofsi" => longer(records, "\r\n"),
        _ => records
            .split_inclusive('\n')
            .map(|row| format!("{copy}{row}"))
            .collect(),
    }
}

/// Size of some files in bytes.
pub fn size(files: &[PathBuf]) -> Result<u64> {
    let size = |path: &PathBuf| {
        let about = Path::display(path);
        Ok(std::fs::metadata(path).with_context(|| about.to_string())?.len())
    };
    files.iter().map(size).sum()
}
