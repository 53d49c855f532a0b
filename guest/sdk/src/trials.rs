//! What the tests of the readers share.

use std::cell::Cell;

use crate::native::Run;
use crate::schema::Notice;
use crate::{Notes, PartInfo, Sink, Source};

/// What a run over a list gave: the answers to what was asked, what was said, and what stands beside the records.
pub(crate) type Answers<T> = (Vec<T>, Vec<Notice>, Vec<Option<String>>);

/// The notices that a run would send.
pub(crate) fn said(notes: Notes) -> Vec<Notice> {
    let mut run = Run::default();
    notes.send(&mut Sink::new(&mut run));
    run.notices
}

/// Numbers below what is asked for, one after the other: they look like chance, and are the same at each run.
pub(crate) fn dice() -> impl FnMut(usize) -> usize {
    let mut state = 7u32;
    move |below| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) as usize % below
    }
}

/// A list without end to its records, which is made as it is read.
pub(crate) struct Endless {
    head: &'static str,
    record: &'static str,
    furthest: Cell<u32>,
}

impl Endless {
    /// A head, and one record after the other.
    pub(crate) fn new(head: &'static str, record: &'static str) -> Self {
        Self {
            head,
            record,
            furthest: Cell::new(0),
        }
    }

    /// How far it was read.
    pub(crate) fn furthest(&self) -> u32 {
        self.furthest.get()
    }
}

impl Source for Endless {
    fn parts(&self) -> Vec<PartInfo> {
        vec![PartInfo {
            name: "list".into(),
            size: u32::MAX,
            media_type: "application/octet-stream".into(),
        }]
    }

    fn read(&self, _: u32, offset: u32, max: u32) -> Vec<u8> {
        let at = |offset: usize| match offset.checked_sub(self.head.len()) {
            None => self.head.as_bytes()[offset],
            Some(behind) => self.record.as_bytes()[behind % self.record.len()],
        };
        self.furthest.set(self.furthest().max(offset + max));
        (offset as usize..(offset + max) as usize).map(at).collect()
    }
}
