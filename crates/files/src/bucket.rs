//! Blobs in a bucket that speaks S3: `PREFIX/ab/ab…`.

use crate::error::FileError;
use crate::key::Key;
use crate::read::{Content, within};
use crate::store::Stat;
use bytes::{Bytes, BytesMut};
use futures_util::stream::{StreamExt as _, TryStreamExt as _};
use object_store::aws::AmazonS3Builder;
use object_store::path::Path;
use object_store::{
    Attribute, Attributes, ClientOptions, GetOptions, ObjectStore, ObjectStoreExt as _, PutMultipartOptions, PutOptions, RetryConfig,
};
use std::fs::File;
use std::io::{Seek as _, SeekFrom};
use std::ops::Range;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncReadExt as _;

/// S3 takes no smaller parts, except the last. One is in memory at a time.
const PART: usize = 5 * 1024 * 1024;

/// How to reach a bucket.
#[derive(Clone)]
pub struct BucketSettings {
    /// Its name.
    pub bucket: String,
    /// The region, such as `eu-west-3`.
    pub region: String,
    /// `https://HOST` of a service that is not AWS; `None` for AWS. `http://` is accepted for a service on the same machine.
    pub endpoint: Option<String>,
    /// What stands before each key, so that one bucket can serve several; may be empty.
    pub prefix: String,
    /// The access key; with neither it nor the secret, those of the environment or the machine (`AWS_…`) are used.
    pub access_key: Option<String>,
    /// The secret that belongs to it.
    pub secret_key: Option<String>,
}

impl std::fmt::Debug for BucketSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { bucket, region, endpoint, prefix, .. } = self;
        f.debug_struct("BucketSettings")
            .field("bucket", bucket)
            .field("region", region)
            .field("endpoint", endpoint)
            .field("prefix", prefix)
            .finish_non_exhaustive()
    }
}

#[derive(Clone, Debug)]
pub(crate) struct Bucket {
    store: Arc<dyn ObjectStore>,
    prefix: Path,
}

impl Bucket {
    pub(crate) fn connect(settings: &BucketSettings) -> Result<Self, FileError> {
        let plain_http = settings.endpoint.as_deref().is_some_and(|endpoint| endpoint.starts_with("http://"));
        let options = ClientOptions::new()
            .with_connect_timeout(Duration::from_secs(5))
            .with_read_timeout(Duration::from_secs(30))
            .with_timeout_disabled()
            .with_allow_http(plain_http);
        // A sender waits meanwhile.
        let retry = RetryConfig { max_retries: 3, retry_timeout: Duration::from_secs(30), ..RetryConfig::default() };
        let mut builder = match (&settings.access_key, &settings.secret_key) {
            (Some(access), Some(secret)) => AmazonS3Builder::new().with_access_key_id(access).with_secret_access_key(secret),
            (None, None) => AmazonS3Builder::from_env(),
            _ => return Err(FileError::Unavailable("the access key and its secret belong together".to_owned())),
        };
        builder = builder.with_bucket_name(&settings.bucket).with_region(&settings.region).with_client_options(options).with_retry(retry);
        if let Some(endpoint) = &settings.endpoint {
            builder = builder.with_endpoint(endpoint);
        }
        Ok(Self::new(Arc::new(builder.build()?), &settings.prefix))
    }

    pub(crate) fn new(store: Arc<dyn ObjectStore>, prefix: &str) -> Self {
        Self { store, prefix: Path::from(prefix) }
    }

    fn place(&self, key: &Key) -> Path {
        self.prefix.clone().join(key.shard()).join(key.as_str())
    }

    /// Sends a file, part by part; one that fits into a part in one request. It is there as a whole or not at all.
    pub(crate) async fn upload(&self, mut file: File, key: &Key, media_type: &'static str) -> Result<(), FileError> {
        file.seek(SeekFrom::Start(0))?;
        let mut file = tokio::fs::File::from_std(file);
        let place = self.place(key);
        let attributes = Attributes::from_iter([(Attribute::ContentType, media_type)]);
        let first = part(&mut file).await?;
        if first.len() < PART {
            self.store.put_opts(&place, first.into(), PutOptions { attributes, ..PutOptions::default() }).await?;
            return Ok(());
        }
        let mut upload =
            self.store.put_multipart_opts(&place, PutMultipartOptions { attributes, ..PutMultipartOptions::default() }).await?;
        let mut next = first;
        let sent: Result<(), FileError> = async {
            while !next.is_empty() {
                upload.put_part(std::mem::take(&mut next).into()).await?;
                next = part(&mut file).await?;
            }
            upload.complete().await?;
            Ok(())
        }
        .await;
        if sent.is_err() {
            // If this fails too, the bucket's own rule for unfinished uploads has to remove the parts.
            let _ = upload.abort().await;
        }
        sent
    }

    pub(crate) async fn head(&self, key: &Key) -> Result<Stat, FileError> {
        let meta = self.store.head(&self.place(key)).await?;
        Ok(Stat { size: meta.size, modified: meta.last_modified.into() })
    }

    pub(crate) async fn read(&self, key: &Key, range: Option<Range<u64>>) -> Result<Content, FileError> {
        if let Some(range) = &range {
            // Services differ in what they say of a range that lies outside.
            within(self.head(key).await?.size, Some(range.clone()))?;
        }
        let got = self.store.get_opts(&self.place(key), GetOptions::new().with_range(range)).await?;
        let (size, range) = (got.meta.size, got.range.clone());
        Ok(Content { size, range, stream: got.into_stream().map_err(FileError::from).boxed() })
    }

    pub(crate) async fn delete(&self, key: &Key) -> Result<bool, FileError> {
        match self.store.delete(&self.place(key)).await.map_err(FileError::from) {
            Ok(()) => Ok(true),
            Err(FileError::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The keys under two digits, and how many other names are there.
    pub(crate) async fn list(&self, shard: u8) -> Result<(Vec<Key>, u64), FileError> {
        let shard = format!("{shard:02x}");
        let folder = self.prefix.clone().join(shard.as_str());
        let (mut keys, mut others) = (Vec::new(), 0);
        let mut listed = self.store.list(Some(&folder));
        while let Some(meta) = listed.try_next().await? {
            match meta.location.filename().and_then(Key::parse).filter(|key| self.place(key) == meta.location) {
                Some(key) => keys.push(key),
                None => others += 1,
            }
        }
        Ok((keys, others))
    }

    /// Whether the bucket answers.
    pub(crate) async fn ready(&self) -> Result<(), FileError> {
        match self.head(&Key::generate()?).await {
            Ok(_) | Err(FileError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }
}

/// The next part of a file; empty at its end.
async fn part(file: &mut tokio::fs::File) -> Result<Bytes, FileError> {
    let mut bytes = BytesMut::with_capacity(PART);
    let mut limited = file.take(u64::try_from(PART).unwrap_or(u64::MAX));
    // A full buffer would grow before it finds out that nothing is left.
    while bytes.len() < PART && limited.read_buf(&mut bytes).await? > 0 {}
    Ok(bytes.freeze())
}

impl From<object_store::Error> for FileError {
    fn from(error: object_store::Error) -> Self {
        match error {
            object_store::Error::NotFound { .. } => Self::NotFound,
            other => Self::Unavailable(other.to_string()),
        }
    }
}

#[cfg(test)]
mod tests;
