//! The page's program.

fn main() {
    sign_up::run();
}
