//! The audit trail.

use super::{engines, open, run, start, write};
use crate::repo::audit::{self, AuditFilter, AuditSeal, NewAudit};
use crate::{Conn, StoreError};
use serde_json::json;
use std::collections::HashSet;
use tahaddi_domain::id::{AuditId, Id, OrganisationId};
use tahaddi_domain::time::Span;

fn entry(n: usize) -> NewAudit {
    NewAudit {
        actor_id: Some("usr_1".to_owned()),
        action: "challenge.published".to_owned(),
        subject_id: "chl_1".to_owned(),
        organisation_id: n.is_multiple_of(2).then(|| OrganisationId::from_stored("org_1".to_owned())),
        request_id: format!("req_{n}"),
        details: json!({"n": n}),
    }
}

#[test]
fn audit_pages_and_seals() {
    for test in engines() {
        let db = open(&test);
        run(async {
            for n in 0..5 {
                write(&db, move |tx| audit::append(tx, entry(n)).map(|_| ())).await.unwrap();
            }
            let filter = AuditFilter { organisation_id: Some(OrganisationId::from_stored("org_1".to_owned())), ..AuditFilter::default() };
            let (first, rest) = db
                .read(move |conn: &mut Conn| {
                    let first = audit::list(conn, &filter, None, 2)?;
                    let last = first.last().map(|entry| (entry.at, &entry.id));
                    let rest = audit::list(conn, &filter, last, 2)?;
                    Ok::<_, StoreError>((first, rest))
                })
                .await
                .unwrap();
            assert_eq!((first.len(), rest.len()), (2, 1));
            let ids: HashSet<&str> = first.iter().chain(&rest).map(|entry| entry.id.as_str()).collect();
            assert_eq!(ids.len(), 3);

            let open_entries = db.read(|conn: &mut Conn| audit::unsealed(conn, None, 3)).await.unwrap();
            assert_eq!(open_entries.len(), 3);
            let seals: Vec<AuditSeal> = (1..)
                .zip(open_entries)
                .map(|(sequence, entry)| AuditSeal { sequence, entry_id: entry.id, hash: format!("h{sequence}") })
                .collect();
            write(&db, {
                let seals = seals.clone();
                move |tx| audit::append_seals(tx, &seals)
            })
            .await
            .unwrap();
            let (last, left, chain) = db
                .read(|conn: &mut Conn| {
                    Ok::<_, StoreError>((
                        audit::last_seal(conn)?,
                        audit::unsealed(conn, Some(start() - Span::hours(1)), 10)?,
                        audit::chain(conn, 1, 10)?,
                    ))
                })
                .await
                .unwrap();
            assert_eq!((last.map(|seal| seal.sequence), left.len(), chain.len()), (Some(3), 2, 2));
            let again = write(&db, move |tx| audit::append_seals(tx, &seals)).await;
            assert!(matches!(again, Err(StoreError::Duplicate(_))), "{again:?}");
        });
    }
}

#[test]
fn audit_rows_are_neither_changed_nor_removed() {
    for test in engines() {
        let db = open(&test);
        run(async {
            let id: AuditId = write(&db, |tx| audit::append(tx, entry(0))).await.unwrap();
            let seal = AuditSeal { sequence: 1, entry_id: id.clone(), hash: "h".to_owned() };
            write(&db, move |tx| audit::append_seals(tx, std::slice::from_ref(&seal))).await.unwrap();
            let mut attempts = vec![
                "UPDATE audit_entries SET action = 'x'".to_owned(),
                "DELETE FROM audit_entries".to_owned(),
                "UPDATE audit_seals SET hash = 'x'".to_owned(),
                "DELETE FROM audit_seals".to_owned(),
            ];
            if test.url().sqlite_path().is_some() {
                attempts.push("INSERT OR REPLACE INTO audit_seals SELECT sequence, entry_id, 'x' FROM audit_seals".to_owned());
            } else {
                attempts.push("TRUNCATE audit_seals".to_owned());
            }
            for sql in attempts {
                let error = db.raw(sql.clone()).await.unwrap_err();
                assert!(error.to_string().contains("append-only"), "{sql}: {error}");
            }
            assert!(db.read(move |conn: &mut Conn| audit::find(conn, &id)).await.unwrap().is_some());
        });
    }
}
