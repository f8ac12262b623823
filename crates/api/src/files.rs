//! Where the files of dossiers are, as the settings say.

use anyhow::Context as _;
use secrecy::{ExposeSecret as _, SecretString};
use serde::Deserialize;
use std::path::{Path, PathBuf};
use std::time::Duration;
use tahaddi_files::{BucketSettings, FileStore, Policy, Scanner, ScannerAddress};

/// How long the scanner may take for a file.
const SCANNER_PATIENCE: Duration = Duration::from_secs(60);

/// The settings of the store of files.
#[derive(Clone, Debug, Deserialize)]
#[serde(default)]
pub struct FileSettings {
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
}

impl Default for FileSettings {
    fn default() -> Self {
        Self {
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
        }
    }
}

impl FileSettings {
    /// Opens the store.
    ///
    /// # Errors
    /// A setting means nothing, or the folder cannot be used; one clear line each.
    pub fn open(&self, data: &Path) -> anyhow::Result<FileStore> {
        let folder = self.files_dir.clone().unwrap_or_else(|| data.join("files"));
        let scanner = match &self.files_scanner {
            Some(address) => {
                let address: ScannerAddress = address.parse().map_err(|problem| anyhow::anyhow!("TAHADDI_FILES_SCANNER: {problem}"))?;
                Some(Scanner::new(address, SCANNER_PATIENCE, self.files_fail_closed))
            }
            None => None,
        };
        let policy = Policy { bytes: u64::from(self.files_megabytes) * 1_000_000, ..Policy::default() };
        let store = match &self.files_s3_bucket {
            Some(bucket) => FileStore::in_bucket(&self.bucket(bucket), &folder, policy, scanner),
            None => FileStore::in_folder(&folder, policy, scanner),
        };
        store.with_context(|| format!("the files cannot be kept in {}", folder.display()))
    }

    fn bucket(&self, bucket: &str) -> BucketSettings {
        let text = |secret: &Option<SecretString>| secret.as_ref().map(|secret| secret.expose_secret().to_owned());
        BucketSettings {
            bucket: bucket.to_owned(),
            region: self.files_s3_region.clone(),
            endpoint: self.files_s3_endpoint.clone(),
            prefix: self.files_s3_prefix.clone(),
            access_key: text(&self.files_s3_access_key),
            secret_key: text(&self.files_s3_secret_key),
        }
    }
}
