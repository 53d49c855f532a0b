//! Records that state the UN's reference of their subject, and the UN's own: a judgement that nobody had to make.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Result;
use dragoman_resolve::{RecordKey, Resolver, Weights};

use crate::records::Records;
use crate::show;

/// Resolves without the UN's references and prints how many of the pairs that they name were joined, and how many others.
pub fn measure(records: &Records, weights: &Weights, misses: bool, out: &mut impl Write) -> Result<()> {
    let mut resolver = Resolver::new(weights.clone());
    for (key, features) in &records.features {
        let hidden = features
            .clone()
            .without_scheme("un-ref")
            .without_scheme("un-ref-former");
        resolver.put(key, hidden);
    }
    resolver.resolve();
    let mut listed: BTreeMap<&str, &RecordKey> = BTreeMap::new();
    let mut stating: Vec<&RecordKey> = Vec::new();
    for (key, _) in &records.features {
        let references = &records.about[key].un_references;
        match &*key.issuer {
            "UN" => listed.extend(references.iter().map(|reference| (reference.as_str(), key))),
            _ if !references.is_empty() => stating.push(key),
            _ => {}
        }
    }
    let (mut expected, mut found, mut others, mut of_other_kind) = (0, 0, 0, 0);
    let mut members: BTreeMap<_, Vec<&RecordKey>> = BTreeMap::new();
    for key in listed.values() {
        members.entry(resolver.cluster_of(key)).or_default().push(key);
    }
    for key in &stating {
        let references = &records.about[*key].un_references;
        let named: Vec<&RecordKey> = references
            .iter()
            .filter_map(|reference| listed.get(reference.as_str()).copied())
            .collect();
        let cluster = resolver.cluster_of(key);
        let mut show = |what: &str, other: &RecordKey| match misses {
            true => show::pair(what, [key, other], records, &resolver, out),
            false => Ok(()),
        };
        for other in named.iter().copied() {
            // Ships state the reference of the company that owns them.
            if records.about[*key].kind != records.about[other].kind {
                of_other_kind += 1;
                continue;
            }
            expected += 1;
            let joined = resolver.cluster_of(other) == cluster;
            found += usize::from(joined);
            if !joined {
                show("stated, not joined", other)?;
            }
        }
        for other in members
            .get(&cluster)
            .into_iter()
            .flatten()
            .filter(|other| !named.contains(other))
        {
            others += 1;
            show("joined, another stated", other)?;
        }
    }
    writeln!(
        out,
        "UN references hidden: {found} of {expected} stated pairs joined: recall {:.4}; {others} others joined: precision {:.4}; left out as of different kinds: {of_other_kind}",
        found as f64 / expected as f64,
        found as f64 / (found + others) as f64
    )?;
    Ok(())
}
