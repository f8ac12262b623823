//! Strongly connected components of a win graph.
#![expect(clippy::indexing_slicing, reason = "nodes are numbered from 0 to the length of the graph")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// The components (Kosaraju), sources first; of components that may come next the one with the smallest node comes first. `out` lists
/// the nodes that each node leads to.
pub(super) fn strong_components(out: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut back = vec![Vec::new(); out.len()];
    for (from, targets) in out.iter().enumerate() {
        for to in targets {
            back[*to].push(from);
        }
    }
    let mut order = Vec::new();
    let mut seen = vec![false; out.len()];
    for start in 0..out.len() {
        finish(start, out, &mut seen, &mut order);
    }
    seen.fill(false);
    let mut component = vec![0; out.len()];
    let mut members: Vec<Vec<usize>> = Vec::new();
    for start in order.into_iter().rev() {
        let mut group = Vec::new();
        finish(start, &back, &mut seen, &mut group);
        if !group.is_empty() {
            group.sort_unstable();
            group.iter().for_each(|node| component[*node] = members.len());
            members.push(group);
        }
    }
    in_order(out, &component, &members)
}

/// Adds the nodes reached from `start` that were not seen, each after those that it leads to.
fn finish(start: usize, out: &[Vec<usize>], seen: &mut [bool], order: &mut Vec<usize>) {
    if std::mem::replace(&mut seen[start], true) {
        return;
    }
    let mut stack = vec![(start, 0)];
    while let Some((node, next)) = stack.pop() {
        match out[node].get(next) {
            Some(&to) => {
                stack.push((node, next + 1));
                if !std::mem::replace(&mut seen[to], true) {
                    stack.push((to, 0));
                }
            }
            None => order.push(node),
        }
    }
}

/// The components in an order in which no arc leads back.
fn in_order(out: &[Vec<usize>], component: &[usize], members: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let between = || out.iter().enumerate().flat_map(|(from, targets)| targets.iter().map(move |to| (component[from], component[*to])));
    let mut before = vec![0; members.len()];
    between().filter(|(from, to)| from != to).for_each(|(_, to)| before[to] += 1);
    let ready = members.iter().enumerate().filter(|(group, _)| before[*group] == 0).map(|(group, nodes)| Reverse((nodes[0], group)));
    let mut ready: BinaryHeap<_> = ready.collect();
    let mut ordered = Vec::new();
    while let Some(Reverse((_, group))) = ready.pop() {
        ordered.push(members[group].clone());
        for to in members[group].iter().flat_map(|node| &out[*node]).map(|to| component[*to]).filter(|to| *to != group) {
            before[to] -= 1;
            if before[to] == 0 {
                ready.push(Reverse((members[to][0], to)));
            }
        }
    }
    ordered
}
