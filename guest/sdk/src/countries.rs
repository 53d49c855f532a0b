//! Countries by name.

/// ISO 3166-1 alpha-2 code (or XK) of a country as lists write it; none if it is not one.
pub fn code(_name: &str) -> Option<&'static str> {
    None
}
