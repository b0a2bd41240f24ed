//! Which kind of box a field gets, by Keycloak's annotations.

use registration::{Field, Validator, Value};

/// A kind of box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Control {
    /// One line: `<input>` of this type, and the keyboard it calls for on a phone.
    Line(&'static str, Option<&'static str>),
    /// Several lines; for a field of several values, one in each line.
    Lines,
    /// A list to choose from, one or several.
    Menu(Quantity),
    /// The choices themselves: radio buttons or checkboxes.
    Choices(Quantity),
}

/// How many of the options may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    One,
    Several,
}

impl Control {
    pub fn of(field: &Field) -> Self {
        let input_type = text(field, "inputType").unwrap_or_default();
        match input_type.as_str() {
            "select" => Self::Menu(Quantity::One),
            "multiselect" => Self::Menu(Quantity::Several),
            "select-radiobuttons" => Self::Choices(Quantity::One),
            "multiselect-checkboxes" => Self::Choices(Quantity::Several),
            "textarea" => Self::Lines,
            _ if field.multivalued => Self::Lines,
            // A number box drops what it cannot read, and the person would be told that nothing was entered.
            "html5-number" => Self::Line("text", Some("decimal")),
            "html5-email" => Self::Line("email", None),
            "html5-tel" => Self::Line("tel", None),
            "html5-url" => Self::Line("url", None),
            "html5-range" => Self::Line("range", None),
            "html5-date" => Self::Line("date", None),
            "html5-datetime-local" => Self::Line("datetime-local", None),
            "html5-month" => Self::Line("month", None),
            "html5-week" => Self::Line("week", None),
            "html5-time" => Self::Line("time", None),
            _ if field.name == "email" => Self::Line("email", None),
            _ => Self::Line("text", None),
        }
    }
}

/// An annotation's text; a whole number counts as one.
pub fn text(field: &Field, annotation: &str) -> Option<String> {
    field.input.get(annotation)?.to_text()
}

/// The options to choose from, each with its label: a text, or `${key}` of one.
pub fn options(field: &Field) -> Vec<(String, String)> {
    let source = text(field, "inputOptionsFromValidation");
    let source = source.as_deref().unwrap_or("options");
    let values = field.validators.iter().find_map(|validator| match validator {
        Validator::Options(values) if source == "options" => Some(values.clone()),
        Validator::Other { id, config } if source == id => {
            let values = config.get("options").items().iter();
            Some(values.filter_map(Value::as_str).map(str::to_owned).collect())
        }
        _ => None,
    });
    let prefix = text(field, "inputOptionLabelsI18nPrefix");
    let labels = field.input.get("inputOptionLabels").unwrap_or(&Value::Null);
    let mut options = Vec::new();
    for value in values.unwrap_or_default() {
        let label = match (labels.get(&value).as_str(), &prefix) {
            (Some(label), _) => label.to_owned(),
            (None, Some(prefix)) => "${".to_owned() + prefix + "." + &value + "}",
            (None, None) => value.clone(),
        };
        options.push((value, label));
    }
    options
}

/// HTML's name for what a field holds, so that browsers and password managers fill it in.
pub fn autocomplete(field: &Field) -> Option<&'static str> {
    let token = match field.name.as_str() {
        "username" => "username",
        "email" => "email",
        "firstName" => "given-name",
        "lastName" => "family-name",
        "middleName" | "middle_name" => "additional-name",
        "nickname" => "nickname",
        "title" | "honorificPrefix" => "honorific-prefix",
        "phone" | "phoneNumber" | "phone_number" | "mobile" | "mobileNumber" | "tel" => "tel",
        "street" | "streetAddress" | "street_address" | "address" => "street-address",
        "postalCode" | "postal_code" | "zip" | "zipCode" => "postal-code",
        "locality" | "city" => "address-level2",
        "region" | "state" | "province" => "address-level1",
        "country" => "country-name",
        "company" | "organization" | "organisation" => "organization",
        "jobTitle" | "job_title" => "organization-title",
        "birthdate" | "birthday" | "birthDate" | "dateOfBirth" => "bday",
        "gender" => "sex",
        "website" => "url",
        _ => match Control::of(field) {
            Control::Line("tel", _) => "tel",
            Control::Line("email", _) => "email",
            Control::Line("url", _) => "url",
            _ => return None,
        },
    };
    Some(token)
}

/// How a phone's keyboard begins: names in capitals, identifiers as typed.
pub fn autocapitalize(field: &Field) -> Option<&'static str> {
    match field.name.as_str() {
        "username" | "email" => Some("none"),
        "firstName" | "lastName" => Some("words"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str, input_type: &str) -> Field {
        let input = [("inputType".to_owned(), input_type.into())].into();
        Field {
            name: name.to_owned(),
            input,
            ..Field::default()
        }
    }

    #[test]
    fn every_input_type_of_keycloak_has_a_box() {
        let cases = [
            ("text", Control::Line("text", None)),
            ("textarea", Control::Lines),
            ("select", Control::Menu(Quantity::One)),
            ("multiselect", Control::Menu(Quantity::Several)),
            ("select-radiobuttons", Control::Choices(Quantity::One)),
            ("multiselect-checkboxes", Control::Choices(Quantity::Several)),
            ("html5-tel", Control::Line("tel", None)),
            ("html5-number", Control::Line("text", Some("decimal"))),
            ("html5-date", Control::Line("date", None)),
            ("of-the-future", Control::Line("text", None)),
        ];
        for (input_type, expected) in cases {
            assert_eq!(Control::of(&field("x", input_type)), expected, "{input_type}");
        }
        let several = Field {
            multivalued: true,
            ..field("x", "text")
        };
        assert_eq!(Control::of(&several), Control::Lines);
    }

    #[test]
    fn what_a_field_holds_is_known_by_its_name_or_else_by_its_type() {
        let cases = [
            ("firstName", "text", Some("given-name")),
            ("phoneNumber", "text", Some("tel")),
            ("reach", "html5-tel", Some("tel")),
            ("favouriteColour", "text", None),
        ];
        for (name, input_type, expected) in cases {
            assert_eq!(autocomplete(&field(name, input_type)), expected, "{name}");
        }
    }
}
