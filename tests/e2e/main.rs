//! End to end: the real binary, real components.

mod admission;
mod compile;
mod crash;
#[expect(dead_code, reason = "an example has a main of its own")]
#[path = "../../host/runtime/examples/embed.rs"]
mod embed;
mod hostile;
mod run;
mod site;
mod support;
mod text;
mod trust;
mod un_sc;
