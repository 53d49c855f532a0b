//! The module from outside: what it makes of samples, of damaged files and, where they are at hand, of real lists.

#[path = "module/advanced.rs"]
mod advanced;
#[path = "module/enhanced.rs"]
mod enhanced;
#[path = "module/faults.rs"]
mod faults;
#[path = "module/real.rs"]
mod real;

use dragoman_guest::native::{Files, Run, run};
use dragoman_guest::schema::{Locator, Subject};
use us_ofac_advanced::UsOfacAdvanced;

/// The sample list in the Advanced format.
const ADVANCED: &[u8] = include_bytes!("../samples/advanced/advanced.xml");

/// The same list in the Enhanced format.
const ENHANCED: &[u8] = include_bytes!("../samples/enhanced/enhanced.xml");

/// Translates one file.
fn translate(bytes: impl Into<Vec<u8>>) -> Run {
    run::<UsOfacAdvanced>(&Files::one("list.xml", bytes))
}

/// A sample as text, with something replaced that stands in it.
fn replaced(sample: &[u8], from: &str, to: &str) -> String {
    let text = String::from_utf8(sample.to_vec()).expect("UTF-8");
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1)
}

/// The text at a source of a subject.
fn source<'b>(subject: &Subject, at: u32, bytes: &'b [u8]) -> &'b str {
    let Some(Locator::Bytes(range)) = subject.sources.get(at as usize) else {
        panic!("{} has no bytes {at}", subject.id);
    };
    std::str::from_utf8(&bytes[range.start as usize..range.end as usize]).expect("whole characters")
}

/// Checks that each source of a subject is one whole element, the first of them of the name `record`.
fn assert_places(subject: &Subject, record: &str, bytes: &[u8]) {
    for at in 0..subject.sources.len() as u32 {
        let text = source(subject, at, bytes);
        let name = text
            .trim_start_matches('<')
            .split([' ', '>'])
            .next()
            .expect("a name");
        assert!(
            text.starts_with('<') && text.ends_with(&format!("</{name}>")),
            "{text}"
        );
        assert_eq!(text.matches(&format!("</{name}>")).count(), 1, "{}", subject.id);
        assert!(at > 0 || name == record, "{name}");
    }
    assert!(source(subject, 0, bytes).contains(&format!("\"{}\"", subject.id)));
}
