//! Many strings, and which of them a text begins with. Start at [`Map::beginnings`].
//!
//! They are packed as a finite-state transducer by the build. Most texts begin with none, and that is told by a few bits of
//! their first four bytes, without a look into the transducer and without a branch.

use fst::raw::{CompiledAddr, Fst, Output};

/// Strings with a number each.
pub struct Map {
    fst: Fst<&'static [u8]>,
    /// The ways in, by the first [`BEGIN`] bytes, and the shorter strings, in open addressing; what has no length is free.
    ways: Vec<Way>,
    /// Which hashes they have, a bit for each: small enough to stay near the processor.
    known: Box<[u64; (1 << HASH) / 64]>,
    /// How long the shorter strings are that begin with a byte: a bit for each length.
    short: [u8; 256],
}

/// How many bytes are known before a walk.
const BEGIN: u32 = 4;
/// How many bits a hash has.
const HASH: u32 = 16;

/// Where the strings with the same first bytes go on, or the number of a shorter one.
#[derive(Clone, Copy, Default)]
struct Way {
    key: Key,
    node: u32,
    output: u32,
}

/// Up to [`BEGIN`] bytes and how many they are.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Key {
    bytes: u32,
    length: u32,
}

impl Key {
    /// The first bytes of at least [`BEGIN`].
    fn of(bytes: u32, length: u32) -> Self {
        Self { bytes: bytes & (u32::MAX >> (32 - 8 * length)), length }
    }

    fn with(self, byte: u8) -> Self {
        Self { bytes: self.bytes | u32::from(byte) << (8 * self.length), length: self.length + 1 }
    }

    /// Knuth's multiplicative hashing, of which the first bits vary most.
    fn hash(self) -> usize {
        (self.bytes.wrapping_add(self.length).wrapping_mul(0x9E37_79B1) >> (32 - HASH)) as usize
    }
}

impl Map {
    /// Opens what an [`fst::raw::Builder`] has packed: strings without NUL, numbers of less than 32 bits. Panics where it is
    /// something else.
    pub fn open(bytes: &'static [u8]) -> Self {
        let fst = Fst::new(bytes).expect("the build has packed them");
        let small = |number: u64| u32::try_from(number).expect("the maps have less than 4 GB");
        let mut ways = Vec::new();
        let mut short = [0; 256];
        let mut open = vec![(fst.root().addr(), Output::zero(), Key::default())];
        while let Some((addr, output, key)) = open.pop() {
            if key.length == BEGIN {
                ways.push(Way { key, node: small(addr as u64), output: small(output.value()) });
                continue;
            }
            let node = fst.node(addr);
            if node.is_final() {
                short[usize::from(key.bytes as u8)] |= 1 << key.length;
                ways.push(Way { key, node: 0, output: small(output.cat(node.final_output()).value()) });
            }
            open.extend(node.transitions().map(|step| (step.addr, output.cat(step.out), key.with(step.inp))));
        }
        // half of it stays free
        let mut table = vec![Way::default(); (ways.len() * 2).next_power_of_two()];
        let mut known = Box::new([0; (1 << HASH) / 64]);
        for way in ways {
            let hash = way.key.hash();
            known[hash / 64] |= 1 << (hash % 64);
            let mut at = hash % table.len();
            while table[at].key.length > 0 {
                at = (at + 1) % table.len();
            }
            table[at] = way;
        }
        Self { fst, ways: table, known, short }
    }

    /// Calls `each` with the length and the number of every string that a text begins with, the shortest first.
    #[inline]
    pub fn beginnings(&self, text: &[u8], mut each: impl FnMut(usize, u64)) {
        // no string holds the NUL behind the last byte
        let bytes = text.first_chunk().map_or_else(
            || text.iter().rev().fold(0, |bytes, byte| bytes << 8 | u32::from(*byte)),
            |bytes| u32::from_le_bytes(*bytes),
        );
        let lengths = self.lengths(bytes);
        if lengths == 0 {
            return;
        }
        for length in (1..BEGIN).filter(|length| lengths >> length & 1 == 1) {
            if let Some(way) = self.find(Key::of(bytes, length)) {
                each(length as usize, way.output.into());
            }
        }
        if lengths >> BEGIN & 1 == 0 {
            return;
        }
        let Some(way) = self.find(Key::of(bytes, BEGIN)) else { return };
        let mut output = Output::new(way.output.into());
        let mut node = self.fst.node(way.node as CompiledAddr);
        let mut end = BEGIN as usize;
        loop {
            if node.is_final() {
                each(end, output.cat(node.final_output()).value());
            }
            let Some(index) = text.get(end).and_then(|byte| node.find_input(*byte)) else { return };
            let step = node.transition(index);
            output = output.cat(step.out);
            node = self.fst.node(step.addr);
            end += 1;
        }
    }

    /// How long the ways in and short strings may be that a text begins with: a bit for each length.
    fn lengths(&self, bytes: u32) -> u32 {
        let known = |length: u32| {
            let hash = Key::of(bytes, length).hash();
            ((self.known[hash / 64] >> (hash % 64) & 1) as u32) << length
        };
        let short = u32::from(self.short[(bytes & 0xFF) as usize]);
        (known(1) | known(2) | known(3)) & short | known(BEGIN)
    }

    /// The way in with these bytes.
    fn find(&self, key: Key) -> Option<Way> {
        let mask = self.ways.len() - 1;
        let mut at = key.hash() & mask;
        loop {
            match self.ways[at] {
                way if way.key == key => return Some(way),
                Way { key: Key { length: 0, .. }, .. } => return None,
                _ => at = (at + 1) & mask,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use fst::raw::Builder;
    use proptest::prelude::*;

    use super::*;

    /// Few letters, so that strings begin with each other.
    const STRING: &str = "[ab\u{e4}]{1,7}";

    proptest! {
        #[test]
        fn finds_what_a_search_finds(strings in prop::collection::btree_map(STRING, 0..1_u64 << 32, 0..60), text in "[ab\u{e4}\0]{0,12}") {
            let mut builder = Builder::memory();
            for (string, number) in &strings {
                builder.insert(string, *number).unwrap();
            }
            let map = Map::open(builder.into_inner().unwrap().leak());
            let mut found = BTreeMap::new();
            map.beginnings(text.as_bytes(), |length, number| {
                found.insert(text[..length].to_owned(), number);
            });
            let searched = strings.into_iter().filter(|(string, _)| text.starts_with(string)).collect();
            prop_assert_eq!(found, searched);
        }
    }
}
