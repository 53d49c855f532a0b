use std::collections::BTreeSet;

use anyhow::{Result, anyhow, bail};
use clap::Args;
use dragoman_model::schema::DocumentKind;
use dragoman_model::{MachineRead, NormalNumber, NumberRemark, is_country};
use serde::de::IntoDeserializer;
use serde::de::value::{Error, StrDeserializer};
use serde::{Deserialize, Serialize};

use super::Format;
use crate::aggregate::Aggregate;
use crate::audience::AudienceArguments;
use crate::exit::Exit;
use crate::print;
use crate::statement::{self, Question, Statement};
use crate::store::ReportArguments;

/// Say whether the lists know a document: what each says of it, with edition and place.
///
/// Numbers are compared as letters and digits alone, letters large; what is found only so is said to be. Documents in bulk, single
/// travel documents and identity documents of subjects are looked through. A record that states no issuer is told as well. What a rule on
/// contested listings leaves out, and what is of a subject that has expired or was delisted, is told and marked, and does not count. Ends
/// with 1 if no list in force knows the document, or nothing that is said of it counts.
#[derive(Args)]
#[command(
    after_help = "Examples: dragoman document 'AB 123456' --issuer UA\n          dragoman document L898902C36 --issuer UA --kind passport --format json"
)]
pub(crate) struct Document {
    /// The number, as it stands in the document or in its machine-readable zone.
    #[arg(value_name = "NUMBER")]
    number: String,
    /// Who issued it: an ISO 3166-1 alpha-2 code, UN, EU or XK.
    #[arg(long, value_name = "ISSUER", value_parser = issuer)]
    issuer: String,
    /// Only documents of this kind, such as `passport`, and those of which no kind is stated.
    #[arg(long, value_name = "KIND", value_parser = kind)]
    kind: Option<DocumentKind>,
    #[command(flatten)]
    report: ReportArguments,
    #[command(flatten)]
    audience: AudienceArguments,
}

fn issuer(text: &str) -> Result<String> {
    let code = text.to_ascii_uppercase();
    match is_country(&code) {
        true => Ok(code),
        false => bail!("not an ISO 3166-1 alpha-2 code, UN, EU or XK"),
    }
}

fn kind(text: &str) -> Result<DocumentKind> {
    let word = text.replace('-', "_");
    let word: StrDeserializer<'_, Error> = word.as_str().into_deserializer();
    DocumentKind::deserialize(word).map_err(|error| anyhow!("no kind of document: {error}"))
}

/// What the lists in force say.
#[derive(Serialize)]
struct Answer<'a> {
    /// The number as it was asked for.
    number: &'a str,
    /// The form in which it was looked for.
    normal: &'a NormalNumber,
    /// Who issued it.
    issuer: &'a str,
    /// What a person should know about the number.
    remarks: &'a [NumberRemark],
    /// What is said of the document.
    statements: &'a [Statement],
    /// Other issuers of whom documents with this number are known.
    other_issuers: BTreeSet<String>,
}

impl Document {
    pub(crate) fn run(self) -> Result<Exit> {
        let Some(normal) = NormalNumber::of(&self.number) else {
            bail!("{:?}: a number has a letter or a digit", self.number);
        };
        let aggregate = Aggregate::open_for(&self.report.store, &self.audience)?;
        let mut found = Vec::new();
        let mut look = |asked: &NormalNumber, is_without_check_digit| -> Result<()> {
            let question = Question {
                asked: &self.number,
                normal: asked,
                is_without_check_digit,
            };
            found.extend(question.statements(aggregate.stated(asked)?));
            Ok(())
        };
        let read = MachineRead::of(&self.number);
        // Between fillers and the number's end nothing but a check digit can stand: with it, it is the number of no document.
        let is_certain = read.as_ref().is_some_and(|read| read.is_certain);
        let without = read.and_then(|read| NormalNumber::of(&read.number));
        let normal = match without {
            Some(without) if is_certain => {
                look(&without, true)?;
                without
            }
            without => {
                look(&normal, false)?;
                if let Some(without) = without.filter(|without| *without != normal) {
                    look(&without, true)?;
                }
                normal
            }
        };
        let is_of_kind = |statement: &Statement| {
            self.kind
                .is_none_or(|kind| [kind, DocumentKind::Other].contains(&statement.kind))
        };
        found.retain(is_of_kind);
        let is_of_issuer = |statement: &Statement| {
            statement
                .documents_issuer
                .as_ref()
                .is_none_or(|issuer| *issuer == self.issuer)
        };
        let (mut statements, others): (Vec<_>, Vec<_>) = found.into_iter().partition(is_of_issuer);
        statement::weigh(&mut statements, &aggregate)?;
        let answer = Answer {
            number: &self.number,
            normal: &normal,
            issuer: &self.issuer,
            remarks: &NumberRemark::on(&self.number),
            statements: &statements,
            other_issuers: others
                .into_iter()
                .filter_map(|other| other.documents_issuer)
                .collect(),
        };
        match self.report.format {
            Format::Json => print::json(&answer)?,
            Format::Text => answer.print(&aggregate)?,
        }
        match statements.iter().any(Statement::counts) {
            true => Ok(Exit::Fine),
            false => Ok(Exit::FellShort),
        }
    }
}

impl Answer<'_> {
    fn print(&self, aggregate: &Aggregate) -> Result<()> {
        for statement in self.statements {
            print::text(&statement.text(&aggregate.names_of(statement.origin.or(statement.edition))?))?;
        }
        // It answers what was asked, so that it is no result.
        if self.statements.is_empty() {
            print::error(&format!(
                "{} of {}: no list in force knows such a document",
                self.normal, self.issuer
            ));
        } else if !self.statements.iter().any(Statement::counts) {
            print::error(&format!(
                "{} of {}: what is said of it does not count: it was left out, has expired or was delisted",
                self.normal, self.issuer
            ));
        }
        for remark in self.remarks {
            print::note(&format!("{}: {remark}", self.normal));
        }
        if !self.other_issuers.is_empty() {
            let issuers: Vec<_> = self.other_issuers.iter().map(String::as_str).collect();
            print::note(&format!(
                "{}: documents with this number are known of {}",
                self.normal,
                issuers.join(", ")
            ));
        }
        Ok(())
    }
}
