//! An event for people.

use anyhow::Result;
use dragoman_model::Window;
use dragoman_resolve::RecordKey;
use jiff::civil::Date;
use serde_json::Value as Json;

use super::compare::{Field, Standing, Stated, Value};
use super::event::{Event, Target, Told};
use crate::{place, record, visible};

/// Columns of a field's name.
const NAME: usize = 12;

/// Fields of an assessment that are said of its target and time, or of it as a record, and not again.
const SAID: [&str; 10] = [
    "item",
    "id",
    "sources",
    "event",
    "targets",
    "actors",
    "likelihood",
    "severity",
    "confidence",
    "method",
];

impl Event {
    /// For people, on a day.
    pub(crate) fn text(&self, today: Date) -> Result<String> {
        let mut lines = vec![visible::line(&self.event).into_owned()];
        for target in &self.targets {
            self.target(target, today, &mut lines)?;
        }
        lines.push(String::new());
        for (index, told) in self.assessments.iter().enumerate() {
            assessment(index, told, &mut lines)?;
        }
        Ok(lines.join("\n"))
    }

    fn target(&self, target: &Target, today: Date, lines: &mut Vec<String>) -> Result<()> {
        let kind = record::inline(&serde_json::to_value(target.kind)?);
        lines.push(String::new());
        lines.push(match &target.text {
            Some(text) => format!("{kind}: {}", visible::line(text)),
            None => kind,
        });
        for time in &target.times {
            let is_over = match time.window {
                Some(window) if window.is_over(today) => ", over",
                _ => "",
            };
            let of: Vec<_> = time.assessments.iter().map(|index| number(*index)).collect();
            let when = time.window.map_or("at no stated time".to_owned(), dates);
            lines.push(format!("  {when}{is_over}  {}", of.join(" ")));
            for field in &time.fields {
                self.field(field, lines)?;
            }
        }
        Ok(())
    }

    fn field(&self, field: &Field, lines: &mut Vec<String>) -> Result<()> {
        let standing = match field.standing {
            Standing::Agreed => "agreed",
            Standing::Alone => "by one",
            Standing::Differing => "differing",
        };
        let values = field.values.iter().map(|stated| self.stated(stated));
        let values = values.collect::<Result<Vec<_>>>()?.join(" | ");
        lines.push(format!("    {standing:<9} {:<NAME$} {values}", field.field));
        Ok(())
    }

    /// A value, and who states it.
    fn stated(&self, stated: &Stated) -> Result<String> {
        let value = match &stated.value {
            Value::Subject {
                cluster,
                name,
                status,
            } => {
                let standing = match status {
                    Some("left_out") => ", left out by the operator's rules",
                    Some(_) => ", expired",
                    None => "",
                };
                match name {
                    Some(name) => format!("{} (cluster {cluster}{standing})", visible::line(name)),
                    None => format!("cluster {cluster}{standing}"),
                }
            }
            other => record::inline(&serde_json::to_value(other)?),
        };
        let by: Vec<_> = stated.by.iter().map(|key| self.number_of(key)).collect();
        Ok(format!("{value} {}", by.join(" ")))
    }

    fn number_of(&self, key: &RecordKey) -> String {
        let place = self.assessments.iter().position(|told| told.0.key() == *key);
        // Whatever is stated is stated by one of them.
        place.map_or_else(|| visible::line(&key.id).into_owned(), number)
    }
}

fn number(index: usize) -> String {
    format!("[{}]", index + 1)
}

fn dates(window: Window) -> String {
    let day = |day: Option<Date>| day.map_or("open".to_owned(), |day| day.to_string());
    match (window.from, window.to) {
        (Some(from), Some(to)) if from == to => day(Some(from)),
        (from, to) => format!("{} to {}", day(from), day(to)),
    }
}

/// An assessment, with what of it is not said of its target.
fn assessment(index: usize, told: &Told, lines: &mut Vec<String>) -> Result<()> {
    let held = &told.0.held;
    let edition = held
        .edition
        .map_or(String::new(), |edition| format!(", edition {edition}"));
    lines.push(format!(
        "{} {}/{}{edition}",
        number(index),
        held.list,
        visible::line(held.item.id())
    ));
    let Json::Object(fields) = serde_json::to_value(&held.item)? else {
        return Ok(());
    };
    for (name, value) in fields.iter().filter(|(name, _)| !SAID.contains(&name.as_str())) {
        lines.push(format!("    {name:<NAME$} {}", record::inline(value)));
    }
    for source in &held.sources {
        lines.push(format!(
            "    {:<NAME$} {}",
            "source",
            place::show(source, &told.0.names)
        ));
    }
    Ok(())
}
