//! Runs a module over its samples, and has every rule look at what came of it.

use dragoman_model::Digest;
use dragoman_model::schema::Manifest;
use dragoman_runtime::{Engine, Limits, Module, Outcome, Usage};

use crate::finding::{Finding, Findings};
use crate::report::{Report, SampleReport};
use crate::rules::{admission, manifest, sampled};
use crate::sample::{Ratchet, Sample};
use crate::translation::{Numbers, Print};

/// A sample with what the module made of it.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    pub(crate) module: &'a Module,
    pub(crate) manifest: &'a Manifest,
    pub(crate) sample: &'a Sample,
    pub(crate) outcome: &'a Outcome,
    /// The numbers of its documents in bulk.
    pub(crate) numbers: &'a Numbers,
    pub(crate) usage: &'a Usage,
    pub(crate) ratchet: Option<&'a Ratchet>,
}

/// A sample, and what came of it by digests: its records are not in memory any more.
#[derive(Clone, Copy)]
pub(crate) struct Again<'a> {
    pub(crate) module: &'a Module,
    pub(crate) sample: &'a Sample,
    pub(crate) first: &'a Print,
}

impl Sample {
    /// A finding of this sample.
    pub(crate) fn finding(&self, message: impl Into<String>, remedy: impl Into<String>) -> Finding {
        Finding {
            sample: Some(self.name.clone()),
            ..general(message, remedy)
        }
    }

    /// A finding of a file of this sample.
    pub(crate) fn finding_in(
        &self,
        place: impl Into<String>,
        message: impl Into<String>,
        remedy: impl Into<String>,
    ) -> Finding {
        Finding {
            place: Some(place.into()),
            ..self.finding(message, remedy)
        }
    }
}

/// A finding that no sample is needed for.
pub(crate) fn general(message: impl Into<String>, remedy: impl Into<String>) -> Finding {
    Finding {
        sample: None,
        place: None,
        message: message.into(),
        remedy: remedy.into(),
    }
}

/// Examines a module: `module` is the component, `limits` are those it is to run under, `ratchet` what its samples cost
/// when somebody last looked.
pub fn examine(
    engine: &Engine,
    module: &[u8],
    limits: &Limits,
    samples: &[Sample],
    ratchet: Option<&Ratchet>,
) -> Report {
    let mut findings = Findings::default();
    let mut reports = Vec::new();
    let loaded = admission::load(engine, module, limits, &mut findings);
    let described = loaded
        .as_ref()
        .and_then(|module| manifest::describe(module, &mut findings));
    match (&loaded, &described) {
        (Some(module), Some(manifest)) => {
            if samples.is_empty() {
                sampled::skip_all("there is no sample", &mut findings);
            }
            for sample in samples {
                reports.push(sampled::examine(module, manifest, sample, ratchet, &mut findings));
            }
        }
        _ => sampled::skip_all("the module cannot be asked", &mut findings),
    }
    Report::new(module, described, reports, &findings)
}

impl SampleReport {
    /// What a sample came to; `counts` are its records and notices, if it was translated.
    pub(crate) fn of(
        sample: &Sample,
        files: Vec<(String, u64, Digest)>,
        counts: Option<(usize, usize)>,
        usage: &Usage,
    ) -> Self {
        Self {
            name: sample.name.clone(),
            files,
            records: counts.map(|(records, _)| records),
            notices: counts.map(|(_, notices)| notices),
            usage: *usage,
        }
    }
}
