//! Views over a report, in Rust with web-sys. Start at `popup`.
//!
//! A view is made of a model and a `Host`, which is all it knows of the browser: so that a test can be the host. What
//! needs no DOM, [`badge`], [`ring`] and [`words`], is tested natively.

pub mod badge;
#[cfg(target_arch = "wasm32")]
mod dom;
#[cfg(target_arch = "wasm32")]
mod host;
#[cfg(target_arch = "wasm32")]
pub mod popup;
#[cfg(target_arch = "wasm32")]
pub mod popup_view;
pub mod ring;
pub mod words;

#[cfg(target_arch = "wasm32")]
pub use host::Host;
