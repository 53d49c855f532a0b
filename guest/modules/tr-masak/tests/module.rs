//! The module from outside: what it makes of samples and of damaged files.

#[path = "module/faults.rs"]
mod faults;
#[path = "module/samples.rs"]
mod samples;
#[path = "module/sheets.rs"]
mod sheets;

use dragoman_guest::native::workbook::workbook;
use dragoman_guest::native::{Files, Run, run};
use tr_masak::TrMasak;

/// The sample workbooks, one for each legal basis.
const SAMPLES: [&[u8]; 4] = [
    include_bytes!("../samples/A-6415-SAYILI-KANUN-5.-MADDE.xlsx"),
    include_bytes!("../samples/B-YABANCI-ULKE-TALEPLERI-6415-SAYILI-KANUN-6.-MADDE.xlsx"),
    include_bytes!("../samples/C-IC-DONDURMA-KARARI-6415-SAYILI-KANUN-7.-MADDE.xlsx"),
    include_bytes!("../samples/D-7262-SAYILI-KANUN-3.A-VE-3.B-MADDELERI.xlsx"),
];

/// All of them as one edition. Their names must say nothing.
fn edition() -> Files {
    let numbered = SAMPLES.iter().enumerate();
    numbered.fold(Files::default(), |files, (at, bytes)| {
        files.and(&format!("{at}"), *bytes)
    })
}

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<TrMasak>(&Files::one("list", bytes))
}

/// A sheet of the given rows.
fn list(rows: &[&[&str]]) -> Run {
    let cells = rows
        .iter()
        .map(|row| row.iter().map(|cell| (*cell).to_owned()).collect());
    translate(workbook(&cells.collect::<Vec<_>>()))
}
