//! The fields of a realm's profile, those of one group under its heading.

use registration::{Field, FormDescription, Group};

use super::field::field;
use super::form::Form;
use crate::element::{Element, element};

/// Neighbouring fields of the same group, or of none.
pub struct Neighbours {
    group: Option<Group>,
    fields: Vec<Field>,
}

/// The fields in the realm's order.
pub fn groups(description: &FormDescription) -> Vec<Neighbours> {
    let mut groups = Vec::new();
    for fields in description.fields.chunk_by(|one, next| one.group == next.group) {
        let named = |group: &&Group| fields[0].group.as_ref() == Some(&group.name);
        let group = description.groups.iter().find(named).cloned();
        let fields = fields.to_vec();
        groups.push(Neighbours { group, fields });
    }
    groups
}

impl Neighbours {
    pub fn fields(self, form: Form) -> Vec<Element> {
        let mut fields = Vec::new();
        for one in &self.fields {
            fields.push(field(form, one));
        }
        let Some(group) = self.group else {
            return fields;
        };
        let speech = form.speech;
        let heading = speech.resolve(&group.display_header.unwrap_or(group.name));
        let text = group
            .display_description
            .map(|text| element("p").class("hint").text(speech.resolve(&text)));
        let group = element("fieldset")
            .class("group")
            .child(element("legend").text(heading));
        vec![group.children(text).children(fields)]
    }
}
