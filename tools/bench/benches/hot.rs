//! Timings of the hot pure code: `make bench-micro`.

#[path = "../src/hot.rs"]
mod hot;

use criterion::Criterion;

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    for piece in hot::all() {
        criterion.bench_function(piece.name, |bencher| bencher.iter(|| (piece.run)()));
    }
    criterion.final_summary();
}
