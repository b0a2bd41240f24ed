//! What the parts of the form are called in the page: their ids.

/// The form's element.
pub const FORM: &str = "sign-up";
/// What must be mended, at the top.
pub const PROBLEMS: &str = "problems";
/// The same place, when nobody could be reached.
pub const UNREACHABLE: &str = "unreachable";
/// The menu of languages.
pub const LANGUAGE: &str = "language";

/// The id of a field's box. Keycloak's own are called as they are; a realm may call an attribute like anything else in
/// the page, so that one is told apart by a dot, which no other id has.
pub fn box_id(field: &str) -> String {
    part_id("attribute", "", field)
}

/// The id of a field's label.
pub fn label_id(field: &str) -> String {
    part_id("label", "-label", field)
}

/// The id of the line that says what is wrong with a field.
pub fn problem_id(field: &str) -> String {
    part_id("problem", "-problem", field)
}

/// The id of something that belongs to a field: beside one of Keycloak's own, and of a realm's attribute.
pub fn part_id(part: &str, suffix: &str, field: &str) -> String {
    const OWN: [&str; 6] = [
        "username",
        "email",
        "firstName",
        "lastName",
        "password",
        "termsAccepted",
    ];
    if OWN.contains(&field) {
        field.to_owned() + suffix
    } else {
        part.to_owned() + "." + field
    }
}
