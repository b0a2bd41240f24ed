//! What browsers, password managers and phones' keyboards are told of a field.

use registration::{Control, Field};

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
        // HTML has one word for a line of it and another for all in one box.
        "street" | "streetAddress" | "street_address" | "address" => match Control::of(field) {
            Control::Lines => "street-address",
            _ => "address-line1",
        },
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
