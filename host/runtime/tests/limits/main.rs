//! Every limit of a run is enforced exactly, and nothing that a guest does goes past all of them.

mod boundary;
mod guest;
mod hostile;
mod input;
