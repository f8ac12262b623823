//! Settings: from a file, overridden by the environment. One table names them all; help texts and README come from it.

use crate::network::{ProxyHeader, TrustedProxies};
use crate::quota::Budget;
use anyhow::Context as _;
use secrecy::SecretString;
use serde::Deserialize;
use std::fmt::Write as _;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::time::Duration;

/// One setting, as people meet it.
#[derive(Debug)]
pub struct Setting {
    /// The environment variable.
    pub variable: &'static str,
    /// What holds without it.
    pub default: &'static str,
    /// What it is for.
    pub help: &'static str,
}

/// Every setting.
pub const SETTINGS: &[Setting] = &[
    Setting {
        variable: "DATABASE_URL",
        default: "sqlite://DATA_DIR/tahaddi.db",
        help: "Where the data is: sqlite://PATH or postgres://USER:PASSWORD@HOST/NAME",
    },
    Setting {
        variable: "TAHADDI_CONFIG",
        default: "tahaddi.toml, if it exists",
        help: "A TOML file with settings by their names in lower case, without TAHADDI_",
    },
    Setting { variable: "TAHADDI_BIND", default: "127.0.0.1:8080", help: "The address and port to listen on" },
    Setting { variable: "TAHADDI_DATA_DIR", default: "data", help: "The folder of the SQLite file, the keys and the mails" },
    Setting {
        variable: "TAHADDI_PUBLIC_URL",
        default: "http://BIND",
        help: "The address under which clients reach the API: issuer of tokens",
    },
    Setting { variable: "TAHADDI_FRONT_END_URL", default: "the public URL", help: "Where links in mails lead" },
    Setting {
        variable: "TAHADDI_ALLOWED_ORIGINS",
        default: "none",
        help: "Origins of browser applications that may call the API, separated by commas",
    },
    Setting {
        variable: "TAHADDI_TRUSTED_PROXIES",
        default: "none",
        help: "Networks of reverse proxies that say for whom they ask, separated by commas: 10.0.0.0/8, ::1",
    },
    Setting { variable: "TAHADDI_PROXY_HEADER", default: "X-Forwarded-For", help: "Where they say it: X-Forwarded-For or Forwarded" },
    Setting { variable: "TAHADDI_RATE_LIMITS", default: "on", help: "Whether callers have budgets: on or off" },
    Setting {
        variable: "TAHADDI_RATE_READ",
        default: "1200/60",
        help: "Budget for reading: requests/seconds, for each account or network",
    },
    Setting { variable: "TAHADDI_RATE_SEARCH", default: "300/60", help: "Budget for lists that are searched by words" },
    Setting { variable: "TAHADDI_RATE_WRITE", default: "240/60", help: "Budget for changes" },
    Setting {
        variable: "TAHADDI_RATE_AUTH",
        default: "120/60",
        help: "Budget for log-in, registration and links of mails, beside their own limits",
    },
    Setting { variable: "TAHADDI_RATE_CHECK", default: "120/600", help: "Budget for checks of a person for conflicts of interest" },
    Setting { variable: "TAHADDI_RATE_EXPORT", default: "20/3600", help: "Budget for exports" },
    Setting { variable: "TAHADDI_RATE_UPLOAD", default: "120/3600", help: "Budget for files that are sent" },
    Setting {
        variable: "TAHADDI_ANSWERS_MEGABYTES",
        default: "8",
        help: "The most megabytes (10⁶ bytes) of public answers that are kept, each for less than a second; 0 keeps none",
    },
    Setting { variable: "TAHADDI_FILES_DIR", default: "DATA_DIR/files", help: "The folder of the files of dossiers" },
    Setting { variable: "TAHADDI_FILES_MEGABYTES", default: "25", help: "The most megabytes (10⁶ bytes) of one file" },
    Setting {
        variable: "TAHADDI_FILES_SCANNER",
        default: "none: files are not scanned",
        help: "Where clamd listens: tcp://HOST:3310 or unix:/run/clamav/clamd.ctl",
    },
    Setting {
        variable: "TAHADDI_FILES_FAIL_CLOSED",
        default: "on",
        help: "Whether no file is taken while the scanner does not answer: on or off",
    },
    Setting {
        variable: "TAHADDI_FILES_S3_BUCKET",
        default: "none: a local folder",
        help: "The bucket of the files, on S3 or what speaks like it",
    },
    Setting { variable: "TAHADDI_FILES_S3_REGION", default: "us-east-1", help: "Its region" },
    Setting { variable: "TAHADDI_FILES_S3_ENDPOINT", default: "that of the region", help: "The address of the service: https://HOST" },
    Setting { variable: "TAHADDI_FILES_S3_PREFIX", default: "none", help: "What the keys of the files begin with" },
    Setting { variable: "TAHADDI_FILES_S3_ACCESS_KEY", default: "that of the machine", help: "The name of its access key" },
    Setting { variable: "TAHADDI_FILES_S3_SECRET_KEY", default: "that of the machine", help: "Its access key" },
    Setting {
        variable: "TAHADDI_SMTP_URL",
        default: "none: mails are written to DATA_DIR/mail",
        help: "Where mail is sent: smtps://USER:PASSWORD@HOST",
    },
    Setting { variable: "TAHADDI_MAIL_FROM", default: "Tahaddi <no-reply@tahaddi.example>", help: "The sender of mails" },
    Setting { variable: "TAHADDI_WORKERS", default: "the number of processors", help: "Threads that serve requests" },
    Setting {
        variable: "TAHADDI_DB_CONNECTIONS",
        default: "4 on SQLite, 16 on PostgreSQL",
        help: "Threads that each own a database connection",
    },
    Setting { variable: "TAHADDI_ARGON2_MEMORY_KIB", default: "19456", help: "Memory of a password hash; less is refused" },
    Setting { variable: "TAHADDI_ARGON2_PASSES", default: "2", help: "Passes of a password hash; fewer are refused" },
    Setting { variable: "TAHADDI_LOG", default: "info", help: "What is logged, such as info or tahaddi_api=debug" },
    Setting { variable: "TAHADDI_LOG_FORMAT", default: "text", help: "text for people, json for machines" },
];

/// The settings of a running server.
#[derive(Clone, Debug, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Where the data is.
    pub database_url: Option<SecretString>,
    /// The address and port to listen on.
    pub bind: String,
    /// The folder of the SQLite file, the keys and the mails.
    pub data_dir: PathBuf,
    /// The address under which clients reach the API.
    pub public_url: Option<String>,
    /// Where links in mails lead.
    pub front_end_url: Option<String>,
    /// Origins of browser applications, separated by commas.
    pub allowed_origins: String,
    /// Networks of reverse proxies whose word counts, separated by commas.
    pub trusted_proxies: String,
    /// Where they say for whom they ask.
    pub proxy_header: ProxyHeader,
    /// Whether callers have budgets.
    pub rate_limits: bool,
    /// Budget for reading.
    pub rate_read: Budget,
    /// Budget for searching.
    pub rate_search: Budget,
    /// Budget for changes.
    pub rate_write: Budget,
    /// Budget for what is done before one is signed in.
    pub rate_auth: Budget,
    /// Budget for checks for conflicts of interest.
    pub rate_check: Budget,
    /// Budget for exports.
    pub rate_export: Budget,
    /// Budget for files.
    pub rate_upload: Budget,
    /// The most megabytes of public answers that are kept.
    pub answers_megabytes: u32,
    /// The folder of the files; of those on their way in where a bucket holds them.
    pub files_dir: Option<PathBuf>,
    /// The most megabytes of one file.
    pub files_megabytes: u32,
    /// Where clamd listens.
    pub files_scanner: Option<String>,
    /// Whether no file is taken without its verdict.
    pub files_fail_closed: bool,
    /// The bucket.
    pub files_s3_bucket: Option<String>,
    /// Its region.
    pub files_s3_region: String,
    /// The address of the service.
    pub files_s3_endpoint: Option<String>,
    /// What the keys of the files begin with.
    pub files_s3_prefix: String,
    /// The name of the access key.
    pub files_s3_access_key: Option<SecretString>,
    /// The access key.
    pub files_s3_secret_key: Option<SecretString>,
    /// Where mail is sent.
    pub smtp_url: Option<SecretString>,
    /// The sender of mails.
    pub mail_from: String,
    /// Threads that serve requests.
    pub workers: Option<usize>,
    /// Threads that each own a database connection.
    pub db_connections: Option<usize>,
    /// Memory of a password hash, in KiB.
    pub argon2_memory_kib: u32,
    /// Passes of a password hash.
    pub argon2_passes: u32,
    /// What is logged.
    pub log: String,
    /// `text` or `json`.
    pub log_format: String,
    /// How long a client may take to send a body. Not a setting of the operator's: only tests have less patience.
    #[serde(skip)]
    pub body_deadline: Duration,
}

const fn budget(units: u32, seconds: u32) -> Budget {
    match (NonZeroU32::new(units), NonZeroU32::new(seconds)) {
        (Some(units), Some(seconds)) => Budget { units, seconds },
        _ => Budget { units: NonZeroU32::MIN, seconds: NonZeroU32::MIN },
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            database_url: None,
            bind: "127.0.0.1:8080".into(),
            data_dir: "data".into(),
            public_url: None,
            front_end_url: None,
            allowed_origins: String::new(),
            trusted_proxies: String::new(),
            proxy_header: ProxyHeader::default(),
            rate_limits: true,
            rate_read: budget(1200, 60),
            rate_search: budget(300, 60),
            rate_write: budget(240, 60),
            rate_auth: budget(120, 60),
            rate_check: budget(120, 600),
            rate_export: budget(20, 3600),
            rate_upload: budget(120, 3600),
            answers_megabytes: 8,
            files_dir: None,
            files_megabytes: 25,
            files_scanner: None,
            files_fail_closed: true,
            files_s3_bucket: None,
            files_s3_region: "us-east-1".into(),
            files_s3_endpoint: None,
            files_s3_prefix: String::new(),
            files_s3_access_key: None,
            files_s3_secret_key: None,
            smtp_url: None,
            mail_from: "Tahaddi <no-reply@tahaddi.example>".into(),
            workers: None,
            db_connections: None,
            argon2_memory_kib: 19_456,
            argon2_passes: 2,
            log: "info".into(),
            log_format: "text".into(),
            body_deadline: Duration::from_secs(10),
        }
    }
}

impl Settings {
    /// Reads the settings.
    ///
    /// # Errors
    /// A file that cannot be read, or a value or name that means nothing.
    pub fn load() -> anyhow::Result<Self> {
        let file = std::env::var("TAHADDI_CONFIG").ok();
        let source = config::File::new(file.as_deref().unwrap_or("tahaddi.toml"), config::FileFormat::Toml).required(file.is_some());
        let known = |name: &String| SETTINGS.iter().any(|setting| setting.variable == name) || name == "TAHADDI_CONFIG";
        if let Some((name, _)) =
            std::env::vars().find(|(name, _)| name.starts_with("TAHADDI_") && !name.starts_with("TAHADDI_TEST_") && !known(name))
        {
            anyhow::bail!("{name} is not a setting; `tahaddi serve --help` lists them");
        }
        let overrides = SETTINGS.iter().filter(|setting| setting.variable != "TAHADDI_CONFIG").filter_map(|setting| {
            let value = std::env::var(setting.variable).ok().filter(|value| !value.is_empty())?;
            let name = setting.variable.strip_prefix("TAHADDI_").unwrap_or(setting.variable).to_lowercase();
            Some((name, value))
        });
        let mut builder = config::Config::builder().add_source(source);
        for (name, value) in overrides {
            builder = builder.set_override(name, value)?;
        }
        builder.build()?.try_deserialize().context("a setting does not have the form that it needs")
    }

    /// The database.
    ///
    /// # Errors
    /// The URL is not one of a database that we know.
    pub fn database(&self) -> anyhow::Result<tahaddi_persistence::DatabaseUrl> {
        use secrecy::ExposeSecret as _;
        let default = || format!("sqlite://{}", self.data_dir.join("tahaddi.db").display());
        let url = self.database_url.as_ref().map_or_else(default, |url| url.expose_secret().to_owned());
        Ok(tahaddi_persistence::DatabaseUrl::parse(&url)?)
    }

    /// The folder of the keys.
    #[must_use]
    pub fn keys_folder(&self) -> PathBuf {
        self.data_dir.join("keys")
    }

    /// The address under which clients reach the API, without a slash at its end.
    #[must_use]
    pub fn public_url(&self) -> String {
        self.public_url.clone().unwrap_or_else(|| format!("http://{}", self.bind)).trim_end_matches('/').to_owned()
    }

    /// Where links in mails lead, without a slash at its end.
    #[must_use]
    pub fn front_end_url(&self) -> String {
        self.front_end_url.clone().map_or_else(|| self.public_url(), |url| url.trim_end_matches('/').to_owned())
    }

    /// The reverse proxies whose word counts.
    ///
    /// # Errors
    /// `TAHADDI_TRUSTED_PROXIES` names what is no network.
    pub fn proxies(&self) -> anyhow::Result<TrustedProxies> {
        TrustedProxies::parse(&self.trusted_proxies, self.proxy_header)
            .map_err(|text| anyhow::anyhow!("TAHADDI_TRUSTED_PROXIES has a part that is no network: {text}"))
    }

    /// Origins of browser applications.
    pub fn origins(&self) -> impl Iterator<Item = &str> {
        self.allowed_origins.split(',').map(str::trim).filter(|origin| !origin.is_empty())
    }
}

/// The table of settings, for help texts.
#[must_use]
pub fn help() -> String {
    let mut text = String::from("Settings, from the environment or a file:\n");
    for setting in SETTINGS {
        let _ = write!(text, "\n  {}\n      {} [default: {}]\n", setting.variable, setting.help, setting.default);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_readme_tells_every_setting_as_it_is() {
        let readme = include_str!("../../../README.md");
        let table = readme.split("<!-- settings:begin -->").nth(1).unwrap().split("<!-- settings:end -->").next().unwrap();
        let rows: Vec<&str> = table.lines().filter(|line| line.starts_with("| `")).collect();
        let expected: Vec<String> =
            SETTINGS.iter().map(|setting| format!("| `{}` | {} | {} |", setting.variable, setting.default, setting.help)).collect();
        assert_eq!(rows, expected);
    }
}
