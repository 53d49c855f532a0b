//! The same list in all formats of OFAC: flat files, `sdnList` XML, the Advanced and the Enhanced form. What they make of a
//! party must be the same subject, facet by facet; what one format says and another does not is listed here.

#[path = "formats/facets.rs"]
mod facets;
#[path = "formats/invented.rs"]
mod invented;
#[path = "formats/real.rs"]
mod real;
