//! Whose the form is, and the page's title, which says it.

use registration::FormDescription;

/// The page's title: what it shows, then whose it is.
pub fn title(screen: &str, brand: &str) -> String {
    screen.to_owned() + " – " + brand
}

/// The realm by the name people know it by.
pub fn brand(description: &FormDescription) -> String {
    let name = description.display_name.as_ref().filter(|name| !name.is_empty());
    name.unwrap_or(&description.realm).clone()
}
