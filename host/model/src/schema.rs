//! The schema, generated from `wit/` when this crate is built: see there for what each field means.

use wasmtime::component::__internal::{InterfaceType, LiftContext};
use wasmtime::component::ComponentType;

use crate::canonical::{Fold, plain};
use crate::extent::{Extent, Weigh};
use crate::load::{Load, Memory, offsets};
use crate::walk::{Path, Visit, Walk};

include!(concat!(env!("OUT_DIR"), "/schema.rs"));
