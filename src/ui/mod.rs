//! Views over a report and over the memory, in Rust with web-sys. Start at `popup`, `dashboard`, `welcome`.
//!
//! A view is made of a model and a `Host`, which is all it knows of the browser: so that a test can be the host. What
//! needs no DOM, [`badge`], [`ring`] and [`words`], is tested natively.

pub mod badge;
#[cfg(target_arch = "wasm32")]
pub mod dashboard;
#[cfg(target_arch = "wasm32")]
pub mod dashboard_view;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod host;
pub mod listing;
#[cfg(target_arch = "wasm32")]
pub mod mistake;
#[cfg(target_arch = "wasm32")]
pub mod platform_view;
#[cfg(target_arch = "wasm32")]
pub mod popup;
#[cfg(target_arch = "wasm32")]
pub mod popup_view;
pub mod ring;
#[cfg(target_arch = "wasm32")]
mod settings_view;
#[cfg(target_arch = "wasm32")]
pub mod view;
#[cfg(target_arch = "wasm32")]
pub mod welcome;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub use host::{Host, State, Trouble};
