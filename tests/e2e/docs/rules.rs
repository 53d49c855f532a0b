//! A page on each rule of `check`, and their index.

use std::fmt::Write;

use dragoman_check::{RULES, Rule, Severity};

use super::Pages;

/// The pages: `rules/ID.md` for each rule, and `rules/README.md`.
pub(super) fn pages() -> Pages {
    let mut index = String::from(
        "# The rules of `check`\n\n\
         `dragoman check MODULE.wasm --sample samples` says which of these a module keeps; `dragoman check --rules` lists \
         them, and `--explain RULE` shows one as its page does. Ids do not change from version to version.\n\n\
         | rule | severity | what must hold |\n|---|---|---|\n",
    );
    let mut pages = Pages::new();
    for rule in RULES {
        let Rule { id, says, .. } = rule;
        let severity = match rule.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        writeln!(index, "| [`{id}`]({id}.md) | {severity} | {says} |").expect("a text takes all");
        pages.insert(format!("rules/{id}.md").into(), page(rule));
    }
    pages.insert("rules/README.md".into(), index);
    pages
}

fn page(rule: &Rule) -> String {
    let Rule {
        id,
        severity,
        says,
        why,
        fails,
        passes,
    } = rule;
    let severity = match severity {
        Severity::Error => "An error: a module that breaks it must not be used, and `check` ends with 1.",
        Severity::Warning => {
            "A warning: somebody should look at what breaks it. It does not make `check` fail."
        }
    };
    let up = "../".repeat(id.matches('/').count());
    format!(
        "# `{id}`\n\n{says}.\n\n{severity}\n\n## Why\n\n{why}\n\n## What breaks it\n\n{}.\n\n## What keeps it\n\n{}.\n\n\
         [All rules]({up}README.md)\n",
        sentence(fails),
        sentence(passes)
    )
}

/// A text with a capital first.
fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().expect("a rule says something");
    first.to_uppercase().chain(letters).collect()
}
