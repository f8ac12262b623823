//! `tahaddi serve`.

use super::{Serve, say};
use anyhow::Context as _;
use tahaddi_api::boot::{self, BootOptions};
use tahaddi_api::context::Ctx;
use tahaddi_api::service::{demo, seed};
use tahaddi_api::settings::Settings;
use tahaddi_api::worker;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Serves until SIGTERM or SIGINT; what has begun by then is finished.
pub(super) async fn serve(mut settings: Settings, options: &Serve) -> anyhow::Result<()> {
    let listener = boot::listen(&mut settings)?;
    if boot::migrates_itself(&settings, options.no_migrate)? {
        boot::migrate(&settings)?;
    }
    let ctx = boot::context(BootOptions::new(settings))?;
    seed::catalogue(&ctx.db).await.context("the catalogue could not be loaded")?;
    if options.demo {
        boot::load_demo(&ctx).await.context("the demonstration could not be loaded")?;
    }
    if let Err(error) = ctx.files.ready().await {
        // Everything but files works; a scanner or a bucket may come later.
        tracing::warn!(%error, "files of dossiers cannot be taken at present");
    }
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let running = boot::serve(&ctx, listener)?;
    announce(&ctx, &running.address.to_string())?;
    if options.demo {
        announce_demo()?;
    }
    let (stop, stopped) = watch::channel(false);
    let worker = tokio::spawn(worker::run(ctx.clone(), stopped));
    let handle = running.handle();
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping: what has begun is finished first");
        stop.send_replace(true);
        handle.stop(true).await;
    });
    running.finished().await?;
    Ok(worker.await?)
}

fn announce_demo() -> anyhow::Result<()> {
    say(&format!("  demonstration  every account has the password: {}", demo::PASSWORD));
    for account in demo::accounts()? {
        say(&format!("                 {:<18} {}", account.role, account.email));
    }
    Ok(())
}

fn announce(ctx: &Ctx, address: &str) -> anyhow::Result<()> {
    let database = ctx.settings.database()?;
    let kind = if database.sqlite_path().is_some() { "SQLite" } else { "PostgreSQL" };
    say(&format!("Tahaddi {}", env!("CARGO_PKG_VERSION")));
    say(&format!("  listening on   http://{address}"));
    say(&format!("  documentation  http://{address}/docs/"));
    say(&format!("  database       {kind}, {database}"));
    say(&format!("  data folder    {}", ctx.settings.data_dir.display()));
    Ok(())
}
