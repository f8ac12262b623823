//! Compares small documents, one pair a rule, and the real one.

#[cfg(test)]
mod base;
#[cfg(test)]
mod real;
#[cfg(test)]
mod releases;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod walk;
