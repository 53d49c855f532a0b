//! Pairs that people judged.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result};
use dragoman_resolve::{RecordKey, Resolver};

use crate::records::Records;
use crate::show;

/// Prefix of an id in the judgements, and the issuer whose record it names.
const ISSUERS: [(&str, &str); 7] = [
    ("ofac-", "US"),
    ("gb-hmt-", "GB"),
    ("unsc-", "UN"),
    ("au-dfat-", "AU"),
    ("ca-sema-", "CA"),
    ("eu-fsf-", "EU"),
    ("interpol-red-", "INTERPOL"),
];

/// Joined pairs among those judged, and all of them.
#[derive(Default)]
struct Count {
    joined: usize,
    all: usize,
}

impl Count {
    fn add(&mut self, joined: bool) {
        self.joined += usize::from(joined);
        self.all += 1;
    }

    fn share(&self) -> f64 {
        self.joined as f64 / self.all as f64
    }
}

/// Prints precision and recall on the judged pairs whose records are both there. A pair is joined when both are in one cluster.
pub fn measure(
    folder: &Path,
    records: &Records,
    resolver: &Resolver,
    misses: bool,
    out: &mut impl Write,
) -> Result<()> {
    let keys = by_gold_id(records);
    let same = pairs(&folder.join("same.csv"))?;
    let different = pairs(&folder.join("different.csv"))?;
    let judged = same.len() + different.len();
    let of = |pairs: Vec<[String; 2]>| -> Vec<[&RecordKey; 2]> {
        let known = pairs
            .iter()
            .filter_map(|[a, b]| Some([*keys.get(a)?, *keys.get(b)?]));
        known.collect()
    };
    let (same, different) = (of(same), of(different));
    writeln!(
        out,
        "judged pairs: {judged}, of which {} have no record here",
        judged - same.len() - different.len()
    )?;
    let joined = |[a, b]: &[&RecordKey; 2]| resolver.cluster_of(a) == resolver.cluster_of(b);
    let (mut found, mut hard, mut false_joins) = (Count::default(), Count::default(), Count::default());
    let mut show = |what: &str, pair: &[&RecordKey; 2]| match misses {
        true => show::pair(what, *pair, records, resolver, out),
        false => Ok(()),
    };
    for pair in &same {
        let (a, b) = (&records.about[pair[0]], &records.about[pair[1]]);
        found.add(joined(pair));
        if a.names.is_disjoint(&b.names) {
            hard.add(joined(pair));
        }
        if !joined(pair) {
            show("same, not joined", pair)?;
        }
    }
    for pair in &different {
        false_joins.add(joined(pair));
        if joined(pair) {
            show("different, joined", pair)?;
        }
    }
    let positives = found.joined + false_joins.joined;
    writeln!(
        out,
        "  same: {} of {} joined: recall {:.4}",
        found.joined,
        found.all,
        found.share()
    )?;
    writeln!(
        out,
        "  different: {} of {} joined: precision {:.4}",
        false_joins.joined,
        false_joins.all,
        found.joined as f64 / positives as f64
    )?;
    writeln!(
        out,
        "  same without an equal name: {} of {} joined: recall {:.4}",
        hard.joined,
        hard.all,
        hard.share()
    )?;
    Ok(())
}

/// Records by the ids of the judgements. An id that fits several records names none.
fn by_gold_id(records: &Records) -> HashMap<String, &RecordKey> {
    let mut keys: HashMap<String, Option<&RecordKey>> = HashMap::new();
    for (key, _) in &records.features {
        let Some((prefix, _)) = ISSUERS.iter().find(|(_, issuer)| *issuer == &*key.issuer) else {
            continue;
        };
        // OFAC is one of the publishers of its state.
        if *prefix == "ofac-" && !key.list.contains("ofac") {
            continue;
        }
        let plain = |id: &str| -> String {
            let fits = |c: char| c.is_ascii_alphanumeric() || c == '/';
            id.to_lowercase().replace(|c: char| !fits(c), "-")
        };
        let whole = plain(&key.id);
        let ids = match whole.split('/').collect::<Vec<_>>()[..] {
            // Country, schedule and item, of which the judgements leave out the schedule.
            [country, .., item] if *prefix == "ca-sema-" => vec![format!("{country}-{item}")],
            // An entity of the Union has a number of its own besides its reference.
            _ if *prefix == "eu-fsf-" => records.about[key]
                .eu_references
                .iter()
                .map(|id| plain(id))
                .collect(),
            _ => vec![whole.replace('/', "-")],
        };
        for id in ids {
            keys.entry(format!("{prefix}{id}"))
                .and_modify(|known| *known = None)
                .or_insert(Some(key));
        }
    }
    keys.into_iter()
        .filter_map(|(id, key)| Some((id, key?)))
        .collect()
}

fn pairs(path: &Path) -> Result<Vec<[String; 2]>> {
    let mut reader = csv::Reader::from_path(path).with_context(|| path.display().to_string())?;
    let headers = reader.headers()?.clone();
    let column = |name: &str| {
        let at = headers.iter().position(|header| header == name);
        at.with_context(|| format!("{}: no column {name}", path.display()))
    };
    let (a, b) = (column("id_a")?, column("id_b")?);
    let rows = reader.records().map(|row| {
        let row = row?;
        // One programme of Canada's is written out there, with its letters behind.
        let id = |id: &str| match id.split_once("-regulations-jvcfor-") {
            Some((_, item)) => format!("ca-sema-jvcfor-{item}"),
            None => id.to_owned(),
        };
        Ok([id(&row[a]), id(&row[b])])
    });
    rows.collect()
}
