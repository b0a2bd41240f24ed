//! What browsers, password managers and phones' keyboards are told of a field.

use registration::{Control, Field};

/// HTML's names for what a box holds, each before the fields that hold it.
const HELD: [&str; 18] = [
    "username username",
    "email email",
    "given-name firstName",
    "family-name lastName",
    "additional-name middleName middle_name",
    "nickname nickname",
    "honorific-prefix title honorificPrefix",
    "tel phone phoneNumber phone_number mobile mobileNumber tel",
    "street-address street streetAddress street_address address",
    "postal-code postalCode postal_code zip zipCode",
    "address-level2 locality city",
    "address-level1 region state province",
    "country-name country",
    "organization company organization organisation",
    "organization-title jobTitle job_title",
    "bday birthdate birthday birthDate dateOfBirth",
    "sex gender",
    "url website",
];

/// HTML's name for what a field holds, so that browsers and password managers fill it in.
pub fn autocomplete(field: &Field) -> Option<&'static str> {
    let by_name = HELD.iter().find_map(|line| {
        let (token, fields) = line.split_once(' ')?;
        fields.split(' ').any(|name| name == field.name).then_some(token)
    });
    match (by_name, Control::of(field)) {
        // All of it in one box; of a line of it, HTML has another word.
        (Some("street-address"), Control::Line(..)) => Some("address-line1"),
        (None, Control::Line(kind @ ("tel" | "email" | "url"), _)) => Some(kind),
        _ => by_name,
    }
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

    #[test]
    fn what_a_field_holds_is_known_by_its_name_or_else_by_its_type() {
        let cases = [
            ("firstName", "text", Some("given-name")),
            ("phoneNumber", "text", Some("tel")),
            ("reach", "html5-tel", Some("tel")),
            ("favouriteColour", "text", None),
        ];
        for (name, input_type, expected) in cases {
            let field = Field {
                name: name.to_owned(),
                input: [("inputType".to_owned(), input_type.into())].into(),
                ..Field::default()
            };
            assert_eq!(autocomplete(&field), expected, "{name}");
        }
    }
}
