//! The suite: people using Tahaddi over HTTP. One binary, so one link.

#[cfg(test)]
mod accounts;
#[cfg(test)]
mod binary;
#[cfg(test)]
mod contract;
#[cfg(test)]
mod http;
#[cfg(test)]
mod journey;
#[cfg(test)]
mod jury;
#[cfg(test)]
mod marketplace;
#[cfg(test)]
mod store;
