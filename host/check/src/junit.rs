//! JUnit XML, which CI systems show as tests: valid by the schema that Jenkins publishes for it.
//!
//! It has no times, so that the same comes of the same. The crate for it writes attributes that the schema does not have.

use std::io::Result;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use crate::finding::shown;
use crate::report::{Report, RuleReport, Status};
use crate::rule::Severity;

/// Name of the one suite.
const SUITE: &str = "dragoman check";

pub(crate) fn written(report: &Report) -> String {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 2);
    suites(&mut writer, report).expect("memory takes all that is written");
    String::from_utf8(writer.into_inner()).expect("what is written is UTF-8") + "\n"
}

fn suites(writer: &mut Writer<Vec<u8>>, report: &Report) -> Result<()> {
    let count = |is: fn(&RuleReport) -> bool| report.rules.iter().filter(|rule| is(rule)).count().to_string();
    let tests = report.rules.len().to_string();
    let failures = count(failed);
    let skipped = count(|rule| rule.status == Status::Skipped);
    let counts = [
        ("name", SUITE),
        ("tests", &tests),
        ("failures", &failures),
        ("errors", "0"),
    ];
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    writer
        .create_element("testsuites")
        .with_attributes(counts)
        .write_inner_content(|writer| {
            writer
                .create_element("testsuite")
                .with_attributes(counts)
                .with_attribute(("skipped", skipped.as_str()))
                .write_inner_content(|writer| {
                    properties(writer, report)?;
                    report.rules.iter().try_for_each(|rule| case(writer, rule))
                })?;
            Ok(())
        })?;
    Ok(())
}

/// What was examined, and by which kit.
fn properties(writer: &mut Writer<Vec<u8>>, report: &Report) -> Result<()> {
    let module = report.module.to_string();
    let rule_set = report.rule_set.to_string();
    let known = [
        ("module", module.as_str()),
        ("dragoman", report.dragoman),
        ("rule-set", rule_set.as_str()),
    ];
    writer
        .create_element("properties")
        .write_inner_content(|writer| {
            known.into_iter().try_for_each(|(name, value)| {
                let property = writer.create_element("property");
                property
                    .with_attributes([("name", name), ("value", value)])
                    .write_empty()?;
                Ok(())
            })
        })?;
    Ok(())
}

fn case(writer: &mut Writer<Vec<u8>>, rule: &RuleReport) -> Result<()> {
    let case = writer
        .create_element("testcase")
        .with_attributes([("name", rule.rule), ("classname", "dragoman.check")]);
    match rule.status {
        Status::Passed => case.write_empty()?,
        Status::Skipped => case.write_inner_content(|writer| {
            let why: Vec<_> = rule.skipped.iter().map(|why| shown(why)).collect();
            let why = why.join("; ");
            writer
                .create_element("skipped")
                .with_attribute(("message", why.as_str()))
                .write_empty()?;
            Ok(())
        })?,
        Status::Failed if failed(rule) => case.write_inner_content(|writer| {
            writer
                .create_element("failure")
                .with_attributes([("message", rule.says), ("type", rule.rule)])
                .write_text_content(BytesText::new(&findings(rule)))?;
            Ok(())
        })?,
        Status::Failed => case.write_inner_content(|writer| {
            writer
                .create_element("system-out")
                .write_text_content(BytesText::new(&format!("warning: {}", findings(rule))))?;
            Ok(())
        })?,
    };
    Ok(())
}

/// Whether it is a failure: a rule is broken that must be kept.
fn failed(rule: &RuleReport) -> bool {
    rule.status == Status::Failed && rule.severity == Severity::Error
}

/// What was found, a line each.
fn findings(rule: &RuleReport) -> String {
    let mut lines: Vec<_> = rule.findings.iter().map(|finding| finding.line()).collect();
    if rule.more > 0 {
        lines.push(format!("and {} more", rule.more));
    }
    lines.join("\n")
}
