//! The functions of the contract as a guest sees them, and the state of one run behind them.

use dragoman_model::schema::{
    Assessment, Level, Marking, Node, Notice, PartInfo, Subject, TravelDocument, TravelDocuments, Withdrawal,
};
use dragoman_model::{API_VERSION, Item, PACKAGE, Path, Validator, Walk};
use wasmtime::component::Linker;
use wasmtime::{ResourceLimiter, StoreContextMut};

use crate::feed::Feed;
use crate::limits::{Limit, RunLimits};
use crate::outcome::{LogLine, Usage};

/// Bytes a single read gives at most.
const READ_CAP: usize = 1 << 20;

/// Characters of a log line that are kept.
const LINE_CAP: usize = 2_000;

/// The state of one run.
pub(crate) struct Host {
    feed: Feed,
    pub(crate) limits: RunLimits,
    pub(crate) validator: Validator,
    pub(crate) notices: Vec<Notice>,
    pub(crate) log: Vec<LogLine>,
    log_bytes: usize,
    pub(crate) usage: Usage,
}

impl Host {
    pub(crate) fn new(feed: &Feed, marking: Marking, limits: &RunLimits) -> Self {
        let sizes = feed.parts().iter().map(|part| part.bytes.len() as u32).collect();
        Self {
            feed: feed.clone(),
            limits: limits.clone(),
            validator: Validator::new(marking, sizes),
            notices: Vec::new(),
            log: Vec::new(),
            log_bytes: 0,
            usage: Usage::default(),
        }
    }

    fn parts(&self) -> Vec<PartInfo> {
        let info = |part: &crate::Part| PartInfo {
            name: part.name.clone(),
            size: part.bytes.len() as u32,
            media_type: part.media_type.clone(),
        };
        self.feed.parts().iter().map(info).collect()
    }

    fn read(&self, part: u32, offset: u32, max: u32) -> &[u8] {
        let bytes = self
            .feed
            .parts()
            .get(part as usize)
            .map_or(&[][..], |part| &part.bytes[..]);
        let start = bytes.len().min(offset as usize);
        let end = bytes.len().min(start + (max as usize).min(READ_CAP));
        &bytes[start..end]
    }

    fn take(&mut self, item: Item) -> Result<(), Limit> {
        self.usage.items += 1;
        if self.usage.items > self.limits.items {
            return Err(Limit::Items {
                allowed: self.limits.items,
            });
        }
        let mut bytes = 0;
        item.walk(&mut Path::default(), &mut |_, node| {
            if let Node::Text(text) = node {
                bytes += text.len() as u64;
            }
        });
        self.usage.emitted_bytes += bytes;
        if self.usage.emitted_bytes > self.limits.emitted_bytes {
            return Err(Limit::Bytes {
                allowed: self.limits.emitted_bytes,
            });
        }
        self.validator.take(item);
        Ok(())
    }

    fn notice(&mut self, batch: Vec<Notice>) -> Result<(), Limit> {
        if (self.notices.len() + batch.len()) as u64 > self.limits.notices {
            return Err(Limit::Notices {
                allowed: self.limits.notices,
            });
        }
        self.notices.extend(batch);
        Ok(())
    }

    fn write(&mut self, level: Level, mut message: String) {
        if let Some((end, _)) = message.char_indices().nth(LINE_CAP) {
            self.usage.log_dropped += message.len() - end;
            message.truncate(end);
        }
        if self.log_bytes + message.len() > self.limits.log_bytes {
            self.usage.log_dropped += message.len();
            return;
        }
        self.log_bytes += message.len();
        self.log.push(LogLine { level, message });
    }
}

impl ResourceLimiter for Host {
    fn memory_growing(&mut self, current: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        // All memories together: a component may have several.
        let asked = self
            .usage
            .memory_bytes
            .saturating_add(desired.saturating_sub(current));
        if asked > self.limits.memory_bytes {
            return Err(wasmtime::Error::new(Limit::Memory {
                asked,
                allowed: self.limits.memory_bytes,
            }));
        }
        self.usage.memory_bytes = asked;
        Ok(true)
    }

    fn table_growing(&mut self, _: usize, desired: usize, _: Option<usize>) -> wasmtime::Result<bool> {
        if desired > self.limits.table_elements {
            return Err(wasmtime::Error::new(Limit::Table {
                asked: desired,
                allowed: self.limits.table_elements,
            }));
        }
        Ok(true)
    }

    fn instances(&self) -> usize {
        self.limits.instances
    }

    fn tables(&self) -> usize {
        self.limits.instances
    }

    fn memories(&self) -> usize {
        self.limits.instances
    }
}

/// Everything a guest can call, and nothing else.
pub(crate) fn linker(engine: &wasmtime::Engine) -> wasmtime::Result<Linker<Host>> {
    let mut linker = Linker::new(engine);
    let name = |interface: &str| format!("{PACKAGE}/{interface}@{API_VERSION}");

    let mut source = linker.instance(&name("source"))?;
    source.func_wrap("parts", |store: StoreContextMut<'_, Host>, ()| {
        Ok((store.data().parts(),))
    })?;
    source.func_wrap(
        "read",
        |store: StoreContextMut<'_, Host>, (part, offset, max): (u32, u32, u32)| {
            Ok((store.data().read(part, offset, max).to_vec(),))
        },
    )?;

    let mut sink = linker.instance(&name("sink"))?;
    macro_rules! takes {
        ($($function:literal $type:ident),*) => {$(
            sink.func_wrap($function, |mut store: StoreContextMut<'_, Host>, (batch,): (Vec<$type>,)| {
                let host = store.data_mut();
                batch.into_iter().try_for_each(|item| host.take(Item::$type(item))).map_err(wasmtime::Error::new)
            })?;
        )*};
    }
    takes!(
        "subjects" Subject, "documents" TravelDocument, "bulk-documents" TravelDocuments, "assessments" Assessment,
        "withdrawals" Withdrawal
    );
    sink.func_wrap(
        "notices",
        |mut store: StoreContextMut<'_, Host>, (batch,): (Vec<Notice>,)| {
            store.data_mut().notice(batch).map_err(wasmtime::Error::new)
        },
    )?;

    let mut log = linker.instance(&name("log"))?;
    log.func_wrap(
        "write",
        |mut store: StoreContextMut<'_, Host>, (level, message): (Level, String)| {
            store.data_mut().write(level, message);
            Ok(())
        },
    )?;
    Ok(linker)
}
