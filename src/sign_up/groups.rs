//! The fields of a realm's profile, those of one group under its heading.

use registration::{FormDescription, Group};

use super::field::field;
use super::form::Form;
use super::ids::part_id;
use crate::element::{Element, element};

/// The fields in the realm's order; neighbours of the same group stand under its heading.
pub fn fields(form: Form, description: &FormDescription) -> Vec<Element> {
    let mut elements = Vec::new();
    for neighbours in description.fields.chunk_by(|one, next| one.group == next.group) {
        let mut fields = Vec::new();
        for described in neighbours {
            fields.push(field(form, described));
        }
        let named = |group: &&Group| neighbours[0].group.as_ref() == Some(&group.name);
        match description.groups.iter().find(named) {
            Some(group) => elements.push(headed(form, group).children(fields)),
            None => elements.append(&mut fields),
        }
    }
    elements
}

fn headed(form: Form, group: &Group) -> Element {
    let heading = group.display_header.as_ref().unwrap_or(&group.name);
    let heading = element("legend").text(form.speech.resolve(heading));
    let fieldset = element("fieldset class=group").child(heading);
    let Some(text) = &group.display_description else {
        return fieldset;
    };
    let id = part_id("group", "-group", &group.name);
    let text = element("p class=hint")
        .id(id.clone())
        .text(form.speech.resolve(text));
    fieldset.set("aria-describedby", id).child(text)
}
