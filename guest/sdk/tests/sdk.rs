//! What the SDK makes of what real lists write.

#[path = "sdk/countries.rs"]
mod countries;
