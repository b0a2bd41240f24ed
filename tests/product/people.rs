//! Who signs up.

use serde_json::{Value, json};

use crate::stage::Engine;

/// Somebody whom the realm accepts.
pub(crate) fn ada() -> Value {
    json!({
        "username": "Ada.L",
        "email": "Ada@Example.com",
        "firstName": "Ada",
        "lastName": "Lovelace",
        "password": "Analytical-1",
        "emailVerified": false,
        "enabled": true,
    })
}

/// Somebody else whom the realm accepts, with these members changed; `null` leaves one out.
pub(crate) fn grace(changes: Value) -> Value {
    let mut body = json!({
        "username": "grace",
        "email": "grace@example.com",
        "firstName": "Grace",
        "lastName": "Hopper",
        "password": "Nanosecond-1",
    });
    let Value::Object(changes) = changes else {
        panic!("changes are an object")
    };
    for (name, value) in changes {
        match value {
            Value::Null => drop(body.as_object_mut().unwrap().remove(&name)),
            value => body[name] = value,
        }
    }
    body
}

/// Somebody who uses this engine.
pub(crate) fn user_of(engine: Engine) -> Value {
    let name = format!("{engine:?}").to_lowercase();
    grace(json!({ "username": name, "email": format!("{name}@example.com") }))
}
