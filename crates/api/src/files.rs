//! Where the files of dossiers are, as the settings say.

use crate::settings::Settings;
use anyhow::Context as _;
use secrecy::{ExposeSecret as _, SecretString};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tahaddi_files::{BucketSettings, FileStore, KeyKeeper, Policy, Scanner, ScannerAddress};

/// How long the scanner may take for a file.
const SCANNER_PATIENCE: Duration = Duration::from_secs(60);

impl Settings {
    /// Opens the store of files, whose keys `keeper` wraps.
    ///
    /// # Errors
    /// A setting means nothing, or the folder cannot be used; one clear line each.
    pub fn open_files(&self, keeper: Arc<dyn KeyKeeper>) -> anyhow::Result<FileStore> {
        let folder = self.files_folder();
        let scanner = match &self.files_scanner {
            Some(address) => {
                let address: ScannerAddress = address.parse().map_err(|problem| anyhow::anyhow!("TAHADDI_FILES_SCANNER: {problem}"))?;
                Some(Scanner::new(address, SCANNER_PATIENCE, self.files_fail_closed))
            }
            None => None,
        };
        let policy = Policy { bytes: u64::from(self.files_megabytes) * 1_000_000, ..Policy::default() };
        let store = match &self.files_s3_bucket {
            Some(bucket) => FileStore::in_bucket(&self.bucket(bucket), &folder, policy, scanner, keeper),
            None => FileStore::in_folder(&folder, policy, scanner, keeper),
        };
        store.with_context(|| format!("the files cannot be kept in {}", folder.display()))
    }

    /// The folder of the files; of those on their way in where a bucket holds them.
    #[must_use]
    pub fn files_folder(&self) -> PathBuf {
        self.files_dir.clone().unwrap_or_else(|| self.data_dir.join("files"))
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
