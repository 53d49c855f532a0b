//! Numbers of travel documents: the one form in which they are compared, and the check digits of the machine-readable zone.
//!
//! After ICAO Doc 9303, *Machine Readable Travel Documents*, eighth edition: Part 3 (what the zone can hold, section 4.3, and
//! how check digits are made, section 4.9), Part 4 (passports, TD3), Part 5 (cards, TD1) and Part 6 (cards, TD2).

mod check_digit;
mod machine_read;
mod normal;
mod remark;

pub use check_digit::check_digit;
pub use machine_read::MachineRead;
pub use normal::{NormalNumber, normalise_into};
pub use remark::NumberRemark;
