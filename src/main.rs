//! The page's program.
// Where there is a page, nothing of what the standard library does around a program's `main`.
#![cfg_attr(target_arch = "wasm32", no_main)]

/// Gives out memory: little of it, and on one thread.
#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

/// Begins.
#[cfg_attr(target_arch = "wasm32", wasm_bindgen::prelude::wasm_bindgen(start))]
fn main() {
    sign_up::run();
}
