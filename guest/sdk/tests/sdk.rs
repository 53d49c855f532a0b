//! What the SDK makes of what real lists write, and whole small translators on its readers.

#[path = "sdk/countries.rs"]
mod countries;
#[path = "sdk/json.rs"]
mod json;
#[path = "sdk/manifest.rs"]
mod manifest;
#[path = "sdk/sheet.rs"]
mod sheet;
#[path = "sdk/xml.rs"]
mod xml;
