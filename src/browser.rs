//! The only door to the page: its data, its language, its focus, what stands in its boxes. What is done while a view is
//! made does nothing where there is no page.

use std::pin::Pin;
use std::time::Duration;

use js_sys::{Array, Function, Intl as JsIntl, Object, Reflect};
use js_value::{from_js, to_js};
use leptos::prelude::{event_target, request_animation_frame, set_timeout, window};
use leptos::tachys::dom::document;
use leptos::{ev, web_sys};
use registration::Value;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, EventTarget, FormData, HtmlElement, HtmlFormElement, HtmlInputElement, KeyboardEvent,
    UrlSearchParams,
};

use crate::brand::title;
use crate::json;
use crate::language::Intl;

#[wasm_bindgen]
extern "C" {
    /// Who judges by rules that the page has no room for is a script that the first question fetches: `web/judge.js`.
    fn judge(rule: &str, config: &JsValue, value: &str) -> JsValue;

    /// Whether it is about to know more; the form then hears `judged`.
    pub fn judging() -> bool;
}

/// Whether there is a page: not when it is made natively, as HTML.
pub const THERE: bool = cfg!(target_arch = "wasm32");

/// What is known of a value by a rule that the page has no room for; `Null` if nothing is.
pub fn known(rule: &str, config: &Value, value: &str) -> Value {
    from_js(&judge(rule, &to_js(config), value))
}

/// The value in a block of data of the page.
pub fn data(id: &str) -> Value {
    let text = document()
        .get_element_by_id(id)
        .and_then(|block| block.text_content());
    text.and_then(|text| json::parse(&text)).unwrap_or_default()
}

/// The element that holds the program's screens, with what was painted into it before the program came.
pub fn page() -> Option<Element> {
    document().get_element_by_id("page")
}

/// Takes away what the page says where no program comes.
pub fn has_begun() {
    if let Some(note) = document().get_element_by_id("not-started") {
        note.remove();
    }
}

pub use leptos::tachys::dom::body;

/// Whether there is a form that nothing has come of yet.
pub fn is_open() -> bool {
    let has = |selector| {
        document()
            .query_selector(selector)
            .is_ok_and(|found| found.is_some())
    };
    has("#sign-up:not([aria-busy])") && !has(".notice")
}

/// The languages asked for: by the address (`ui_locales`, best first), then by the browser's settings.
pub fn wishes() -> Vec<String> {
    let mut wishes = Vec::new();
    let search = window().location().search().unwrap_or_default();
    let asked = UrlSearchParams::new_with_str(&search).ok();
    if let Some(asked) = asked.and_then(|params| params.get("ui_locales")) {
        wishes.extend(asked.split(' ').map(str::to_owned));
    }
    for language in window().navigator().languages() {
        wishes.extend(language.as_string());
    }
    wishes
}

/// Asks for this language before all others, from now on and when the page is loaded again.
pub fn wish(tag: &str) {
    let search = window().location().search().unwrap_or_default();
    let history = window().history();
    if let (Ok(params), Ok(history)) = (UrlSearchParams::new_with_str(&search), history) {
        params.set("ui_locales", tag);
        let search = "?".to_owned() + &String::from(params.to_string());
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&search));
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub use crate::native::own_name;

/// What a language calls itself, in capitals where a list begins with one.
#[cfg(target_arch = "wasm32")]
pub fn own_name(tag: &str) -> String {
    let languages = Object::new();
    let _ = Reflect::set(&languages, &"type".into(), &"language".into());
    let name = JsIntl::DisplayNames::new(&locales(tag), &languages).of(tag);
    let name = name.unwrap_or_else(|| js_sys::JsString::from(tag));
    let first = name.char_at(0).to_locale_upper_case(Some(tag));
    first.concat(&name.slice(1, name.length())).into()
}

/// How a language counts, by the browser's `Intl`.
pub const INTL: Intl = Intl {
    category: |tag, number| {
        let rules = JsIntl::PluralRules::new(&locales(tag), &Object::new());
        #[expect(clippy::cast_precision_loss, reason = "no limit is that large")]
        rules.select(number as f64).into()
    },
    format: |tag, number| {
        let format = JsIntl::NumberFormat::new(&locales(tag), &Object::new()).format();
        let text = format.call1(&JsValue::NULL, &number.into());
        text.ok().and_then(|text| text.as_string()).unwrap_or_default()
    },
};

fn locales(tag: &str) -> Array {
    Array::of1(&tag.into())
}

/// Whether the page is in this language already.
pub fn speaks(tag: &str) -> bool {
    html().and_then(|html| html.get_attribute("lang")).as_deref() == Some(tag)
}

pub fn set_language(tag: &str, direction: &str) {
    if let Some(html) = html() {
        let _ = html.set_attribute("lang", tag);
        let _ = html.set_attribute("dir", direction);
    }
}

fn html() -> Option<Element> {
    THERE.then(|| document().document_element()).flatten()
}

/// Where the page is from; a realm that does not answer has no other name.
pub fn host() -> String {
    if THERE {
        window().location().hostname().unwrap_or_default()
    } else {
        String::new()
    }
}

pub fn set_title(screen: &str, brand: &str) {
    if THERE {
        document().set_title(&title(screen, brand));
    }
}

/// Puts the focus on an element that may only be in the page with the next frame.
pub fn focus(id: &'static str) {
    soon(move || focus_now(id));
}

pub fn focus_now(id: &str) {
    if let Some(element) = element::<HtmlElement>(id) {
        let _ = element.focus();
    }
}

/// Does this with the next frame, when what has changed is in the page.
pub fn soon(what: impl FnOnce() + 'static) {
    if THERE {
        request_animation_frame(what);
    }
}

/// Does this when so much time has passed.
pub fn later(time: Duration, what: impl FnOnce() + 'static) {
    if THERE {
        set_timeout(what, time);
    }
}

/// Does this while the page goes on.
pub fn spawn(work: impl Future<Output = ()> + 'static) {
    // One type for all: what runs a future is compiled once for each.
    let work: Pin<Box<dyn Future<Output = ()>>> = Box::pin(work);
    spawn_local(work);
}

/// What stands in the boxes of a form, by name. Read from the page itself, as autofill need not raise events.
pub fn values(form: &str) -> impl Fn(&str) -> Vec<String> + use<> {
    let form = element::<HtmlFormElement>(form).and_then(|form| FormData::new_with_form(&form).ok());
    move |name| {
        let Some(form) = &form else {
            return Vec::new();
        };
        let values = form.get_all(name);
        values.iter().filter_map(|value| value.as_string()).collect()
    }
}

/// Listens to this event until the value goes. Leptos's own way asks which thread it is on, and with that comes a
/// second allocator.
pub fn listen(target: &EventTarget, event: &'static str, listener: Box<dyn FnMut(ev::Event)>) -> Listening {
    let listening = Listening {
        target: target.clone(),
        event,
        listener: Closure::wrap(listener),
    };
    let listener = listening.listener.as_ref().unchecked_ref();
    let _ = target.add_event_listener_with_callback(event, listener);
    listening
}

/// That something listens to an event.
pub struct Listening {
    target: EventTarget,
    event: &'static str,
    listener: Closure<dyn FnMut(ev::Event)>,
}

impl Drop for Listening {
    fn drop(&mut self) {
        let listener = self.listener.as_ref().unchecked_ref();
        let _ = self
            .target
            .remove_event_listener_with_callback(self.event, listener);
    }
}

/// Has an element do what it can do by itself, such as a dialog open over the page.
pub fn call(id: &str, method: &str) {
    if let Some(element) = element::<JsValue>(id)
        && let Ok(method) = Reflect::get(&element, &method.into())
    {
        let _ = method.unchecked_into::<Function>().call0(&element);
    }
}

/// Puts a text into a box, of whatever kind; chooses in a menu.
pub fn set_value(id: &str, value: &str) {
    if let Some(input) = element::<JsValue>(id) {
        let _ = Reflect::set(&input, &"value".into(), &value.into());
    }
}

/// Whether Caps Lock is on, as a key that is pressed or let go tells.
pub fn caps_lock(event: &ev::Event) -> bool {
    // What fills in a form by itself may raise the event of a key without being one.
    let event = event.dyn_ref::<KeyboardEvent>();
    event.is_some_and(|event| event.get_modifier_state("CapsLock"))
}

/// 32 bits that nobody can guess.
pub fn random() -> u32 {
    let mut bits = [0; 4];
    let crypto = window().crypto();
    let filled = crypto.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bits));
    filled.expect("every browser has random numbers");
    u32::from_ne_bytes(bits)
}

/// Several things in one sentence, as the language puts them together.
pub fn list(tag: &str, items: &[String]) -> String {
    let items: Array = items.iter().map(JsValue::from).collect();
    let list = JsIntl::ListFormat::new(&locales(tag), &Object::new());
    list.format(&items).into()
}

/// The name of the box an event comes from.
pub fn name_of(event: &ev::Event) -> String {
    // Whatever kind of box it is, `name` is its property.
    let name = Reflect::get(&event_target::<JsValue>(event), &"name".into());
    name.ok().and_then(|name| name.as_string()).unwrap_or_default()
}

/// Shows what is in a password box, or hides it again, with the caret where it was.
pub fn reveal(id: &str, shown: bool) {
    let Some(input) = element::<HtmlInputElement>(id) else {
        return;
    };
    let caret = (input.selection_start(), input.selection_end());
    input.set_type(if shown { "text" } else { "password" });
    if let (Ok(Some(start)), Ok(Some(end))) = caret {
        let _ = input.set_selection_range(start, end);
    }
}

fn element<T: JsCast>(id: &str) -> Option<T> {
    if !THERE {
        return None;
    }
    document().get_element_by_id(id)?.dyn_into().ok()
}
