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
        "this build has no TLS to reach PostgreSQL on {host}: add ?sslmode=disable if the network between is trusted, or connect to the local end of an encrypted tunnel (docs/POSTGRESQL.md)"
    )]
    NoTls {
        /// The server that was named.
        host: String,
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
    /// Any other scheme, a SQLite database in memory, or a PostgreSQL server across a network without `sslmode=disable`.
    pub fn parse(text: &str) -> Result<Self, DatabaseUrlError> {
        match text.split_once("://") {
            Some(("sqlite", path)) => sqlite(path),
            Some(("postgres" | "postgresql", _)) => postgres(text),
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

fn postgres(text: &str) -> Result<DatabaseUrl, DatabaseUrlError> {
    let url = url::Url::parse(&with_host(text)).map_err(|why| DatabaseUrlError::Malformed(why.to_string()))?;
    if url.fragment().is_some() || text.contains('\0') {
        return Err(DatabaseUrlError::Malformed("it has a fragment: write # as %23".to_owned()));
    }
    let parameter = |name: &str| url.query_pairs().filter(|(key, _)| key == name).last().map(|(_, value)| value.into_owned());
    let hosts: Vec<String> = [url.host_str().map(decode), parameter("host"), parameter("hostaddr")].into_iter().flatten().collect();
    let remote = hosts.iter().flat_map(|list| list.split(',')).find(|host| !is_local(host));
    let refused = match parameter("sslmode").as_deref() {
        Some("disable") => None,
        Some("require" | "verify-ca" | "verify-full") => Some(remote.unwrap_or("this machine")),
        _ => remote,
    };
    if let Some(host) = refused {
        return Err(DatabaseUrlError::NoTls { host: host.to_owned() });
    }
    let user = if url.username().is_empty() { String::new() } else { format!("{}@", url.username()) };
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    let shown = format!("postgres://{user}{}{port}{}", url.host_str().unwrap_or_default(), url.path());
    // Not `query_pairs_mut`: it writes a space as "+", which libpq does not read.
    let full = if parameter("connect_timeout").is_some() {
        text.to_owned()
    } else {
        format!("{text}{}connect_timeout=5", if text.contains('?') { '&' } else { '?' })
    };
    Ok(DatabaseUrl(Target::Postgres { url: full, shown }))
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
            let error = DatabaseUrl::parse(text).unwrap_err();
            assert!(matches!(error, DatabaseUrlError::NoTls { .. }), "{text}");
            assert!(error.to_string().contains("sslmode=disable") && !error.to_string().contains('\n'));
        }
    }
}
