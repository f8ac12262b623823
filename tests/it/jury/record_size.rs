//! How long a lock of 1,000 applications holds the writer.
use acceptance::{Panel, a_call, json};
use std::sync::Arc;
use std::time::Instant as Wall;
use tahaddi_api::caller::Caller;
use tahaddi_api::error::ApiError;
use tahaddi_api::service::jury::lock::{lock, prepare};
use tahaddi_domain::access::{Actor, OperatorRole};
use tahaddi_domain::id::{Id as _, PhaseId};

async fn large() -> Panel {
    let mut call = a_call();
    call["seats"] = json!(50);
    call["phases"][1]["review"]["reviews_per_application"] = json!(3);
    let panel = Panel::of_call(call, &["Sondes"]).await;
    for n in 0..3 {
        let juror = panel.seat(&format!("Juror {n}"), "juror").await;
        panel.reviewed(&juror, 0, &[4.0, 3.5]).await;
    }
    let n = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 999)";
    panel.app.ctx.db.raw(format!("INSERT INTO applications (id, challenge_id, organisation_id, slot, state, document, submitted_at, created_by, version, created_at, updated_at) {n} SELECT printf('app_%026d', i), challenge_id, organisation_id, i + 1, state, document, submitted_at, created_by, version, created_at, updated_at FROM applications, n")).await.unwrap();
    panel.app.ctx.db.raw(format!("INSERT INTO assignments (id, phase_id, juror_id, application_id, pseudonym, state, sheet, rubric_version, completed_at, version, created_at, updated_at) {n} SELECT printf('asg_%026d', i * 10 + (SELECT count(*) FROM jurors b WHERE b.id < a.juror_id)), phase_id, juror_id, printf('app_%026d', i), printf('P%07d', i), state, replace(sheet, '3.5', printf('%.1f', ((i * 7919 + 31 * (i % 7) * (SELECT count(*) FROM jurors b WHERE b.id < a.juror_id)) % 11) / 2.0)), rubric_version, completed_at, version, created_at, updated_at FROM assignments a, n")).await.unwrap();
    panel
}

#[tokio::test]
#[ignore]
async fn zz_measure() {
    for outside in [true, false] {
        let panel = large().await;
        let actor = Actor { user: Some(panel.operator.id().clone()), operator: Some(OperatorRole::Admin), ..Actor::default() };
        let caller = Arc::new(Caller { actor, request_id: "test".to_owned(), ..Caller::default() });
        let phase = PhaseId::parse(panel.phase.rsplit('/').next().unwrap()).unwrap();
        let ctx = panel.app.ctx.clone();
        let begin = Wall::now();
        let draft = if outside {
            let (by, id, now) = (Arc::clone(&caller), phase.clone(), panel.app.now());
            let ground = ctx.db.snapshot(move |conn| prepare(conn, &by, &id, now)).await.unwrap();
            let read = begin.elapsed();
            let draft = ground.compute("01KAX3V8M0T2R4Q6W8Y0B1C2D3").unwrap();
            println!("read {read:?}, computed {:?}", begin.elapsed() - read);
            Some(draft)
        } else {
            None
        };
        let begin = Wall::now();
        let receipts = ctx.receipts.clone();
        let done =
            ctx.db.write(move |tx| Ok::<_, ApiError>(lock(tx, &caller, &receipts, &phase, draft.as_ref())?.is_some())).await.unwrap();
        println!("outside {outside}: write {:?} {done}", begin.elapsed());
        let begin = Wall::now();
        let record = panel.operator.get(format!("{}/record", panel.phase)).await.expect(200);
        println!("record {} bytes in {:?}", record.bytes().len(), begin.elapsed());
        let begin = Wall::now();
        let verified = panel.operator.get(format!("{}/record/verification", panel.phase)).await.expect(200);
        println!("verified {} in {:?}", verified.json()["holds"], begin.elapsed());
    }
}
