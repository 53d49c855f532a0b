//! Where items go: collected into batches, so that the border to the host is crossed once for some hundred.

use crate::bounds::{self, Excess};
use crate::build;
use crate::part::AGAIN;
use crate::schema::{
    Assessment, Fault, FaultKind, Level, Notice, NoticeKind, Subject, Summary, TravelDocument,
    TravelDocuments, Withdrawal,
};

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

/// Records a batch holds: enough to make crossing the border cheap, few enough that what is copied there and back stays in the
/// processor's cache. With 256 a translation takes up to a twentieth longer.
const BATCH: usize = 64;

/// Bytes of a batch, as they lie in memory, behind which no further record is put into it: the host takes 64 MiB.
const BATCH_BYTES: usize = 8 << 20;

/// Where a translator puts what it reads. What is left is sent when it is dropped or [flushed](Self::flush).
///
/// A record of which the host would not take a text or a list becomes a notice: it would end the run otherwise. The host takes texts of
/// up to 1 MiB and lists of up to 100,000 values, unless its operator says otherwise.
pub struct Sink<'a> {
    emitter: &'a mut dyn Emitter,
    subjects: Batch<Subject>,
    documents: Batch<TravelDocument>,
    bulk_documents: Batch<TravelDocuments>,
    assessments: Batch<Assessment>,
    withdrawals: Batch<Withdrawal>,
    notices: Vec<Notice>,
    /// Whether there was any item.
    has_items: bool,
    /// Records that were left out.
    left_out: u32,
    /// The first of the notices about them.
    first: Option<Notice>,
}

/// Records that are to be sent together.
struct Batch<T> {
    records: Vec<T>,
    bytes: usize,
}

impl<T: bounds::Weigh> Batch<T> {
    fn new() -> Self {
        Self {
            records: Vec::new(),
            bytes: 0,
        }
    }

    /// Takes a record, and gives those that are to be sent before it.
    fn take(&mut self, record: T) -> Result<Option<Vec<T>>, (T, Box<Excess>)> {
        let bytes = match bounds::weigh(&record) {
            Ok(bytes) => bytes,
            Err(excess) => return Err((record, excess)),
        };
        let is_full =
            self.records.len() >= BATCH || (self.bytes + bytes > BATCH_BYTES && !self.records.is_empty());
        let full = is_full.then(|| self.send());
        self.records.push(record);
        self.bytes += bytes;
        Ok(full)
    }

    fn send(&mut self) -> Vec<T> {
        self.bytes = 0;
        std::mem::take(&mut self.records)
    }
}

macro_rules! emit {
    ($(#[$doc:meta])* $name:ident, $type:ty, $queue:ident) => {
        $(#[$doc])*
        pub fn $name(&mut self, item: $type) {
            match self.$queue.take(item) {
                Ok(full) => {
                    self.has_items = true;
                    if let Some(full) = full {
                        self.emitter.$queue(full);
                    }
                }
                Err((item, excess)) => self.notice(excess.notice(&item.id, item.sources.first())),
            }
        }
    };
}

impl<'a> Sink<'a> {
    /// A sink before `emitter`.
    pub fn new(emitter: &'a mut dyn Emitter) -> Self {
        Self {
            emitter,
            subjects: Batch::new(),
            documents: Batch::new(),
            bulk_documents: Batch::new(),
            assessments: Batch::new(),
            withdrawals: Batch::new(),
            notices: Vec::new(),
            has_items: false,
            left_out: 0,
            first: None,
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

    /// Says what could not be carried over.
    pub fn notice(&mut self, mut notice: Notice) {
        bounds::shorten(&mut notice);
        if notice.kind == NoticeKind::RejectedRecord {
            self.left_out = self.left_out.saturating_add(notice.count);
            self.first.get_or_insert_with(|| notice.clone());
        }
        self.notices.push(notice);
        if self.notices.len() >= BATCH {
            self.emitter.notices(std::mem::take(&mut self.notices));
        }
    }

    /// Writes to the log.
    pub fn log(&mut self, level: Level, message: &str) {
        self.emitter.log(level, message);
    }

    /// How a translation ended that says that it ended well: a list of which not one record could be used is a failed file, and no list
    /// of nobody. One that has no records may be empty in truth.
    pub(crate) fn judge(&self, summary: Summary) -> Result<Summary, Fault> {
        let Some(first) = self.first.as_ref().filter(|_| !self.has_items) else {
            return Ok(summary);
        };
        let records = match self.left_out {
            1 => "the only record".into(),
            several => format!("all {several} records"),
        };
        Err(Fault {
            source: first.source.clone(),
            excerpt: first.excerpt.clone(),
            ..build::fault(
                FaultKind::Malformed,
                format!(
                    "{records} had to be left out; the first: {}: {}",
                    first.field, first.message
                ),
                AGAIN,
            )
        })
    }

    /// Sends what is left.
    pub fn flush(&mut self) {
        macro_rules! send {
            ($($queue:ident)*) => {$(
                if !self.$queue.records.is_empty() {
                    self.emitter.$queue(self.$queue.send());
                }
            )*};
        }
        send!(subjects documents bulk_documents assessments withdrawals);
        if !self.notices.is_empty() {
            self.emitter.notices(std::mem::take(&mut self.notices));
        }
    }
}

impl Drop for Sink<'_> {
    fn drop(&mut self) {
        self.flush();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Run;
    use crate::schema::SubjectKind;

    /// Takes note of how large batches are.
    #[derive(Default)]
    struct Batches(Run, Vec<usize>);

    impl Emitter for Batches {
        fn subjects(&mut self, batch: Vec<Subject>) {
            self.1.push(batch.len());
            self.0.subjects(batch);
        }
        fn documents(&mut self, batch: Vec<TravelDocument>) {
            self.0.documents(batch);
        }
        fn bulk_documents(&mut self, batch: Vec<TravelDocuments>) {
            self.0.bulk_documents(batch);
        }
        fn assessments(&mut self, batch: Vec<Assessment>) {
            self.0.assessments(batch);
        }
        fn withdrawals(&mut self, batch: Vec<Withdrawal>) {
            self.0.withdrawals(batch);
        }
        fn notices(&mut self, batch: Vec<Notice>) {
            self.0.notices(batch);
        }
        fn log(&mut self, level: Level, message: &str) {
            self.0.log(level, message);
        }
    }

    /// Emits subjects with a remark of so many bytes each.
    fn emitted(remarks: impl IntoIterator<Item = usize>) -> Batches {
        let mut batches = Batches::default();
        let mut sink = Sink::new(&mut batches);
        for (number, bytes) in remarks.into_iter().enumerate() {
            let mut subject = build::subject(number.to_string(), SubjectKind::Person, build::rows(0, 1, 1));
            subject.remarks.push(build::remark("x".repeat(bytes)));
            sink.subject(subject);
        }
        drop(sink);
        batches
    }

    #[test]
    fn a_record_that_the_host_would_not_take_is_left_out_and_those_around_it_are_kept() {
        let Batches(run, _) = emitted([1, bounds::TEXT_BYTES + 1, 2]);
        let ids: Vec<_> = run.subjects.iter().map(|subject| subject.id.as_str()).collect();
        assert_eq!(ids, ["0", "2"]);
        let said = run.notices_of(NoticeKind::RejectedRecord);
        assert_eq!((said.len(), said[0].record_id.as_deref()), (1, Some("1")));
    }

    #[test]
    fn a_list_of_which_every_record_was_left_out_is_a_fault_and_an_empty_one_is_not() {
        let summary = || Summary {
            published: None,
            edition_label: None,
            declared_records: None,
            end_seen: true,
        };
        let rejected = |number| Notice {
            source: Some(build::rows(0, number, number)),
            ..build::notice(NoticeKind::RejectedRecord, "ID", "it has no id; it was left out")
        };
        let mut run = Run::default();
        let mut sink = Sink::new(&mut run);
        assert_eq!(sink.judge(summary()), Ok(summary()));
        sink.notice(build::notice(NoticeKind::Remark, "ID", "there is none"));
        assert_eq!(sink.judge(summary()), Ok(summary()));
        (2..4).for_each(|number| sink.notice(rejected(number)));
        let fault = sink.judge(summary()).expect_err("a fault");
        assert_eq!(
            (fault.kind, fault.source, fault.remedy.is_some()),
            (FaultKind::Malformed, Some(build::rows(0, 2, 2)), true)
        );
        assert_eq!(
            fault.message,
            "all 2 records had to be left out; the first: ID: it has no id; it was left out"
        );
        sink.subject(build::subject("1", SubjectKind::Person, build::rows(0, 5, 5)));
        assert_eq!(sink.judge(summary()), Ok(summary()));
    }

    #[test]
    fn a_notice_names_neither_an_id_nor_a_place_that_the_host_would_not_take() {
        let long = "x".repeat(bounds::TEXT_BYTES + 1);
        let mut run = Run::default();
        let mut sink = Sink::new(&mut run);
        for source in [build::sheet_rows(0, &long, 1, 1), build::rows(0, 1, 1)] {
            sink.notice(Notice {
                record_id: Some(long.clone()),
                source: Some(source),
                ..build::notice(NoticeKind::Remark, "a", "b")
            });
        }
        drop(sink);
        let left: Vec<_> = run
            .notices
            .iter()
            .map(|notice| (notice.record_id.is_some(), notice.source.is_some()))
            .collect();
        assert_eq!(left, [(false, false), (false, true)]);
    }

    #[test]
    fn a_batch_has_so_many_records_or_bytes_and_no_more() {
        assert_eq!(emitted(vec![10; 2 * BATCH + 8]).1, [BATCH, BATCH, 8]);
        assert_eq!(emitted(vec![bounds::TEXT_BYTES - 10_000; 20]).1, [8, 8, 4]);
    }
}
