//! Judges a run: what became of the guest, of the honest partner, of the good edition, and of the host.

use std::fmt::Write;

use dragoman_hostile::{Expected, IMITATION};
use serde_json::Value;

use crate::child::Ended;
use crate::site::{Site, Template};

/// Bytes that the host may have resident while it runs a guest: the 512 MiB that a guest's memory may have, and what the
/// host itself needs to run any guest.
const HOST_MEMORY: u64 = (512 + 256) << 20;

/// What came of a guest.
#[derive(Debug, Default)]
pub struct Verdict {
    /// How the host dealt with it.
    pub fate: Fate,
    /// It was not dealt with as it must be.
    pub escaped: Vec<String>,
    /// The host ended in another way than a command does.
    pub crashed: Vec<String>,
    /// A record that was there is not there any more, or the honest partner was not heard.
    pub lost: Vec<String>,
    /// The host took more memory than it may.
    pub swollen: Vec<String>,
}

/// How the host dealt with a guest.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// Turned away before any of its code ran.
    Refused,
    /// Stopped by a limit.
    Stopped,
    /// Ended by a trap.
    Trapped,
    /// It ended by itself, and nothing of it was taken.
    Void,
    /// What broke a rule was left out.
    Rejected,
    /// It came to nothing.
    #[default]
    Harmless,
}

impl Verdict {
    /// Everything that went wrong, a line each; none if nothing did.
    pub fn complaint(&self) -> Option<String> {
        let mut text = String::new();
        let kinds = [
            ("escaped", &self.escaped),
            ("the host crashed", &self.crashed),
            ("lost", &self.lost),
            ("memory", &self.swollen),
        ];
        for (kind, lines) in kinds {
            for line in lines {
                writeln!(text, "{kind}: {line}").expect("a text takes all");
            }
        }
        (!text.is_empty()).then_some(text)
    }
}

/// Runs a site whose hostile partner is in place, and judges what came of it.
pub fn judge(site: &Site, template: &Template, expected: &Expected) -> Verdict {
    judge_run(&run(site), site, template, expected)
}

/// Runs the partners of a site.
pub fn run(site: &Site) -> Ended {
    site.dragoman(&["run", "--format", "json"])
}

/// What a run reports on an issuer.
pub fn report(ended: &Ended, issuer: &str) -> Option<Value> {
    let reports: Vec<Value> = serde_json::from_str(&ended.out).ok()?;
    reports.into_iter().find(|report| report["issuer"] == issuer)
}

/// Judges what came of a run.
pub fn judge_run(ended: &Ended, site: &Site, template: &Template, expected: &Expected) -> Verdict {
    let mut verdict = Verdict {
        fate: fate(expected),
        ..Verdict::default()
    };
    verdict.host(ended);
    match report(ended, "XX") {
        Some(report) => verdict.guest(&report, site, expected),
        None => verdict
            .crashed
            .push(format!("no report on the guest: {:?}", ended.out)),
    }
    match report(ended, "YY") {
        Some(honest) if honest["status"] == "accepted" => {}
        other => verdict
            .lost
            .push(format!("the honest partner was not accepted: {other:?}")),
    }
    let honest = site.exported("YY").len();
    if honest != 5 {
        verdict
            .lost
            .push(format!("the honest partner has {honest} records in force, not 5"));
    }
    let held = site.exported("XX");
    if !held.is_superset(template.good()) {
        verdict
            .lost
            .push(format!("the last good edition is not in force, but {held:?}"));
    }
    let more = held.len() - held.intersection(template.good()).count();
    let allowed = usize::from(matches!(expected, Expected::Accepted(_)));
    if more != allowed {
        verdict.escaped.push(format!(
            "{more} more records are in force, not {allowed}: {held:?}"
        ));
    }
    verdict
}

impl Verdict {
    fn host(&mut self, ended: &Ended) {
        let errors = String::from_utf8_lossy(&ended.errors);
        match ended.status.code() {
            Some(0 | 1) => {}
            Some(code) => self.crashed.push(format!("it ended with {code}: {errors}")),
            None => self.crashed.push(format!("it was killed: {}", ended.status)),
        }
        if errors.contains("panicked at") {
            self.crashed.push(format!("it panicked: {errors}"));
        }
        if let Some(peak) = ended.peak
            && peak > HOST_MEMORY
        {
            let megabytes = peak >> 20;
            self.swollen.push(format!(
                "{megabytes} MiB were resident, {} are allowed",
                HOST_MEMORY >> 20
            ));
        }
        for (stream, bytes) in [
            ("standard output", ended.out.as_bytes()),
            ("standard error", &ended.errors),
        ] {
            if is_raw(bytes) {
                self.escaped.push(format!("control characters reached {stream}"));
            }
            let text = String::from_utf8_lossy(bytes);
            if text.lines().any(|line| line.trim_start().starts_with(IMITATION)) {
                self.escaped
                    .push(format!("a line of its own making reached {stream}: {text}"));
            }
        }
    }

    fn guest(&mut self, report: &Value, site: &Site, expected: &Expected) {
        let (statuses, words): (&[&str], &[&str]) = match expected {
            Expected::Refused(words)
            | Expected::Stopped(words)
            | Expected::Trapped(words)
            | Expected::Void(words) => (&["failed"], words),
            Expected::Rejected(..) | Expected::Harmless => (&["same"], &[]),
            Expected::Accepted(_) => (&["accepted"], &[]),
        };
        if !statuses.iter().any(|status| report["status"] == *status) {
            self.escaped.push(format!("it must be {statuses:?}: {report}"));
        }
        self.words(words, report["error"].as_str().unwrap_or_default());
        match expected {
            Expected::Rejected(count, words) => {
                if report["findings"]["rejections"] != *count {
                    self.escaped
                        .push(format!("{count} items must be rejected: {report}"));
                }
                let said = translated(self, site);
                self.words(words, &said);
            }
            Expected::Accepted(words) => {
                let export: String = site.exported("XX").into_iter().collect();
                self.words(words, &export);
                translated(self, site);
            }
            Expected::Harmless => {
                translated(self, site);
            }
            _ => {}
        }
    }

    fn words(&mut self, words: &[&str], text: &str) {
        for word in words.iter().filter(|word| !text.contains(**word)) {
            self.escaped.push(format!("{word:?} is not said: {text}"));
        }
    }
}

/// What the command that shows everything says of a guest, its log and its rejected items included. What those show that read the store is
/// looked at as well.
fn translated(verdict: &mut Verdict, site: &Site) -> String {
    for arguments in [
        &["status", "--all"][..],
        &["findings", "XX"],
        &["diff", "XX"],
        &["show", "XX/2", "--record"],
    ] {
        verdict.host(&site.dragoman(arguments));
    }
    let ended = site.dragoman(&["translate", "hostile.wasm", "hostile.txt"]);
    verdict.host(&ended);
    String::from_utf8_lossy(&ended.errors).into_owned()
}

fn fate(expected: &Expected) -> Fate {
    match expected {
        Expected::Refused(_) => Fate::Refused,
        Expected::Stopped(_) => Fate::Stopped,
        Expected::Trapped(_) => Fate::Trapped,
        Expected::Void(_) => Fate::Void,
        Expected::Rejected(..) => Fate::Rejected,
        Expected::Accepted(_) | Expected::Harmless => Fate::Harmless,
    }
}

/// Whether bytes would do more to a terminal than write text.
fn is_raw(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let overrides = [
        '\u{202a}', '\u{202b}', '\u{202d}', '\u{202e}', '\u{2066}', '\u{2067}', '\u{2068}',
    ];
    text.chars()
        .any(|found| (found.is_control() && found != '\n' && found != '\t') || overrides.contains(&found))
}
