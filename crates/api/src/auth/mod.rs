//! Who the caller is: keys, tokens, passwords, and the permit that every operation asks for first.

pub mod access_code;
pub mod authenticate;
pub mod download;
pub mod keyring;
pub mod opaque;
pub mod password;
pub mod permit;
pub mod receipt;
pub mod token;
