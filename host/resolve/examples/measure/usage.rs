//! What the process uses, as Linux tells it.

/// Memory that is resident, in kB.
pub fn resident() -> u64 {
    field("VmRSS:")
}

/// The most memory that was resident, in kB.
pub fn peak() -> u64 {
    field("VmHWM:")
}

fn field(name: &str) -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix(name));
    line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok())
        .unwrap_or(0)
}
