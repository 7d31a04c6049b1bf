//! What a view needs of the browser, so that a test can be the browser.

use js_sys::Promise;
use serde::Deserialize;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::history::Memory;
use crate::tour::Tour;

#[wasm_bindgen(typescript_custom_section)]
const HOST: &str = r#"
/** What a view needs of the browser. */
export interface Host {
  /** A text of `_locales` with its placeholders filled. */
  text(key: string, values: string[]): string;
  /** A time of RFC 3339 as a date in the person's language. */
  date(time: string): string;
  /** The person's language (BCP 47). */
  language(): string;
  /** The tab that the view is about. */
  tab(): Promise<number>;
  /** Sends a message to the background and gives its answer. */
  ask(message: object): Promise<unknown>;
  /** Loads what the catalogue knows of these platforms into the core. */
  load(platforms: string[]): Promise<void>;
  /** Whether access to all of these origins is granted. */
  granted(origins: string[]): Promise<boolean>;
  /** Asks the person for access; has to be called from a click. */
  request(origins: string[]): Promise<boolean>;
  /** Gives access back. */
  giveBack(origins: string[]): Promise<boolean>;
  /** Opens an address in the tab that the view is about, or in a new one. */
  open(url: string): Promise<void>;
  /** Opens a page of the extension. */
  openOwn(path: string): Promise<void>;
  /** Saves a text as a file. */
  save(name: string, type: string, text: string): void;
  /** The text of the file that the person chose in an input; throws where it can't be read. */
  read(input: HTMLInputElement): Promise<string>;
  /** Puts a text on the clipboard. */
  copy(text: string): Promise<void>;
  /** Prints the document. */
  print(): void;
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

    /// A time as a date in the person's language.
    #[wasm_bindgen(method)]
    pub fn date(this: &Host, time: &str) -> String;

    /// The person's language (BCP 47).
    #[wasm_bindgen(method)]
    pub fn language(this: &Host) -> String;

    /// The tab that the view is about.
    #[wasm_bindgen(method)]
    pub fn tab(this: &Host) -> Promise;

    /// Sends a message to the background.
    #[wasm_bindgen(method)]
    pub fn ask(this: &Host, message: &JsValue) -> Promise;

    /// Loads what the catalogue knows of these platforms.
    #[wasm_bindgen(method)]
    pub fn load(this: &Host, platforms: Vec<String>) -> Promise;

    /// Whether access to all of these origins is granted.
    #[wasm_bindgen(method)]
    pub fn granted(this: &Host, origins: Vec<String>) -> Promise;

    /// Asks the person for access.
    #[wasm_bindgen(method)]
    pub fn request(this: &Host, origins: Vec<String>) -> Promise;

    /// Gives access back.
    #[wasm_bindgen(method, js_name = giveBack)]
    pub fn give_back(this: &Host, origins: Vec<String>) -> Promise;

    /// Opens an address.
    #[wasm_bindgen(method)]
    pub fn open(this: &Host, url: &str) -> Promise;

    /// Opens a page of the extension.
    #[wasm_bindgen(method, js_name = openOwn)]
    pub fn open_own(this: &Host, path: &str) -> Promise;

    /// Saves a text as a file.
    #[wasm_bindgen(method)]
    pub fn save(this: &Host, name: &str, kind: &str, text: &str);

    /// The text of the chosen file.
    #[wasm_bindgen(method)]
    pub fn read(this: &Host, input: &web_sys::Element) -> Promise;

    /// Puts a text on the clipboard.
    #[wasm_bindgen(method)]
    pub fn copy(this: &Host, text: &str) -> Promise;

    /// Prints the document.
    #[wasm_bindgen(method)]
    pub fn print(this: &Host);
}

/// The memory, and what goes on, as the background answers to `state`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct State {
    /// What is remembered.
    pub memory: Memory,
    /// What is wrong with it.
    pub trouble: Option<Trouble>,
    /// The check-up, if there is one.
    pub tour: Option<Tour>,
}

/// What is wrong with the memory.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Trouble {
    /// The store takes no more.
    pub full: bool,
    /// The copy of what could not be read.
    pub text: Option<String>,
    /// Why it could not be read.
    pub reason: Option<String>,
    /// When that was.
    pub at: Option<String>,
}

#[derive(Deserialize)]
struct Answer {
    memory: String,
    trouble: Option<Trouble>,
    tour: Option<Tour>,
}

impl Host {
    /// Asks the background, and gives its answer or the reason of its refusal.
    pub async fn ask_for(&self, message: &impl serde::Serialize) -> Result<JsValue, JsValue> {
        // maps as objects, as the background reads them
        let serializer = serde_wasm_bindgen::Serializer::json_compatible();
        let message = message.serialize(&serializer)?;
        let answer = JsFuture::from(self.ask(&message)).await?;
        let error = js_sys::Reflect::get(&answer, &JsValue::from_str("error")).unwrap_or(JsValue::UNDEFINED);
        if error.is_string() { Err(error) } else { Ok(answer) }
    }

    /// Gets the memory and what goes on.
    pub async fn state(&self) -> Result<State, JsValue> {
        #[derive(serde::Serialize)]
        #[serde(tag = "type", rename = "state")]
        struct Ask {}
        let answer: Answer = serde_wasm_bindgen::from_value(self.ask_for(&Ask {}).await?)?;
        // what can't be read the background has put aside already
        let memory = Memory::read(&answer.memory).unwrap_or_default();
        Ok(State { memory, trouble: answer.trouble, tour: answer.tour })
    }

    /// Changes the memory.
    pub async fn edit(&self, edit: crate::history::Edit) -> Result<(), JsValue> {
        #[derive(serde::Serialize)]
        #[serde(tag = "type", rename = "edit")]
        struct Ask {
            edit: crate::history::Edit,
        }
        self.ask_for(&Ask { edit }).await.map(drop)
    }
}
