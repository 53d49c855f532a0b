//! Pairs within one list.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use dragoman_resolve::{RecordKey, Resolver};

use crate::records::Records;
use crate::show;

/// Prints how many pairs within one list were joined, and `shown` of them, evenly spread.
pub fn measure(records: &Records, resolver: &Resolver, shown: usize, out: &mut impl Write) -> Result<()> {
    let mut pairs: Vec<(RecordKey, RecordKey)> = Vec::new();
    for cluster in resolver.clusters() {
        for (position, one) in cluster.members.iter().enumerate() {
            let others = cluster.members[position + 1..]
                .iter()
                .filter(|other| one.same_list(other));
            pairs.extend(others.map(|other| (one.clone(), other.clone())));
        }
    }
    let mut by_list: BTreeMap<String, usize> = BTreeMap::new();
    for (one, _) in &pairs {
        *by_list.entry(format!("{}/{}", one.issuer, one.list)).or_default() += 1;
    }
    writeln!(
        out,
        "pairs within one list that were joined: {} {by_list:?}",
        pairs.len()
    )?;
    let step = pairs.len().div_ceil(shown.max(1)).max(1);
    for (one, other) in pairs.iter().step_by(step).take(shown) {
        show::pair("joined", [one, other], records, resolver, out)?;
    }
    Ok(())
}
