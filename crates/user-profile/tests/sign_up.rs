//! Which fields a sign-up shows, in which order, and which must be filled in.
#![expect(
    clippy::unwrap_used,
    reason = "a test ends at the first thing that is not as it should be"
)]

use user_profile::{Context, Field, UserProfile};

/// The profile of a fresh realm, as the Admin API gave it.
const DEFAULT: &str = include_str!("data/default-profile.json");
/// One with every kind of attribute.
const EVERY_KIND: &str = include_str!("data/every-kind-of-attribute.json");

fn profile(json: &str) -> UserProfile {
    serde_json::from_str(json).unwrap()
}

/// A profile of username, e-mail and these attributes.
fn with(attributes: &str) -> UserProfile {
    profile(&format!(
        r#"{{"attributes": [{{"name": "username"}}, {{"name": "email"}}, {attributes}],
            "groups": [{{"name": "z", "displayHeader": "Address"}}, {{"name": "b", "displayHeader": "Work"}},
                       {{"name": "a"}}]}}"#
    ))
}

/// The fields by name, those that must be filled in with a star.
fn shown(profile: &UserProfile, context: &Context) -> String {
    let fields = profile.sign_up_fields(context).unwrap();
    let starred = |field: &Field| [field.name.as_str(), if field.required { "*" } else { "" }].concat();
    fields.iter().map(starred).collect::<Vec<_>>().join(" ")
}

fn email_as_username() -> Context {
    Context {
        email_as_username: true,
        ..Context::default()
    }
}

fn scopes(scopes: &[&str]) -> Context {
    Context {
        scopes: scopes.iter().map(|scope| (*scope).to_owned()).collect(),
        ..Context::default()
    }
}

#[test]
fn a_fresh_realm_asks_for_its_four_fields() {
    let profile = profile(DEFAULT);
    assert_eq!(
        shown(&profile, &Context::default()),
        "username* email* firstName* lastName*"
    );
    assert_eq!(
        shown(&profile, &email_as_username()),
        "email* firstName* lastName*"
    );
}

#[test]
fn the_default_profile_is_the_one_of_a_fresh_realm() {
    assert_eq!(UserProfile::default_profile(), profile(DEFAULT));
}

#[test]
fn a_profile_is_written_as_it_was_read() {
    for json in [DEFAULT, EVERY_KIND] {
        let read = profile(json);
        assert_eq!(profile(&serde_json::to_string(&read).unwrap()), read);
    }
}

#[test]
fn only_what_users_may_edit_and_the_scopes_select_is_shown() {
    let profile = profile(EVERY_KIND);
    let always = "username* email* firstName* lastName* scoped dflt multi useredit*";
    assert_eq!(shown(&profile, &Context::default()), always);
    assert_eq!(shown(&profile, &scopes(&["address"])), always);
    assert_eq!(
        shown(&profile, &scopes(&["address", "phone"])),
        "username* email* firstName* lastName* scoped* selscoped dflt multi useredit*"
    );
}

#[test]
fn username_and_email_are_shown_whatever_is_said_of_them_where_they_name_the_account() {
    let unsaid = with("{}");
    assert_eq!(shown(&unsaid, &Context::default()), "username* email");
    assert_eq!(shown(&unsaid, &email_as_username()), "email*");
    let closed = profile(
        r#"{"attributes": [{"name": "username", "permissions": {"view": ["admin"], "edit": ["admin"]}},
                           {"name": "email", "permissions": {"view": ["admin"], "edit": ["admin"]}}]}"#,
    );
    assert_eq!(shown(&closed, &Context::default()), "username*");
    assert_eq!(shown(&closed, &email_as_username()), "email*");
}

#[test]
fn required_depends_on_roles_and_scopes() {
    for (required, without_scope, with_scope) in [
        ("null", "x", "x"),
        ("{}", "x*", "x*"),
        (r#"{"roles": ["user"]}"#, "x*", "x*"),
        (r#"{"roles": ["admin", "user"]}"#, "x*", "x*"),
        (r#"{"roles": ["admin"]}"#, "x", "x"),
        (r#"{"scopes": ["phone"]}"#, "x", "x*"),
        (r#"{"roles": ["user"], "scopes": ["phone"]}"#, "x", "x*"),
        (r#"{"roles": ["admin"], "scopes": ["phone"]}"#, "x", "x*"),
    ] {
        let profile = with(&format!(
            r#"{{"name": "x", "permissions": {{"edit": ["user"]}}, "required": {required}}}"#
        ));
        let shown = |context| shown(&profile, &context).split_off("username* email ".len());
        assert_eq!(shown(Context::default()), without_scope, "{required}");
        assert_eq!(shown(scopes(&["phone"])), with_scope, "{required}");
    }
}

#[test]
fn fields_without_a_group_come_first_and_groups_by_their_headings() {
    let attribute = |name: &str, group: &str| {
        format!(r#"{{"name": "{name}", "group": {group}, "permissions": {{"edit": ["user"]}}}}"#)
    };
    let attributes = [
        attribute("a1", r#""a""#),
        attribute("b1", r#""b""#),
        attribute("z1", r#""z""#),
        attribute("plain", "null"),
        attribute("b2", r#""b""#),
        attribute("lost", r#""no such group""#),
    ];
    let profile = with(&attributes.join(","));
    assert_eq!(
        shown(&profile, &Context::default()),
        "username* email plain lost z1 b1 b2 a1"
    );
}

#[test]
fn a_configuration_that_keycloak_refuses_is_told_with_its_attribute() {
    let profile =
        with(r#"{"name": "x", "permissions": {"edit": ["user"]}, "validations": {"length": {"min": "a"}}}"#);
    let error = profile.sign_up_fields(&Context::default()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "attribute 'x': validator 'length': error-validator-config-invalid-number-value of 'min'"
    );
}
