//! Fixed bytes, with everything that surrounds a request of the program, and with nothing: what no answer can be faster than.

use actix_web::http::{Method, header};
use actix_web::middleware::from_fn;
use actix_web::web::{self, Bytes};
use actix_web::{App, HttpRequest, HttpResponse, HttpServer};
use anyhow::Context as _;
use clap::Args;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use tahaddi_api::boot::{self, BootOptions};
use tahaddi_api::http::gate::{Behaviour, Facts, QueryParameter, Resource, gate};
use tahaddi_api::http::rate::RateClass;
use tahaddi_api::http::surrounded;
use tahaddi_api::settings::Settings;

/// What to serve, and where.
#[derive(Debug, Args)]
pub(crate) struct Options {
    /// A folder of bodies, each a file.
    #[arg(long)]
    bodies: PathBuf,
    /// The address.
    #[arg(long)]
    bind: SocketAddr,
}

/// The bodies by name.
struct Bodies(BTreeMap<String, Bytes>);

impl Bodies {
    fn read(folder: &Path) -> anyhow::Result<Self> {
        let mut bodies = BTreeMap::new();
        for entry in std::fs::read_dir(folder).with_context(|| folder.display().to_string())? {
            let path = entry?.path();
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            bodies.insert(name, Bytes::from(std::fs::read(&path)?));
        }
        Ok(Self(bodies))
    }

    fn answer(&self, request: &HttpRequest) -> HttpResponse {
        match self.0.get(request.match_info().query("name")) {
            Some(body) => {
                HttpResponse::Ok().insert_header((header::ETAG, "\"0123456789abcdef\"")).content_type("application/json").body(body.clone())
            }
            None => HttpResponse::NotFound().finish(),
        }
    }
}

async fn answer(request: HttpRequest, bodies: web::Data<Bodies>) -> HttpResponse {
    bodies.answer(&request)
}

/// What the gate is told of the operation: a public one that takes the parameters of the lists.
fn resource() -> Arc<Resource> {
    static FACTS: LazyLock<Facts> = LazyLock::new(|| {
        let parameter = QueryParameter { most: 40, longest: Some(100), may_be_empty: true };
        let query = ["technology", "q", "limit", "status", "sector"].map(|name| (name.to_owned(), parameter));
        Facts {
            behaviour: Behaviour { public: true, ..Behaviour::default() },
            rate_class: RateClass::Read,
            query: query.into(),
            deprecation: None,
        }
    });
    Arc::new(Resource { path: "/shell/{name}".to_owned(), operations: vec![(Method::GET, Box::new(|| &FACTS))] })
}

/// Serves until it is killed, with the settings of the program in the environment.
///
/// # Errors
/// As the start of the program.
pub(crate) fn run(options: &Options) -> anyhow::Result<()> {
    let settings = Settings::load()?;
    boot::init_logging(&settings)?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let cores = std::thread::available_parallelism().map_or(2, std::num::NonZeroUsize::get);
        let workers = settings.workers.unwrap_or(cores);
        let ctx = boot::context(BootOptions::new(settings))?;
        let (bodies, resource) = (web::Data::new(Bodies::read(&options.bodies)?), resource());
        let server = HttpServer::new(move || {
            let (ctx, resource) = (ctx.clone(), Arc::clone(&resource));
            App::new().app_data(bodies.clone()).route("/bare/{name}", web::get().to(answer)).configure(move |config| {
                surrounded(config, &ctx, |scope| {
                    let shell = web::resource("/shell/{name}").route(web::get().to(answer));
                    scope.service(shell.wrap(from_fn(move |request, next| gate(request, next, Arc::clone(&resource)))));
                });
            })
        });
        server.workers(workers).tcp_nodelay(true).bind(options.bind)?.run().await?;
        Ok(())
    })
}
