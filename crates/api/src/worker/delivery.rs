//! Delivering what the outbox holds: events become mails, mails are sent.

use super::Summary;
use crate::context::Ctx;
use crate::error::{ApiError, ApiResult};
use crate::mail::{MailKind, render};
use crate::outbound::mailer::{MailError, OutgoingMail};
use crate::service::account::{LINK_LIFE, LinkTo, mint};
use crate::service::notify::{MAIL, MailJob, StoredEvent, mails, saved_search_matched};
use crate::service::record::EVENT;
use crate::service::saved_search::finds;
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tahaddi_domain::id::{ChallengeId, Id as _, InvitationId, OutboxId};
use tahaddi_domain::invitation::INVITATION_LIFE;
use tahaddi_domain::saved_search::SavedSearch;
use tahaddi_domain::time::Span;
use tahaddi_persistence::repo::outbox::{self, Claimed};
use tahaddi_persistence::repo::{challenge, invitation, saved_search, user};
use tahaddi_persistence::{StoreError, Tx};
use tokio::task::JoinSet;

/// The kind of outbox row that says to look through the saved searches for a challenge that was published.
const MATCHES: &str = "saved_searches";
/// How many saved searches are looked through in one transaction.
const SEARCHES: i64 = 50;
/// How long a message may take before another worker takes it over.
const LEASE: Span = Span::minutes(2);
/// How long one attempt may take: well within the lease.
const PATIENCE: Duration = Duration::from_secs(45);
/// How many messages are claimed at once.
const BATCH: i64 = 20;
/// After so many attempts a message is given up.
const ATTEMPTS: i32 = 10;
/// How many batches one round delivers at most, so that other work gets its turn.
const ROUNDS: usize = 50;

/// Delivers what is due: the messages of a batch at once, since a mail server may be slow.
pub(super) async fn deliver(ctx: &Ctx, summary: &mut Summary) -> ApiResult<()> {
    for _ in 0..ROUNDS {
        let owner = ctx.replica.clone();
        let claimed = ctx.db.write(move |tx| outbox::claim(tx, &owner, LEASE, BATCH)).await?;
        if claimed.is_empty() {
            return Ok(());
        }
        let mut batch = JoinSet::new();
        for message in claimed {
            let ctx = ctx.clone();
            batch.spawn(async move { attempt(&ctx, &message).await });
        }
        while let Some(ended) = batch.join_next().await {
            match ended {
                Ok(Ok(true)) => summary.delivered += 1,
                Ok(Ok(false)) => summary.postponed += 1,
                Ok(Err(error)) => return Err(error),
                // It stays leased, and is tried again.
                Err(error) => tracing::error!("a delivery ended badly: {error}"),
            }
        }
    }
    Ok(())
}

/// Delivers one message; `false` if that failed, and it is put off or given up.
async fn attempt(ctx: &Ctx, message: &Claimed) -> ApiResult<bool> {
    let delivery = async {
        match message.kind.as_str() {
            EVENT => fan_out(ctx, message).await,
            MAIL => send(ctx, message).await,
            MATCHES => look_through(ctx, message).await,
            other => Err(Failure { text: format!("no way to deliver a {other}"), permanent: true }),
        }
    };
    let slow = || Failure { text: "it took too long".to_owned(), permanent: false };
    match tokio::time::timeout(PATIENCE, delivery).await.unwrap_or_else(|_elapsed| Err(slow())) {
        Ok(()) => Ok(true),
        Err(failure) => {
            postpone(ctx, message, failure).await?;
            Ok(false)
        }
    }
}

struct Failure {
    text: String,
    permanent: bool,
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self { text: error.to_string(), permanent: false }
    }
}
impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        Self { text: error.to_string(), permanent: false }
    }
}
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self { text: error.to_string(), permanent: true }
    }
}

/// Turns an event into one mail a recipient, in one transaction.
async fn fan_out(ctx: &Ctx, message: &Claimed) -> Result<(), Failure> {
    let event: StoredEvent = serde_json::from_value(message.payload.clone())?;
    let (id, fence) = (message.id.clone(), message.fence);
    ctx.db
        .write(move |tx| -> ApiResult<()> {
            if outbox::finish(tx, &id, fence)? {
                for job in mails(tx, &event)? {
                    outbox::push(tx, MAIL, serde_json::to_value(job)?, None)?;
                }
                if event.name == "challenge.published" {
                    let next = Searches { challenge: event.subject.clone(), after: String::new() };
                    outbox::push(tx, MATCHES, serde_json::to_value(next)?, None)?;
                }
            }
            Ok(())
        })
        .await?;
    Ok(())
}

/// Which saved searches are to be looked through for which challenge.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Searches {
    challenge: String,
    /// Those after this one.
    after: String,
}

/// Tells the owners of some saved searches of a challenge that they look for, and leaves the others to the next message.
async fn look_through(ctx: &Ctx, message: &Claimed) -> Result<(), Failure> {
    let searches: Searches = serde_json::from_value(message.payload.clone())?;
    let (id, fence) = (message.id.clone(), message.fence);
    ctx.db
        .write(move |tx| -> ApiResult<()> {
            if !outbox::finish(tx, &id, fence)? {
                return Ok(());
            }
            let challenge = challenge::find(tx, &ChallengeId::from_stored(searches.challenge.clone()))?;
            let Some(challenge) = challenge else { return Ok(()) };
            let now = tx.now()?;
            let some = saved_search::all_after(tx, &searches.after, SEARCHES)?;
            // Who asks after the publication has found it already.
            let asked_before = |search: &&SavedSearch| challenge.published_at.is_some_and(|at| search.created_at <= at);
            for search in some.iter().filter(|search| search.notify).filter(asked_before) {
                if !finds(tx, search, &challenge.id, now)? || !saved_search::tell(tx, &search.id, &challenge.id)? {
                    continue;
                }
                if let Some(job) = saved_search_matched(tx, search, &challenge)? {
                    outbox::push(tx, MAIL, serde_json::to_value(job)?, None)?;
                }
            }
            if let Some(last) = some.last().filter(|_| i64::try_from(some.len()) == Ok(SEARCHES)) {
                let next = Searches { after: last.id.to_string(), ..searches.clone() };
                outbox::push(tx, MATCHES, serde_json::to_value(next)?, None)?;
            }
            Ok(())
        })
        .await?;
    Ok(())
}

/// Sends a mail. A link's token is made now; only its digest is stored.
async fn send(ctx: &Ctx, message: &Claimed) -> Result<(), Failure> {
    let job: MailJob = serde_json::from_value(message.payload.clone())?;
    let kind = MailKind::parse(&job.kind).ok_or_else(|| Failure { text: format!("no mail is called {}", job.kind), permanent: true })?;
    let path = if job.path.contains("{token}") {
        let wanted = job.clone();
        match ctx.db.write(move |tx| mint_token(tx, kind, &wanted)).await? {
            Some(token) => job.path.replace("{token}", token.expose_secret()),
            None => return finish(ctx, message).await,
        }
    } else {
        job.path.clone()
    };
    let link = format!("{}{path}", ctx.settings.front_end_url());
    let mut variables: Vec<(&str, &str)> = job.variables.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let (hours, days) = (LINK_LIFE.whole_hours().to_string(), (INVITATION_LIFE.whole_hours() / 24).to_string());
    variables.extend([("link", link.as_str()), ("hours", &hours), ("days", &days)]);
    let (subject, text) = render(kind, job.language, &variables);
    let mail = OutgoingMail { to: job.email, to_name: job.name, subject, text, html: None, message_id: message_id(&message.id) };
    // What a mail server says for good, such as a wrong password of ours, may still be put right by a person.
    let failed = |error: MailError| Failure { text: error.to_string(), permanent: matches!(error, MailError::Message(_)) };
    ctx.mailer.send(mail).await.map_err(failed)?;
    finish(ctx, message).await
}

async fn finish(ctx: &Ctx, message: &Claimed) -> Result<(), Failure> {
    let (id, fence) = (message.id.clone(), message.fence);
    ctx.db.write(move |tx| outbox::finish(tx, &id, fence)).await?;
    Ok(())
}

/// The token of a link; none if it would lead nowhere by now, so that the mail need not be sent.
fn mint_token(tx: &mut Tx<'_>, kind: MailKind, job: &MailJob) -> ApiResult<Option<SecretString>> {
    let to = match (kind, &job.user, &job.subject) {
        (MailKind::VerifyEmail, Some(id), _) => {
            let waits = user::find(tx, id)?.is_some_and(|user| user.email_verified_at.is_none());
            waits.then(|| LinkTo::Verification(id.clone()))
        }
        (MailKind::ResetPassword, Some(id), _) => Some(LinkTo::PasswordReset(id.clone())),
        (MailKind::InvitationOperator | MailKind::InvitationMember | MailKind::InvitationJuror | MailKind::InvitationTeam, _, Some(id)) => {
            let found = invitation::lock(tx, &InvitationId::from_stored(id.clone()))?;
            // It may have waited long in the outbox: its days are counted from the mail.
            let open = found.filter(|found| found.accepted_at.is_none() && found.revoked_at.is_none());
            open.map(|found| LinkTo::Invitation(Box::new(found)))
        }
        _ => return Err(ApiError::fault("this mail has no token")),
    };
    to.map(|to| mint(tx, to, &job.email)).transpose()
}

/// The same at each attempt, so that a mail server can drop a second copy.
fn message_id(id: &OutboxId) -> String {
    format!("{id}@tahaddi")
}

/// Tries again later, ever more slowly, or gives up.
async fn postpone(ctx: &Ctx, message: &Claimed, failure: Failure) -> ApiResult<()> {
    tracing::warn!(message = %message.id, attempt = message.attempts, "not delivered: {}", failure.text);
    let (id, fence, attempts) = (message.id.clone(), message.fence, message.attempts);
    ctx.db
        .write(move |tx| {
            if failure.permanent || attempts >= ATTEMPTS {
                outbox::bury(tx, &id, fence, &failure.text)
            } else {
                // 10 s, 20 s, 40 s … up to 43 minutes, and up to a tenth more so that retries do not come in waves.
                let base = 10_000_i64 << attempts.clamp(1, 10) >> 1;
                let jitter = base / 10 * i64::from(u8::from_be_bytes(tx.random_bytes::<1>())) / 255;
                let retry_at = tx.now()? + Span::milliseconds(base + jitter);
                outbox::fail(tx, &id, fence, &failure.text, retry_at)
            }
        })
        .await?;
    Ok(())
}
