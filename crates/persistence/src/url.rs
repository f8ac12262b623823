//! Where the database is.

use std::fmt;
use std::path::{Path, PathBuf};

/// Why an address was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DatabaseUrlError {
    /// Neither of the two engines.
    #[error("unknown database address: use sqlite://path/to/file.db or postgres://user@host/name")]
    UnknownScheme,
    /// A SQLite database that is not a file, or a path with parameters.
    #[error("sqlite:// takes the path of a file, without parameters: sqlite://data/tahaddi.db or sqlite:///var/lib/tahaddi.db")]
    NotAFile,
    /// Not an address that can be read.
    #[error("the PostgreSQL address cannot be read: {0}")]
    Malformed(String),
    /// An encrypted connection was asked for, or the server is reached over a network.
    #[error(
        "this build has no TLS to reach PostgreSQL on {host}: build it with the feature postgres-tls, or add ?sslmode=disable if the network between is trusted (docs/POSTGRESQL.md)"
    )]
    NoTls {
        /// The server that was named.
        host: String,
    },
    /// A mode that falls back to an open connection whenever the other side asks for it.
    #[error(
        "sslmode={mode} may reach PostgreSQL on {host} without encryption: leave it out for sslmode=verify-full, or say require or disable (docs/POSTGRESQL.md)"
    )]
    Opportunistic {
        /// The server that was named.
        host: String,
        /// The mode.
        mode: String,
    },
}

/// A checked database address. Its texts never show the password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Target);

/// What an address leads to.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Target {
    /// A file.
    Sqlite(PathBuf),
    /// A server: the address as libpq takes it, and the same without secrets.
    Postgres { url: String, shown: String },
}

impl DatabaseUrl {
    /// Reads `sqlite://path`, `postgres://…` or `postgresql://…`.
    ///
    /// # Errors
    /// Any other scheme, a SQLite database in memory, or a PostgreSQL server across a network that would be reached without
    /// encryption although `sslmode=disable` does not say so.
    pub fn parse(text: &str) -> Result<Self, DatabaseUrlError> {
        match text.split_once("://") {
            Some(("sqlite", path)) => sqlite(path),
            Some(("postgres" | "postgresql", _)) => postgres(text, Tls::of_this_build()),
            // `sqlite::memory:` and `sqlite:file.db`, which other tools accept.
            None if text.starts_with("sqlite:") => Err(DatabaseUrlError::NotAFile),
            _ => Err(DatabaseUrlError::UnknownScheme),
        }
    }

    /// The file, if this is SQLite.
    #[must_use]
    pub fn sqlite_path(&self) -> Option<&Path> {
        match &self.0 {
            Target::Sqlite(path) => Some(path),
            Target::Postgres { .. } => None,
        }
    }

    pub(crate) fn target(&self) -> &Target {
        &self.0
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Target::Sqlite(path) => write!(f, "sqlite://{}", path.display()),
            Target::Postgres { shown, .. } => f.write_str(shown),
        }
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DatabaseUrl({self})")
    }
}

fn sqlite(path: &str) -> Result<DatabaseUrl, DatabaseUrlError> {
    let is_file = !path.is_empty() && !path.ends_with('/') && !path.starts_with([':', '?']) && !path.starts_with("file:");
    if !is_file || path.contains(['?', '#', '\0']) {
        return Err(DatabaseUrlError::NotAFile);
    }
    Ok(DatabaseUrl(Target::Sqlite(path.into())))
}

/// Whether libpq was built with TLS, and then the file of the system's certificate authorities, if one was found.
enum Tls {
    None,
    With { authorities: Option<PathBuf> },
}

impl Tls {
    fn of_this_build() -> Self {
        if cfg!(feature = "postgres-tls") { Self::With { authorities: system_authorities() } } else { Self::None }
    }
}

/// OpenSSL that is built from source looks where nobody puts certificates, so it is told.
#[cfg(feature = "postgres-tls")]
fn system_authorities() -> Option<PathBuf> {
    openssl_probe::probe().cert_file
}
#[cfg(not(feature = "postgres-tls"))]
fn system_authorities() -> Option<PathBuf> {
    None
}

fn postgres(text: &str, tls: Tls) -> Result<DatabaseUrl, DatabaseUrlError> {
    let url = url::Url::parse(&with_host(text)).map_err(|why| DatabaseUrlError::Malformed(why.to_string()))?;
    if url.fragment().is_some() || text.contains('\0') {
        return Err(DatabaseUrlError::Malformed("it has a fragment: write # as %23".to_owned()));
    }
    let parameter = |name: &str| url.query_pairs().filter(|(key, _)| key == name).last().map(|(_, value)| value.into_owned());
    let hosts: Vec<String> = [url.host_str().map(decode), parameter("host"), parameter("hostaddr")].into_iter().flatten().collect();
    let remote = hosts.iter().flat_map(|list| list.split(',')).find(|host| !is_local(host));
    let mut added = encryption(tls, parameter("sslmode").as_deref(), remote, parameter("sslrootcert").is_some())?;
    if parameter("connect_timeout").is_none() {
        added.push("connect_timeout=5".to_owned());
    }
    let user = if url.username().is_empty() { String::new() } else { format!("{}@", url.username()) };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let shown = format!("postgres://{user}{}{port}{}", url.host_str().unwrap_or_default(), url.path());
    // Not `query_pairs_mut`: it writes a space as "+", which libpq does not read.
    let mut full = text.to_owned();
    for parameter in added {
        full.push(if full.contains('?') { '&' } else { '?' });
        full.push_str(&parameter);
    }
    Ok(DatabaseUrl(Target::Postgres { url: full, shown }))
}

/// The parameters that make an address safe: across a network the server's certificate is verified unless the address chooses
/// another way by name.
fn encryption(tls: Tls, mode: Option<&str>, remote: Option<&str>, has_authorities: bool) -> Result<Vec<String>, DatabaseUrlError> {
    let host = || remote.unwrap_or("this machine").to_owned();
    let encrypted = matches!(mode, Some("require" | "verify-ca" | "verify-full"));
    let mut added = Vec::new();
    match tls {
        Tls::None if encrypted || (remote.is_some() && mode != Some("disable")) => return Err(DatabaseUrlError::NoTls { host: host() }),
        Tls::None => {}
        Tls::With { authorities } => {
            let mode = match (mode, remote) {
                (None, Some(_)) => {
                    added.push("sslmode=verify-full".to_owned());
                    Some("verify-full")
                }
                (Some(mode), Some(_)) if !encrypted && mode != "disable" => {
                    return Err(DatabaseUrlError::Opportunistic { host: host(), mode: mode.to_owned() });
                }
                (mode, _) => mode,
            };
            if let (Some("verify-ca" | "verify-full"), false, Some(file)) = (mode, has_authorities, authorities) {
                added.push(format!("sslrootcert={}", escape(&file.to_string_lossy())));
            }
        }
    }
    Ok(added)
}

/// Percent-encodes a path for libpq, which does not read a "+" as a space.
fn escape(path: &str) -> String {
    url::form_urlencoded::byte_serialize(path.as_bytes()).collect::<String>().replace('+', "%20")
}

/// The address with `localhost` where it names a user or a port but no host, as in `postgres://user@/name`: libpq takes the
/// local socket then, the parser refuses.
fn with_host(text: &str) -> String {
    let (scheme, rest) = text.split_once("://").unwrap_or_default();
    let (authority, tail) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    let (user, host) = authority.split_at(authority.rfind('@').map_or(0, |at| at + 1));
    let missing = !authority.is_empty() && (host.is_empty() || host.starts_with(':'));
    format!("{scheme}://{user}{}{host}{tail}", if missing { "localhost" } else { "" })
}

/// No host, a socket folder, or the loopback interface.
fn is_local(host: &str) -> bool {
    let host = host.trim_start_matches('[').trim_end_matches(']');
    host.is_empty()
        || host.starts_with(['/', '@'])
        || host.eq_ignore_ascii_case("localhost")
        || host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

/// Undoes percent encoding, for the socket folder that may stand in place of a host.
fn decode(host: &str) -> String {
    // `query_pairs` decodes; a "+" stays what it is.
    let as_query = format!("h={}", host.replace('+', "%2B"));
    url::form_urlencoded::parse(as_query.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_engines_are_understood() {
        for (text, shown) in [
            ("sqlite://data/tahaddi.db", "sqlite://data/tahaddi.db"),
            ("sqlite:///var/lib/t.db", "sqlite:///var/lib/t.db"),
            ("postgres://u:secret@localhost:5433/db", "postgres://u@localhost:5433/db"),
            ("postgresql://u:secret@[::1]/db?password=secret", "postgres://u@[::1]/db"),
            ("postgres:///db?host=/tmp/socket", "postgres:///db"),
            ("postgres://u:secret@/db?host=/tmp/socket", "postgres://u@localhost/db"),
            ("postgres://%2Ftmp%2Fsocket/db", "postgres://%2Ftmp%2Fsocket/db"),
            ("postgres://u:secret@db.example/x?sslmode=disable", "postgres://u@db.example/x"),
        ] {
            let url = DatabaseUrl::parse(text).unwrap();
            assert_eq!(url.to_string(), shown);
            assert!(!format!("{url:?}").contains("secret"));
        }
    }

    #[test]
    fn anything_else_is_refused_in_one_line() {
        for text in ["", "mysql://x", "data/tahaddi.db", "SQLITE://x", "file:x"] {
            assert_eq!(DatabaseUrl::parse(text), Err(DatabaseUrlError::UnknownScheme), "{text}");
        }
        for text in ["sqlite::memory:", "sqlite://:memory:", "sqlite://", "sqlite://a.db?mode=memory", "sqlite://file:x", "sqlite:a.db"] {
            assert_eq!(DatabaseUrl::parse(text), Err(DatabaseUrlError::NotAFile), "{text}");
        }
        assert!(matches!(DatabaseUrl::parse("postgres://u:p@h:port/x"), Err(DatabaseUrlError::Malformed(_))));
    }

    #[test]
    fn a_network_needs_an_explicit_choice() {
        for text in [
            "postgres://u@db.example/x",
            "postgres://u@db.example/x?sslmode=prefer",
            "postgres://u@localhost/x?sslmode=require",
            "postgres:///x?host=db.example",
            "postgres://u@/x?host=db.example",
            "postgres://localhost/x?host=/tmp,10.0.0.1",
            "postgres://localhost/x?hostaddr=10.0.0.1",
        ] {
            let error = postgres(text, Tls::None).unwrap_err();
            assert!(matches!(error, DatabaseUrlError::NoTls { .. }), "{text}");
            assert!(error.to_string().contains("sslmode=disable") && !error.to_string().contains('\n'));
        }
    }

    fn with_tls(text: &str) -> Result<String, DatabaseUrlError> {
        let found = postgres(text, Tls::With { authorities: Some("/etc/our certs.pem".into()) })?;
        match found.0 {
            Target::Postgres { url, .. } => Ok(url.strip_prefix(text).unwrap().to_owned()),
            Target::Sqlite(_) => panic!("{text}"),
        }
    }

    #[test]
    fn with_tls_a_server_across_a_network_is_verified() {
        for (text, added) in [
            ("postgres://u@db.example/x", "?sslmode=verify-full&sslrootcert=%2Fetc%2Four%20certs.pem&connect_timeout=5"),
            ("postgres://localhost/x?host=/tmp,10.0.0.1", "&sslmode=verify-full&sslrootcert=%2Fetc%2Four%20certs.pem&connect_timeout=5"),
            ("postgres://db.example/x?sslrootcert=a.pem", "&sslmode=verify-full&connect_timeout=5"),
            ("postgres://localhost/x?sslmode=verify-ca", "&sslrootcert=%2Fetc%2Four%20certs.pem&connect_timeout=5"),
            ("postgres://db.example/x?sslmode=require", "&connect_timeout=5"),
            ("postgres://db.example/x?sslmode=disable", "&connect_timeout=5"),
            ("postgres://localhost/x", "?connect_timeout=5"),
            ("postgres://localhost/x?sslmode=prefer", "&connect_timeout=5"),
        ] {
            assert_eq!(with_tls(text).as_deref(), Ok(added), "{text}");
        }
    }

    #[test]
    fn with_tls_nothing_falls_back_to_an_open_connection() {
        for mode in ["allow", "prefer", "nonsense"] {
            let error = with_tls(&format!("postgres://db.example/x?sslmode={mode}")).unwrap_err();
            assert_eq!(error, DatabaseUrlError::Opportunistic { host: "db.example".to_owned(), mode: mode.to_owned() });
        }
    }
}
