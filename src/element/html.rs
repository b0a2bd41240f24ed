//! From a description of an element to its HTML, where there is no page.

use super::{Attribute, Child, Element, taken_apart};

/// Elements that have no end tag.
const VOID: [&str; 1] = ["input"];

pub fn write(element: Element, html: &mut String) {
    let parts = *element.0;
    let (tag, fixed) = taken_apart(parts.tag);
    html.push('<');
    html.push_str(tag);
    for (name, value) in fixed {
        attribute(name, value, html);
    }
    for (name, value) in parts.attributes {
        let value = match value {
            Attribute::Fixed(value) => value,
            Attribute::Moving(mut look) => look(),
        };
        if let Some(value) = value {
            attribute(name, &value, html);
        }
    }
    html.push('>');
    if VOID.contains(&tag) {
        return;
    }
    for child in parts.children {
        match child {
            Child::Text(text) => escape(&text, html),
            Child::MovingText(mut look) => escape(&look(), html),
            Child::Element(child) => write(child, html),
            Child::Moving(mut look) => {
                if let Some(child) = look() {
                    write(child, html);
                }
            }
        }
    }
    html.push_str("</");
    html.push_str(tag);
    html.push('>');
}

fn attribute(name: &str, value: &str, html: &mut String) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape(value, html);
    html.push('"');
}

fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            letter => html.push(letter),
        }
    }
}
