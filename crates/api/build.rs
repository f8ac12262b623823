//! Packs the bundle of the interactive reference, so that the program carries it compressed and reads no file for it.

use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;
use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let missing = |what: &str| io::Error::other(format!("{what} is missing"));
    let bundle = scalar_api_reference::get_asset("scalar.js").ok_or_else(|| missing("scalar.js"))?;
    let folder = env::var_os("OUT_DIR").ok_or_else(|| missing("OUT_DIR"))?;
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&bundle)?;
    fs::write(Path::new(&folder).join("scalar.js.gz"), packed.finish()?)
}
