//! What single cells say.

pub(crate) mod country;
pub(crate) mod day;
pub(crate) mod decree;
pub(crate) mod measure;
pub(crate) mod name;
pub(crate) mod number;
pub(crate) mod passport;
pub(crate) mod prose;
