//! Runs a translator without a sandbox, for unit tests and for measuring what the sandbox costs.

pub mod damage;
#[cfg(feature = "sheet")]
pub mod workbook;

use crate::schema::{
    Assessment, Fault, Level, Manifest, Notice, NoticeKind, Subject, Summary, TravelDocument,
    TravelDocuments, Withdrawal,
};
use crate::{Emitter, Feed, PartInfo, Sink, Source, Translator};

/// Files in memory.
#[derive(Debug, Clone, Default)]
pub struct Files {
    parts: Vec<(PartInfo, Vec<u8>)>,
    read_cap: Option<u32>,
}

impl Files {
    /// One file.
    pub fn one(name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        Self::default().and(name, bytes)
    }

    /// Name and content of each file.
    pub fn parts(&self) -> impl Iterator<Item = (&str, &[u8])> {
        let parts = self.parts.iter();
        parts.map(|(info, bytes)| (info.name.as_str(), bytes.as_slice()))
    }

    /// One file more.
    pub fn and(mut self, name: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        let info = PartInfo {
            name: name.into(),
            size: bytes.len() as u32,
            media_type: "application/octet-stream".into(),
        };
        self.parts.push((info, bytes));
        self
    }

    /// Gives at most `cap` bytes a read, to show that a translator does not depend on it.
    pub fn read_cap(mut self, cap: u32) -> Self {
        self.read_cap = Some(cap);
        self
    }
}

impl Source for Files {
    fn parts(&self) -> Vec<PartInfo> {
        self.parts.iter().map(|(info, _)| info.clone()).collect()
    }

    fn read(&self, part: u32, offset: u32, max: u32) -> Vec<u8> {
        let Some((_, bytes)) = self.parts.get(part as usize) else {
            return Vec::new();
        };
        let start = (offset as usize).min(bytes.len());
        let max = self.read_cap.map_or(max, |cap| max.min(cap)) as usize;
        bytes[start..bytes.len().min(start.saturating_add(max))].to_vec()
    }
}

/// What a run gave.
#[derive(Debug, Default)]
pub struct Run {
    /// The module's manifest.
    pub manifest: Option<Manifest>,
    /// How it ended.
    pub result: Option<Result<Summary, Fault>>,
    /// Subjects.
    pub subjects: Vec<Subject>,
    /// Travel documents.
    pub documents: Vec<TravelDocument>,
    /// Travel documents in bulk.
    pub bulk_documents: Vec<TravelDocuments>,
    /// Assessments.
    pub assessments: Vec<Assessment>,
    /// Withdrawals.
    pub withdrawals: Vec<Withdrawal>,
    /// Notices.
    pub notices: Vec<Notice>,
    /// Log.
    pub log: Vec<(Level, String)>,
}

impl Run {
    /// The fault, if it ended with one.
    pub fn fault(&self) -> Option<&Fault> {
        self.result.as_ref().and_then(|result| result.as_ref().err())
    }

    /// The summary, if it ended well.
    pub fn summary(&self) -> Option<&Summary> {
        self.result.as_ref().and_then(|result| result.as_ref().ok())
    }

    /// A copy of the subject of this id: a test takes apart what it looks at.
    ///
    /// # Panics
    ///
    /// If there is none: says how the run ended and what was noticed.
    pub fn subject(&self, id: &str) -> Subject {
        let found = self.subjects.iter().find(|subject| subject.id == id);
        found
            .cloned()
            .unwrap_or_else(|| panic!("no subject {id}: {:?} {:?}", self.result, self.notices))
    }

    /// A copy of the first subject whose first name is this one, where a list has no ids of its own.
    ///
    /// # Panics
    ///
    /// As [`Run::subject`].
    pub fn named(&self, name: &str) -> Subject {
        let is = |subject: &&Subject| subject.names.first().is_some_and(|first| first.full == name);
        let found = self.subjects.iter().find(is);
        found
            .cloned()
            .unwrap_or_else(|| panic!("nobody named {name}: {:?} {:?}", self.result, self.notices))
    }

    /// A copy of the withdrawal of this id.
    ///
    /// # Panics
    ///
    /// As [`Run::subject`].
    pub fn withdrawal(&self, id: &str) -> Withdrawal {
        let found = self.withdrawals.iter().find(|withdrawal| withdrawal.id == id);
        found
            .cloned()
            .unwrap_or_else(|| panic!("no withdrawal of {id}: {:?} {:?}", self.result, self.notices))
    }

    /// The notices of a kind.
    pub fn notices_of(&self, kind: NoticeKind) -> Vec<&Notice> {
        self.notices.iter().filter(|notice| notice.kind == kind).collect()
    }
}

impl Emitter for Run {
    fn subjects(&mut self, batch: Vec<Subject>) {
        self.subjects.extend(batch);
    }
    fn documents(&mut self, batch: Vec<TravelDocument>) {
        self.documents.extend(batch);
    }
    fn bulk_documents(&mut self, batch: Vec<TravelDocuments>) {
        self.bulk_documents.extend(batch);
    }
    fn assessments(&mut self, batch: Vec<Assessment>) {
        self.assessments.extend(batch);
    }
    fn withdrawals(&mut self, batch: Vec<Withdrawal>) {
        self.withdrawals.extend(batch);
    }
    fn notices(&mut self, batch: Vec<Notice>) {
        self.notices.extend(batch);
    }
    fn log(&mut self, level: Level, message: &str) {
        self.log.push((level, message.into()));
    }
}

/// Translates `files` with `T`.
pub fn run<T: Translator>(files: &Files) -> Run {
    let mut run = Run {
        manifest: Some(T::describe()),
        ..Run::default()
    };
    let feed = Feed::new(files);
    let result = {
        let mut sink = Sink::new(&mut run);
        T::translate(&feed, &mut sink).and_then(|summary| sink.judge(summary))
    };
    run.result = Some(result);
    run
}
