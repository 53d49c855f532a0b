//! Reads the same megabyte for ever, always to the same address.

use crate::Expected::Stopped;
use crate::{Core, Guest};

pub(super) fn guest() -> Guest {
    let mut guest = Core::default()
        .memory("32")
        .realloc("(i32.const 65536)")
        .translate(
            "(loop $on (call $read (i32.const 0) (i32.const 0) (i32.const 1048576) (i32.const 16)) (br $on))",
        )
        .expecting(Stopped(&["limit `read_bytes`"]));
    guest.input = vec![b'x'; 1 << 20];
    guest
}
