//! Loads the catalogue and the demonstration.
