//! `traceparent` (W3C Trace Context): the trace that a request is a part of.

/// A trace that somebody began before us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trace {
    /// The trace, 32 hexadecimal digits.
    pub id: String,
    /// The step in it that called us, 16 hexadecimal digits.
    pub parent: String,
    /// Whether the caller records it.
    pub sampled: bool,
}

impl Trace {
    /// Reads the header; what is not one is as good as none. Later versions may have more parts at the end.
    #[must_use]
    pub fn parse(header: &str) -> Option<Self> {
        let mut parts = header.trim().split('-');
        let (version, id, parent, flags) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let known = is_hex(version, 2) && version != "ff" && (version != "00" || parts.next().is_none());
        let named = is_hex(id, 32) && is_hex(parent, 16) && [id, parent].iter().all(|text| text.bytes().any(|b| b != b'0'));
        let sampled = is_hex(flags, 2) && u8::from_str_radix(flags, 16).is_ok_and(|flags| flags & 1 == 1);
        (known && named && is_hex(flags, 2)).then(|| Self { id: id.to_owned(), parent: parent.to_owned(), sampled })
    }
}

/// Lower case, as the specification has it.
fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_is_read_or_left() {
        let (id, parent) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
        let read = |text: &str| Trace::parse(text).map(|trace| (trace.id == id && trace.parent == parent, trace.sampled));
        assert_eq!(read(&format!("00-{id}-{parent}-01")), Some((true, true)));
        assert_eq!(read(&format!("00-{id}-{parent}-00")), Some((true, false)));
        assert_eq!(read(&format!("cc-{id}-{parent}-01-what-the-future-brings")), Some((true, true)));
        for wrong in [
            String::new(),
            format!("00-{id}-{parent}"),
            format!("00-{id}-{parent}-01-more"),
            format!("ff-{id}-{parent}-01"),
            format!("0-{id}-{parent}-01"),
            format!("00-{}-{parent}-01", "0".repeat(32)),
            format!("00-{id}-{}-01", "0".repeat(16)),
            format!("00-{}-{parent}-01", id.to_uppercase()),
            format!("00-{id}-{parent}-zz"),
            format!("00-{id}x-{parent}-01"),
        ] {
            assert_eq!(read(&wrong), None, "{wrong}");
        }
    }
}
