//! PostgreSQL across a network: encrypted, and the server is who it says. `make test-postgres-tls` starts such a server.

use crate::DatabaseUrl;
use crate::connection::{AnyConn, Purpose, open};
use diesel::prelude::*;
use diesel::sql_query;
use diesel::sql_types::Bool;

#[derive(QueryableByName)]
struct Encrypted {
    #[diesel(sql_type = Bool)]
    ssl: bool,
}

/// The name in the server's certificate, which is found at `hostaddr` without a name server.
const NAME: &str = "db.tahaddi.example";

/// Whether the connection to `host` with more parameters is encrypted, or why there is none.
fn connect(host: &str, parameters: &str) -> Result<bool, String> {
    let port = std::env::var("TEST_POSTGRES_TLS_PORT").unwrap();
    let url = format!("postgres://postgres@{host}:{port}/postgres?hostaddr=127.0.0.1{parameters}");
    let url = DatabaseUrl::parse(&url).map_err(|error| error.to_string())?;
    let conn = open(&url, Purpose::Write).map_err(|error| error.to_string())?;
    let AnyConn::Pg(mut conn) = conn.0 else { panic!("not PostgreSQL") };
    let row: Encrypted = sql_query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()").get_result(&mut conn).unwrap();
    Ok(row.ssl)
}

fn authorities() -> String {
    format!("&sslrootcert={}", std::env::var("TEST_POSTGRES_TLS_CA").unwrap())
}

#[test]
fn a_verified_server_is_reached_encrypted() {
    assert_eq!(connect(NAME, &authorities()), Ok(true));
    assert_eq!(connect(NAME, "&sslmode=require"), Ok(true));
}

#[test]
fn a_server_with_another_name_or_authority_is_refused() {
    let wrong_name = connect("other.tahaddi.example", &authorities()).unwrap_err();
    assert!(wrong_name.contains(NAME) && !wrong_name.contains('\n'), "{wrong_name}");
    // The authorities of this machine did not sign it.
    let unknown = connect(NAME, "").unwrap_err();
    assert!(unknown.contains("certificate") && !unknown.contains('\n'), "{unknown}");
}

#[test]
fn nothing_falls_back_to_an_open_connection() {
    assert!(connect(NAME, "&sslmode=disable").unwrap_err().contains("no encryption"));
    assert!(connect(NAME, "&sslmode=prefer").unwrap_err().contains("sslmode=prefer"));
}
