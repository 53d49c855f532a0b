//! The border of the sandbox: the host's functions behind [`Source`] and [`Emitter`], and the exports.

use crate::bindings::dragoman::watchlist::{log, sink, source};
use crate::schema::{
    Assessment, Fault, Level, Manifest, Notice, Subject, Summary, TravelDocument, TravelDocuments, Withdrawal,
};
use crate::{Emitter, Feed, PartInfo, Sink, Source, Translator};

struct Host;

impl Source for Host {
    fn parts(&self) -> Vec<PartInfo> {
        source::parts()
    }
    fn read(&self, part: u32, offset: u32, max: u32) -> Vec<u8> {
        source::read(part, offset, max)
    }
}

impl Emitter for Host {
    fn subjects(&mut self, batch: Vec<Subject>) {
        sink::subjects(&batch);
    }
    fn documents(&mut self, batch: Vec<TravelDocument>) {
        sink::documents(&batch);
    }
    fn bulk_documents(&mut self, batch: Vec<TravelDocuments>) {
        sink::bulk_documents(&batch);
    }
    fn assessments(&mut self, batch: Vec<Assessment>) {
        sink::assessments(&batch);
    }
    fn withdrawals(&mut self, batch: Vec<Withdrawal>) {
        sink::withdrawals(&batch);
    }
    fn notices(&mut self, batch: Vec<Notice>) {
        sink::notices(&batch);
    }
    fn log(&mut self, level: Level, message: &str) {
        log::write(level, message);
    }
}

/// A panic would be an opaque `unreachable`: say its message and place first.
fn report_panics() {
    std::panic::set_hook(Box::new(|info| log::write(Level::Error, &info.to_string())));
}

/// The export `describe`.
pub fn describe<T: Translator>() -> Manifest {
    report_panics();
    T::describe()
}

/// The export `translate`.
pub fn translate<T: Translator>() -> Result<Summary, Fault> {
    report_panics();
    let mut emitter = Host;
    let mut sink = Sink::new(&mut emitter);
    let result = T::translate(&Feed::new(&Host), &mut sink).and_then(|summary| sink.judge(summary));
    if result.is_ok() {
        sink.flush();
    }
    result
}
