//! From where a request comes.

use ipnet::IpNet;
use serde::Deserialize;
use std::fmt;
use std::net::IpAddr;

/// What one customer of a network provider has: an IPv4 address, or a /64 of IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network(u64);

impl Network {
    /// That of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V4(ip) => Self(u64::from(u32::from(ip))),
            // No /64 below 1:: is anybody's, so the two kinds never meet.
            IpAddr::V6(ip) => Self(ip.to_bits().wrapping_shr(64) as u64),
        }
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

/// The header in which reverse proxies tell for whom they ask. Only one is read: a proxy that writes the one leaves the other as
/// the client sent it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum ProxyHeader {
    /// `X-Forwarded-For`, a list of addresses.
    #[default]
    #[serde(rename = "X-Forwarded-For")]
    XForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

impl ProxyHeader {
    /// The name of the header.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::XForwardedFor => "x-forwarded-for",
            Self::Forwarded => "forwarded",
        }
    }
}

/// The reverse proxies whose word counts.
#[derive(Clone, Debug, Default)]
pub struct TrustedProxies {
    networks: Vec<IpNet>,
    header: ProxyHeader,
}

impl TrustedProxies {
    /// From networks in CIDR notation (or single addresses) with commas between them.
    ///
    /// # Errors
    /// The text that is not a network.
    pub fn parse(networks: &str, header: ProxyHeader) -> Result<Self, String> {
        let parts = networks.split(',').map(str::trim).filter(|part| !part.is_empty());
        let network =
            |part: &str| part.parse().or_else(|_not_cidr| part.parse::<IpAddr>().map(IpNet::from)).map_err(|_error| part.to_owned());
        Ok(Self { networks: parts.map(network).collect::<Result<_, _>>()?, header })
    }

    /// The header that they write.
    #[must_use]
    pub const fn header(&self) -> ProxyHeader {
        self.header
    }

    fn trusts(&self, address: IpAddr) -> bool {
        self.networks.iter().any(|network| network.contains(&address))
    }

    /// Who asks: the last address in the chain that no trusted proxy has. What stands before it was written by strangers, and so
    /// was everything if the connection does not come from a trusted proxy. `lines` are those of [`Self::header`].
    #[must_use]
    pub fn client<'a>(&self, peer: IpAddr, lines: impl DoubleEndedIterator<Item = &'a str>) -> IpAddr {
        let mut client = peer.to_canonical();
        for element in lines.rev().flat_map(|line| line.rsplit(',')) {
            if !self.trusts(client) {
                break;
            }
            let said = match self.header {
                ProxyHeader::XForwardedFor => address(element.trim()),
                ProxyHeader::Forwarded => forwarded_for(element),
            };
            // A proxy that does not say for whom it asks is taken for the one who asks.
            let Some(said) = said else { break };
            client = said;
        }
        client
    }
}

/// The `for` of an element of `Forwarded` (RFC 7239 §4); obfuscated names and `unknown` are no address.
fn forwarded_for(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.split_once('='));
    let node = pairs.map(|(name, value)| (name.trim(), value.trim())).find(|(name, _)| name.eq_ignore_ascii_case("for"))?.1;
    address(node.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(node))
}

/// An address as proxies write it: bare, in brackets, or with a port.
fn address(text: &str) -> Option<IpAddr> {
    let bracketed = text.strip_prefix('[').and_then(|rest| rest.split(']').next());
    let bare = bracketed.or_else(|| text.split_once(':').filter(|(_, port)| !port.contains(':')).map(|(host, _)| host));
    bare.unwrap_or(text).parse::<IpAddr>().ok().map(|address| address.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(trusted: &str, header: ProxyHeader, peer: &str, lines: &[&str]) -> String {
        let proxies = TrustedProxies::parse(trusted, header).unwrap();
        proxies.client(peer.parse().unwrap(), lines.iter().copied()).to_string()
    }

    #[test]
    fn a_customer_of_ipv6_is_one_network() {
        let network = |text: &str| Network::of(text.parse().unwrap());
        assert_eq!(network("2001:db8:1:2:3::4"), network("2001:db8:1:2:ffff::1"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.1"), network("192.0.2.1"));
        assert_ne!(network("192.0.2.1"), network("192.0.2.2"));
    }

    #[test]
    fn sec_64_only_trusted_proxies_are_believed() {
        let x = |trusted: &str, peer: &str, lines: &[&str]| client(trusted, ProxyHeader::XForwardedFor, peer, lines);
        for (trusted, peer, lines, who) in [
            ("", "192.0.2.1", &["203.0.113.9"][..], "192.0.2.1"),
            ("10.0.0.0/8", "192.0.2.1", &["203.0.113.9"], "192.0.2.1"),
            ("10.0.0.0/8", "10.1.2.3", &["203.0.113.9"], "203.0.113.9"),
            ("10.0.0.0/8", "10.1.2.3", &["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
            ("10.0.0.0/8", "10.1.2.3", &["198.51.100.1, 203.0.113.9, 10.9.9.9"], "203.0.113.9"),
            ("10.0.0.0/8", "10.1.2.3", &["198.51.100.1", "203.0.113.9", "10.9.9.9"], "203.0.113.9"),
            ("10.0.0.0/8", "10.1.2.3", &["10.5.5.5"], "10.5.5.5"),
            ("10.0.0.0/8", "10.1.2.3", &[], "10.1.2.3"),
            ("10.0.0.0/8", "10.1.2.3", &["nonsense"], "10.1.2.3"),
            ("10.0.0.0/8", "10.1.2.3", &["203.0.113.9, <script>"], "10.1.2.3"),
            ("10.1.2.3", "::ffff:10.1.2.3", &["203.0.113.9:4711"], "203.0.113.9"),
            ("::1, 2001:db8::/32", "::1", &["[2001:4860::8888]:80, 2001:db8::7"], "2001:4860::8888"),
        ] {
            assert_eq!(x(trusted, peer, lines), who, "{trusted} {peer} {lines:?}");
        }
        assert_eq!(TrustedProxies::parse("10.0.0.0/8, here", ProxyHeader::default()).unwrap_err(), "here");
    }

    #[test]
    fn sec_64_forwarded_is_read_as_rfc_7239_has_it() {
        let forwarded = |line: &str| client("10.0.0.0/8", ProxyHeader::Forwarded, "10.1.2.3", &[line]);
        for (line, who) in [
            ("for=203.0.113.9;proto=https;by=10.1.2.3", "203.0.113.9"),
            ("For=\"[2001:db8:cafe::17]:4711\"", "2001:db8:cafe::17"),
            ("for=198.51.100.1, proto=http; for=203.0.113.9", "203.0.113.9"),
            ("for=203.0.113.9, for=10.7.7.7", "203.0.113.9"),
            ("for=unknown", "10.1.2.3"),
            ("for=_hidden", "10.1.2.3"),
            ("host=203.0.113.9", "10.1.2.3"),
        ] {
            assert_eq!(forwarded(line), who, "{line}");
        }
    }
}
