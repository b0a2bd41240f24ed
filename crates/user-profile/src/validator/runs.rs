//! Tables of characters, kept as runs of numbers with seven bits to a byte.

/// The numbers of a table.
pub(super) fn numbers(table: &[u8]) -> impl Iterator<Item = u32> {
    let mut bytes = table.iter();
    std::iter::from_fn(move || {
        let mut number = 0;
        for (at, byte) in bytes.by_ref().enumerate() {
            number |= u32::from(byte & 0x7f) << (7 * at);
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    })
}
