//! What `inspect` shows of each component.

use serde_json::Value;

use crate::lists::ALL;
use crate::support::{component, dragoman, said};

#[test]
fn each_component_imports_the_contract_and_nothing_else() {
    for list in ALL {
        let (report, errors, code) = said(&dragoman(&[
            "inspect",
            &component(list.module),
            "--format",
            "json",
        ]));
        assert_eq!(code, 0, "{errors}");
        let report: Value = serde_json::from_str(&report).expect("a report is JSON");
        let imports = report["imports"].as_array().expect("a list");
        assert!(!imports.is_empty());
        for import in imports {
            assert!(
                import
                    .as_str()
                    .is_some_and(|name| name.starts_with("dragoman:watchlist/")),
                "{import}"
            );
        }
        let size = std::fs::metadata(component(list.module))
            .expect("the component is there")
            .len();
        assert_eq!(report["size"], size);
        assert_eq!(
            (&report["manifest"]["issuer"], &report["manifest"]["list_name"]),
            (&list.issuer.into(), &list.name.into())
        );
        assert!(
            report["limits"]
                .as_object()
                .is_some_and(|limits| !limits.is_empty())
        );
    }
}

/// The limits of every module are the same: they are looked for, and left out of what is known of each.
#[test]
fn what_each_component_shows_for_people_is_known() {
    for list in ALL {
        let (report, errors, code) = said(&dragoman(&["inspect", &component(list.module)]));
        assert_eq!(code, 0, "{errors}");
        let is_limit = |line: &&str| line.starts_with("limit ");
        for limit in ["run.memory_bytes", "run.fuel", "run.items", "run.notices"] {
            let shown = report.lines().filter(is_limit).any(|line| line.contains(limit));
            assert!(shown, "{limit}: {report}");
        }
        let shown: Vec<_> = report
            .lines()
            .filter(|line| !is_limit(line))
            .map(|line| match line.split_once(' ') {
                Some((name @ ("digest" | "size" | "functions"), _)) => format!("{name} [of the build]"),
                _ => line.to_owned(),
            })
            .collect();
        insta::assert_snapshot!(format!("inspect-{}", list.module), shown.join("\n"));
    }
}
