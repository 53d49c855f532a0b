//! Where items go: collected into batches, so that the border to the host is crossed once for some hundred.

use crate::schema::{Assessment, Level, Notice, Subject, TravelDocument, TravelDocuments, Withdrawal};

/// What takes batches: the host, or memory in a native test.
pub trait Emitter {
    /// Takes subjects.
    fn subjects(&mut self, batch: Vec<Subject>);
    /// Takes travel documents.
    fn documents(&mut self, batch: Vec<TravelDocument>);
    /// Takes travel documents in bulk.
    fn bulk_documents(&mut self, batch: Vec<TravelDocuments>);
    /// Takes assessments.
    fn assessments(&mut self, batch: Vec<Assessment>);
    /// Takes withdrawals.
    fn withdrawals(&mut self, batch: Vec<Withdrawal>);
    /// Takes notices.
    fn notices(&mut self, batch: Vec<Notice>);
    /// Takes a log message.
    fn log(&mut self, level: Level, message: &str);
}

/// Records a batch holds: enough to make crossing the border cheap, few enough to stay within the host's cap on bytes.
const BATCH: usize = 256;

/// Where a translator puts what it reads. What is left is sent when it is dropped or [flushed](Self::flush).
pub struct Sink<'a> {
    emitter: &'a mut dyn Emitter,
    subjects: Vec<Subject>,
    documents: Vec<TravelDocument>,
    bulk_documents: Vec<TravelDocuments>,
    assessments: Vec<Assessment>,
    withdrawals: Vec<Withdrawal>,
    notices: Vec<Notice>,
}

macro_rules! emit {
    ($(#[$doc:meta])* $name:ident, $type:ty, $queue:ident) => {
        $(#[$doc])*
        pub fn $name(&mut self, item: $type) {
            self.$queue.push(item);
            if self.$queue.len() >= BATCH {
                self.emitter.$queue(std::mem::take(&mut self.$queue));
            }
        }
    };
}

impl<'a> Sink<'a> {
    /// A sink before `emitter`.
    pub fn new(emitter: &'a mut dyn Emitter) -> Self {
        Self {
            emitter,
            subjects: Vec::new(),
            documents: Vec::new(),
            bulk_documents: Vec::new(),
            assessments: Vec::new(),
            withdrawals: Vec::new(),
            notices: Vec::new(),
        }
    }

    emit!(
        /// Emits a subject.
        subject, Subject, subjects
    );
    emit!(
        /// Emits a travel document.
        document, TravelDocument, documents
    );
    emit!(
        /// Emits travel documents in bulk.
        bulk_document, TravelDocuments, bulk_documents
    );
    emit!(
        /// Emits an assessment.
        assessment, Assessment, assessments
    );
    emit!(
        /// Emits a withdrawal.
        withdrawal, Withdrawal, withdrawals
    );
    emit!(
        /// Says what could not be carried over.
        notice, Notice, notices
    );

    /// Writes to the log.
    pub fn log(&mut self, level: Level, message: &str) {
        self.emitter.log(level, message);
    }

    /// Sends what is left.
    pub fn flush(&mut self) {
        macro_rules! send {
            ($($queue:ident)*) => {$(
                if !self.$queue.is_empty() {
                    self.emitter.$queue(std::mem::take(&mut self.$queue));
                }
            )*};
        }
        send!(subjects documents bulk_documents assessments withdrawals notices);
    }
}

impl Drop for Sink<'_> {
    fn drop(&mut self) {
        self.flush();
    }
}
