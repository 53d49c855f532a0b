//! Runs a reference module without a sandbox: `bench-native MODULE FILE...`. Each line on stdin asks for one run over the
//! files; the answer is a line with its nanoseconds on the processor and the records it gave.

use std::error::Error;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::Duration;

use dragoman_guest::Translator;
use dragoman_guest::native::{self, Files};
use rustix::time::{ClockId, clock_gettime};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let module = arguments.next().ok_or("name a module")?;
    let mut files = Files::default();
    for path in arguments {
        let path = Path::new(&path);
        let name = path.file_name().ok_or("a file has a name")?.to_string_lossy();
        files = files.and(&name, std::fs::read(path)?);
    }
    match module.as_str() {
        "ca-sema" => serve::<ca_sema::CaSema>(&files),
        "gb-ofsi" => serve::<gb_ofsi::GbOfsi>(&files),
        "un-sc" => serve::<un_sc::UnSc>(&files),
        "us-ofac-sdn" => serve::<us_ofac_sdn::UsOfacSdn>(&files),
        other => Err(format!("no module {other} is built in").into()),
    }
}

fn serve<T: Translator>(files: &Files) -> Result<(), Box<dyn Error>> {
    for asked in std::io::stdin().lock().lines() {
        asked?;
        let start = clock_gettime(ClockId::ThreadCPUTime);
        let run = native::run::<T>(files);
        let taken = Duration::try_from(clock_gettime(ClockId::ThreadCPUTime) - start)?;
        if let Some(fault) = run.fault() {
            return Err(fault.message.clone().into());
        }
        writeln!(std::io::stdout(), "{} {}", taken.as_nanos(), run.subjects.len())?;
    }
    Ok(())
}
