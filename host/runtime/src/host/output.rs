//! What a guest emits.

use dragoman_model::schema::{Manifest, Marking, Notice, Summary};
use dragoman_model::{Batch, Extent, Item, Record, Rejection, TakeNumbers, Validator, Weigh};

use crate::feed::Feed;
use crate::limits::{Exceeded, Limit, RunLimits};
use crate::outcome::Outcome;
use crate::text::cut_notice;
use crate::usage::Usage;

/// The items and notices of a run, and how much they are.
pub(crate) struct Output {
    validator: Validator,
    notices: Vec<Notice>,
    limits: RunLimits,
    emitted_allowed: u64,
    used: Used,
}

/// How much was emitted.
#[derive(Default)]
struct Used {
    items: u64,
    emitted_bytes: u64,
    notice_bytes: u64,
    notice_bytes_dropped: u64,
    batch_items: usize,
    call_bytes: u64,
    text_bytes: usize,
    list_length: usize,
}

impl Output {
    pub(super) fn new(
        feed: &Feed,
        marking: Marking,
        limits: &RunLimits,
        numbers: Option<Box<dyn TakeNumbers>>,
    ) -> Self {
        let sizes = feed
            .parts()
            .iter()
            .map(|part| part.content.size() as u32)
            .collect();
        let validator = Validator::new(marking, sizes);
        Self {
            validator: match numbers {
                Some(numbers) => validator.giving_numbers_to(numbers),
                None => validator,
            },
            notices: Vec::new(),
            limits: limits.clone(),
            emitted_allowed: limits.emitted_bytes.of(feed.size()),
            used: Used::default(),
        }
    }

    /// Takes a batch of items; gives its bytes in memory.
    pub(super) fn take<T>(&mut self, batch: Batch<T, Item>) -> Result<u64, Exceeded> {
        self.batch(batch.values.len())?;
        let items = self.used.items + batch.values.len() as u64;
        Limit::Items.check(items, self.limits.items)?;
        let before = self.used.emitted_bytes;
        for extent in batch.extents {
            self.used.items += 1;
            self.used.emitted_bytes += self.weighed::<T>(extent)?;
            Limit::EmittedBytes.check(self.used.emitted_bytes, self.emitted_allowed)?;
        }
        self.validator.take_all(batch.values);
        Ok(self.carried(self.used.emitted_bytes - before))
    }

    /// Takes a batch of notices; gives its bytes in memory.
    pub(super) fn notice(&mut self, batch: Batch<Notice>) -> Result<u64, Exceeded> {
        self.batch(batch.values.len())?;
        let notices = self.notices.len() + batch.values.len();
        Limit::Notices.check(notices as u64, self.limits.notices)?;
        let before = self.used.notice_bytes;
        for mut notice in batch.values {
            self.used.notice_bytes_dropped += cut_notice(&mut notice) as u64;
            self.used.notice_bytes += self.measure(&notice)?;
            Limit::NoticeBytes.check(self.used.notice_bytes, self.limits.notice_bytes)?;
            self.notices.push(notice);
        }
        Ok(self.carried(self.used.notice_bytes - before))
    }

    /// Checks the texts and lists of a value; gives its bytes in memory.
    pub(crate) fn measure<T: Weigh>(&mut self, value: &T) -> Result<u64, Exceeded> {
        self.weighed::<T>(Extent::of(value))
    }

    /// The same, of a value that is weighed.
    fn weighed<T>(&mut self, extent: Extent) -> Result<u64, Exceeded> {
        self.used.text_bytes = self.used.text_bytes.max(extent.longest_text);
        self.used.list_length = self.used.list_length.max(extent.longest_list);
        Limit::TextBytes.check(extent.longest_text as u64, self.limits.text_bytes as u64)?;
        Limit::ListLength.check(extent.longest_list as u64, self.limits.list_length as u64)?;
        Ok((size_of::<T>() + extent.heap) as u64)
    }

    fn batch(&mut self, length: usize) -> Result<(), Exceeded> {
        self.used.batch_items = self.used.batch_items.max(length);
        Limit::BatchItems.check(length as u64, self.limits.batch_items as u64)
    }

    fn carried(&mut self, bytes: u64) -> u64 {
        self.used.call_bytes = self.used.call_bytes.max(bytes);
        bytes
    }

    pub(super) fn items(&self) -> u64 {
        self.used.items
    }

    pub(super) fn report(&self, usage: &mut Usage) {
        usage.items = self.used.items;
        usage.batch_items = self.used.batch_items;
        usage.call_bytes = self.used.call_bytes;
        usage.emitted_bytes = self.used.emitted_bytes;
        usage.text_bytes = self.used.text_bytes;
        usage.list_length = self.used.list_length;
        usage.notices = self.notices.len() as u64;
        usage.notice_bytes = self.used.notice_bytes;
        usage.notice_bytes_dropped = self.used.notice_bytes_dropped;
    }

    /// What a good run gives.
    pub(crate) fn finish(self, manifest: Manifest, summary: Summary) -> Outcome {
        let (records, rejections): (Vec<Record>, Vec<Rejection>) = self.validator.finish();
        Outcome {
            manifest,
            summary,
            records,
            rejections,
            notices: self.notices,
        }
    }
}
