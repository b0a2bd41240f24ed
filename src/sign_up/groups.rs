//! The fields of a realm's profile, those of one group under its heading.

use leptos::prelude::*;
use registration::{Field as Described, FormDescription, Group};

use super::field::field;
use super::form::Form;

/// Neighbouring fields of the same group, or of none.
pub struct Groups(Vec<(Option<Group>, Vec<Described>)>);

impl Groups {
    pub fn of(description: &FormDescription) -> Self {
        let mut groups = Vec::new();
        for fields in description.fields.chunk_by(|one, next| one.group == next.group) {
            let named = |group: &&Group| fields[0].group.as_ref() == Some(&group.name);
            groups.push((description.groups.iter().find(named).cloned(), fields.to_vec()));
        }
        Self(groups)
    }

    pub fn fields(self, form: Form) -> Vec<AnyView> {
        let speech = form.speech;
        let mut views = Vec::new();
        for (group, described) in self.0 {
            let mut fields = Vec::new();
            for described in &described {
                fields.push(field(form, described));
            }
            let Some(group) = group else {
                views.extend(fields);
                continue;
            };
            let heading = speech.resolve(&group.display_header.unwrap_or(group.name));
            let text = speech.resolve(&group.display_description.unwrap_or_default());
            let group = view! {
                <fieldset class="group">
                    <legend>{heading}</legend>
                    <p class="hint">{text}</p>
                    {fields}
                </fieldset>
            };
            views.push(group.into_any());
        }
        views
    }
}
