//! Whether the files of a sample are those that the manifest speaks of.

use dragoman_model::fits_pattern;

use crate::examine::Case;
use crate::finding::Findings;
use crate::rule::{Rule, Severity};

pub(crate) static EXPECTED: Rule = Rule {
    id: "manifest/parts",
    severity: Severity::Error,
    says: "The manifest names the files of the samples",
    why: "A host tells operators by the manifest which file of a set is missing, or belongs to another list.",
    fails: "a manifest that expects `sdn.csv`, and a sample that is called `list.xml`",
    passes: "a manifest that expects `*.xml`, and a sample that is called `list.xml`",
};

pub(crate) fn examine(case: &Case<'_>, findings: &mut Findings) {
    let expected = &case.manifest.parts;
    for part in case.sample.feed.parts() {
        if !expected
            .iter()
            .any(|expected| fits_pattern(&expected.name_pattern, &part.name))
        {
            let message = "the manifest expects no such file";
            let remedy = "add a part with a pattern that fits its name, or rename it as it is published";
            findings.add(&EXPECTED, case.sample.finding_in(&part.name, message, remedy));
        }
    }
    for expected in expected.iter().filter(|expected| expected.required) {
        let given = case.sample.feed.parts().iter();
        if !given
            .map(|part| &part.name)
            .any(|name| fits_pattern(&expected.name_pattern, name))
        {
            let message = format!(
                "the part `{}` ({}) is required, and the sample is translated without it",
                expected.role, expected.name_pattern
            );
            findings.add(
                &EXPECTED,
                case.sample.finding(
                    message,
                    "say that the part is not required, or refuse what lacks it",
                ),
            );
        }
    }
}
