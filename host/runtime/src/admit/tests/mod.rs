mod caps;
mod contract;
mod fixture;
mod form;
mod hostile;
