//! End to end: the real binary, real components.

mod admission;
mod compile;
#[expect(dead_code, reason = "an example has a main of its own")]
#[path = "../../host/runtime/examples/embed.rs"]
mod embed;
mod hostile;
mod run;
mod support;
mod trust;
mod un_sc;
