//! Embedded migrations are read at compile time: a changed folder means a new build of this crate.

fn main() {
    println!("cargo::rerun-if-changed=../../migrations");
}
