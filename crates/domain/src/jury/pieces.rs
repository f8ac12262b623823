//! Which things hang together.
#![expect(clippy::indexing_slicing, reason = "things are numbered from 0 to the length given at the start")]

/// A partition of the things `0..n` that grows coarser with each link (union-find).
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    parent: Vec<usize>,
}

impl Pieces {
    /// Every thing by itself.
    pub(super) fn new(things: usize) -> Self {
        Self { parent: (0..things).collect() }
    }
    /// The piece of a thing, named after its smallest member. A thing that does not exist is its own piece.
    pub(super) fn of(&self, mut thing: usize) -> usize {
        while let Some(parent) = self.parent.get(thing).filter(|parent| **parent != thing) {
            thing = *parent;
        }
        thing
    }
    /// Joins the pieces of two things; tells whether they were apart.
    pub(super) fn link(&mut self, a: usize, b: usize) -> bool {
        let (a, b) = (self.of(a), self.of(b));
        let (low, high) = (a.min(b), a.max(b));
        if low != high {
            self.parent[high] = low;
        }
        low != high
    }
    /// The members of each piece, by their smallest member.
    pub(super) fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = vec![Vec::new(); self.parent.len()];
        for thing in 0..self.parent.len() {
            groups[self.of(thing)].push(thing);
        }
        groups.retain(|group| !group.is_empty());
        groups
    }
}
