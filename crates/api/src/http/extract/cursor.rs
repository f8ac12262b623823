//! Cursors: where the next page begins, signed and bound to the query they were issued for.

use crate::error::ApiError;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::Sha256;
use tahaddi_domain::code::Code;
use tahaddi_domain::refusal::Refusal;

/// How many items a page has unless the client says otherwise.
const DEFAULT_LIMIT: u32 = 20;
/// How many items a page may have.
const MAX_LIMIT: u32 = 100;
const SIGNATURE: usize = 16;

/// The key that signs cursors.
#[derive(Clone)]
pub struct CursorKey([u8; 32]);

/// One list request: how many items, from where.
#[derive(Clone, Debug)]
pub struct Cursor<P> {
    /// How many items.
    pub limit: u32,
    /// The position after which the page begins.
    pub after: Option<P>,
    binding: String,
}

impl CursorKey {
    /// From 32 secret bytes.
    #[must_use]
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    fn sign(&self, binding: &str, position: &[u8]) -> Result<Vec<u8>, ApiError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).map_err(ApiError::fault)?;
        mac.update(binding.as_bytes());
        mac.update(&[0]);
        mac.update(position);
        Ok(mac.finalize().into_bytes().iter().take(SIGNATURE).copied().collect())
    }

    /// A digest of texts that may hold secrets, such as a password: without the key nobody can try guesses on it.
    ///
    /// # Errors
    /// Never, with a key of this length.
    pub(crate) fn fingerprint(&self, parts: &[&[u8]]) -> Result<String, ApiError> {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).map_err(ApiError::fault)?;
        for part in parts {
            mac.update(part);
            mac.update(&[0]);
        }
        Ok(mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect())
    }

    /// Reads the paging parameters of a list. `binding` names the list and its filters: a cursor is good for these only.
    ///
    /// # Errors
    /// `invalid_parameter` for a limit out of range, `invalid_cursor` for a cursor that was not issued for this list.
    pub fn open<P: DeserializeOwned>(&self, limit: Option<u32>, cursor: Option<&str>, binding: String) -> Result<Cursor<P>, ApiError> {
        let limit = limit.unwrap_or(DEFAULT_LIMIT);
        if !(1..=MAX_LIMIT).contains(&limit) {
            return Err(Refusal::new(Code::InvalidParameter).with("parameter", "limit").with("max", MAX_LIMIT).into());
        }
        let after = match cursor {
            None => None,
            Some(text) => Some(self.read(text, &binding)?),
        };
        Ok(Cursor { limit, after, binding })
    }

    fn read<P: DeserializeOwned>(&self, text: &str, binding: &str) -> Result<P, ApiError> {
        let invalid = || ApiError::from(Code::InvalidCursor);
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_not_base64| invalid())?;
        let (signature, position) = bytes.split_at_checked(SIGNATURE).ok_or_else(invalid)?;
        let genuine = subtle::ConstantTimeEq::ct_eq(self.sign(binding, position)?.as_slice(), signature);
        if !bool::from(genuine) {
            return Err(invalid());
        }
        serde_json::from_slice(position).map_err(|_not_a_position| invalid())
    }

    /// The cursor of the page after `position`.
    ///
    /// # Errors
    /// A position that JSON cannot hold.
    pub fn close<P: Serialize>(&self, cursor: &Cursor<impl Sized>, position: &P) -> Result<String, ApiError> {
        let position = serde_json::to_vec(position)?;
        let mut bytes = self.sign(&cursor.binding, &position)?;
        bytes.extend_from_slice(&position);
        Ok(URL_SAFE_NO_PAD.encode(bytes))
    }

    /// Makes a page of up to `limit` items from one more than that: the surplus item says that there is a next page.
    ///
    /// # Errors
    /// As [`Self::close`].
    pub fn page<T, P: Serialize>(
        &self,
        cursor: &Cursor<impl Sized>,
        mut items: Vec<T>,
        position: impl Fn(&T) -> P,
    ) -> Result<crate::http::reply::Page<T>, ApiError> {
        let limit = usize::try_from(cursor.limit).unwrap_or(usize::MAX);
        let has_more = items.len() > limit;
        items.truncate(limit);
        let next_cursor = match items.last() {
            Some(last) if has_more => Some(self.close(cursor, &position(last))?),
            _ => None,
        };
        Ok(crate::http::reply::Page { data: items, next_cursor, has_more, total: None })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_is_good_for_its_list_only() {
        let key = CursorKey::new([7; 32]);
        let cursor = key.open::<(i64, String)>(None, None, "challenges?technology=ai".into()).unwrap();
        let text = key.close(&cursor, &(5, "chl_x".to_owned())).unwrap();
        let read = |binding: &str, text: &str| key.open::<(i64, String)>(None, Some(text), binding.into()).map(|cursor| cursor.after);
        assert_eq!(read("challenges?technology=ai", &text).unwrap(), Some((5, "chl_x".to_owned())));
        assert!(read("challenges?technology=iot", &text).is_err());
        assert!(read("challenges?technology=ai", &text.replace('A', "B")).is_err() || !text.contains('A'));
        for bad in ["", "x", "!!!!", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"] {
            assert!(read("challenges?technology=ai", bad).is_err());
        }
        assert!(key.open::<i64>(Some(0), None, String::new()).is_err());
        assert!(key.open::<i64>(Some(101), None, String::new()).is_err());
    }
}
