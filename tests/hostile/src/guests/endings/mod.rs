//! Guests that come to an end, but not to a good one.

mod describes_itself_again;
mod fault_after_emitting;
mod nothing_at_all;
mod nothing_valid;

super::guests! {
    fault_after_emitting,
    nothing_at_all,
    nothing_valid,
    describes_itself_again,
}
