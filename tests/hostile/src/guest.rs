//! What a guest is, and what the host must make of it.

/// A guest: what is offered to the host, and what must come of it.
pub struct Guest {
    /// The file that the partner supplies.
    pub module: Vec<u8>,
    /// The only part of its feed.
    pub input: Vec<u8>,
    /// Its limits where they are not the defaults, as lines of TOML under `[partner.limits]`.
    pub limits: &'static str,
    /// What must come of it.
    pub expected: Expected,
}

impl Guest {
    /// A guest that gets a small input and the default limits.
    pub fn new(module: Vec<u8>, expected: Expected) -> Self {
        Self {
            module,
            input: b"an invented list".to_vec(),
            limits: "",
            expected,
        }
    }

    /// Other limits than the defaults.
    pub fn limits(mut self, limits: &'static str) -> Self {
        self.limits = limits;
        self
    }
}

/// What the host must make of a guest. The words must all stand in what it reports.
#[derive(Debug, Clone, Copy)]
pub enum Expected {
    /// It is turned away before any of its code runs.
    Refused(&'static [&'static str]),
    /// It runs into a limit.
    Stopped(&'static [&'static str]),
    /// It breaks a rule of WebAssembly or of the contract's encoding, and is ended.
    Trapped(&'static [&'static str]),
    /// It ends by itself, and nothing of what it said is taken.
    Void(&'static [&'static str]),
    /// Its valid subject is taken; so many other items are left out, for reasons with these words.
    Rejected(u64, &'static [&'static str]),
    /// Everything it says is taken, and is nothing but text wherever it is shown; the words stand in the export.
    Accepted(&'static [&'static str]),
    /// Its valid subject is taken; the misbehaviour comes to nothing.
    Harmless,
}
