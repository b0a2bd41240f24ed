//! The order in which a `java.util.HashMap` gives its keys back.

/// `text.hashCode()`.
///
/// ```
/// assert_eq!(java_text::hash_code("length"), -1106363674);
/// ```
pub fn hash_code(text: &str) -> i32 {
    text.encode_utf16().fold(0_i32, |hash, unit| {
        hash.wrapping_mul(31).wrapping_add(i32::from(unit))
    })
}

/// The places of `keys`, put one by one into a `new HashMap<>()`, in the order of its `keySet()`.
///
/// Keys that share a bucket keep the order they came in. That holds for every map with fewer than nine keys in one
/// bucket; beyond, Java makes trees of them.
///
/// ```
/// assert_eq!(java_text::hash_order(&["length", "digits", "notContainsUsername"]), [2, 0, 1]);
/// ```
pub fn hash_order(keys: &[&str]) -> Vec<usize> {
    let mut buckets = 16_usize;
    while keys.len() > buckets / 4 * 3 {
        buckets *= 2;
    }
    let mut order: Vec<usize> = (0..keys.len()).collect();
    order.sort_by_key(|place| bucket(keys[*place], buckets));
    order
}

fn bucket(key: &str, buckets: usize) -> usize {
    let hash = hash_code(key).cast_unsigned();
    (hash ^ hash >> 16) as usize & (buckets - 1)
}
