//! What a view needs of the browser, so that a test can be the browser.

use js_sys::Promise;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const HOST: &str = r#"
/** What a view needs of the browser. */
export interface Host {
  /** A text of `_locales` with its placeholders filled. */
  text(key: string, values: string[]): string;
  /** The tab that the view is about. */
  tab(): Promise<number>;
  /** Sends a message to the background and gives its answer. */
  ask(message: object): Promise<unknown>;
  /** Whether access to all of these origins is granted. */
  granted(origins: string[]): Promise<boolean>;
  /** Asks the person for access; has to be called from a click. */
  request(origins: string[]): Promise<boolean>;
  /** Gives access back. */
  giveBack(origins: string[]): Promise<boolean>;
  /** Opens an address in the tab that the view is about. */
  open(url: string): Promise<void>;
}
"#;

#[wasm_bindgen]
extern "C" {
    /// What a view needs of the browser; see the TypeScript interface of the same name.
    #[wasm_bindgen(typescript_type = "Host")]
    pub type Host;

    /// A text of `_locales` with its placeholders filled.
    #[wasm_bindgen(method)]
    pub fn text(this: &Host, key: &str, values: Vec<String>) -> String;

    /// The tab that the view is about.
    #[wasm_bindgen(method)]
    pub fn tab(this: &Host) -> Promise;

    /// Sends a message to the background.
    #[wasm_bindgen(method)]
    pub fn ask(this: &Host, message: &JsValue) -> Promise;

    /// Whether access to all of these origins is granted.
    #[wasm_bindgen(method)]
    pub fn granted(this: &Host, origins: Vec<String>) -> Promise;

    /// Asks the person for access.
    #[wasm_bindgen(method)]
    pub fn request(this: &Host, origins: Vec<String>) -> Promise;

    /// Gives access back.
    #[wasm_bindgen(method, js_name = giveBack)]
    pub fn give_back(this: &Host, origins: Vec<String>) -> Promise;

    /// Opens an address in the tab.
    #[wasm_bindgen(method)]
    pub fn open(this: &Host, url: &str) -> Promise;
}
