//! The committed tables are what the generator makes of the JDK's data.

#[path = "../examples/tables.rs"]
#[expect(dead_code, reason = "an example has a `main`")]
mod tables;

#[test]
fn the_tables_are_up_to_date() {
    assert!(
        tables::tables() == include_str!("../src/tables.rs"),
        "src/tables.rs is stale: cargo run -p java-text --example tables"
    );
}
