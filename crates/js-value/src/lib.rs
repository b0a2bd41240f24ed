//! Values of the rules as JavaScript has them: between the page's program and its worker, and for the browser's own JSON.

use js_sys::{Array, Number, Object};
use user_profile::Value;
use wasm_bindgen::{JsCast, JsValue};

/// The value that JavaScript has; what JSON does not know is `Null`.
pub fn from_js(value: &JsValue) -> Value {
    if let Some(text) = value.as_string() {
        return Value::Text(text);
    }
    if let Some(number) = value.as_f64() {
        // JavaScript has one kind of number; those it keeps exactly are whole.
        #[expect(clippy::cast_possible_truncation, reason = "a safe integer is one of 53 bits")]
        return if Number::is_safe_integer(value) {
            Value::Integer(number as i64)
        } else {
            Value::Double(number)
        };
    }
    if let Some(is) = value.as_bool() {
        return Value::Bool(is);
    }
    if let Some(items) = value.dyn_ref::<Array>() {
        return Value::List(items.iter().map(|item| from_js(&item)).collect());
    }
    let Some(object) = value.dyn_ref::<Object>() else {
        return Value::Null;
    };
    let members = Object::entries(object).into_iter().filter_map(|entry| {
        let entry = entry.dyn_into::<Array>().ok()?;
        Some((entry.get(0).as_string()?, from_js(&entry.get(1))))
    });
    members.collect()
}

/// The same in JavaScript.
#[expect(
    clippy::cast_precision_loss,
    reason = "a JSON number is what it will be for every reader"
)]
pub fn to_js(value: &Value) -> JsValue {
    match value {
        Value::Null => JsValue::NULL,
        Value::Bool(is) => (*is).into(),
        Value::Integer(number) => (*number as f64).into(),
        Value::Double(number) => (*number).into(),
        Value::Text(text) => text.into(),
        Value::List(items) => items.iter().map(to_js).collect::<Array>().into(),
        Value::Object(members) => {
            let entries: Array = members
                .iter()
                .map(|(name, value)| Array::of2(&name.into(), &to_js(value)))
                .collect();
            Object::from_entries(&entries).map_or(JsValue::NULL, Into::into)
        }
    }
}
