//! Which attributes of a profile a sign-up asks for, in which order, and which of them must be given.

use crate::{Attribute, ConfigError, Field, Group, Required, UserProfile, Validator};

/// What a realm and a request say beside the profile that decides on a sign-up's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Context {
    /// The realm takes the e-mail address as the user name.
    pub email_as_username: bool,
    /// The realm has a mail server that is not set to take UTF-8 in addresses (`smtpServer` without `allowutf8`):
    /// the part before the `@` must then be ASCII.
    pub ascii_local_part: bool,
    /// The realm has no internationalization, or English for its default language: dates are then English.
    pub english_dates: bool,
    /// The client scopes of the request.
    pub scopes: Vec<String>,
}

impl UserProfile {
    /// The fields that a sign-up shows, in the order they are shown: those of no group first, then group by group
    /// in the order of their headings, as on Keycloak's own page.
    ///
    /// # Errors
    ///
    /// The first validator whose configuration Keycloak would refuse.
    pub fn sign_up_fields(&self, context: &Context) -> Result<Vec<Field>, ConfigError> {
        let shown = self
            .attributes
            .iter()
            .filter(|attribute| attribute.is_shown(context));
        let mut fields = shown
            .map(|attribute| self.field(attribute, context))
            .collect::<Result<Vec<_>, _>>()?;
        fields.sort_by_cached_key(|field| self.place(field));
        Ok(fields)
    }

    /// What a field is sorted by. Java compares texts by UTF-16 code units.
    fn place(&self, field: &Field) -> Option<(Vec<u16>, usize)> {
        let named = |group: &Group| field.group.as_ref() == Some(&group.name);
        let at = self.groups.iter().position(named)?;
        let group = &self.groups[at];
        let heading = group.display_header.as_ref().unwrap_or(&group.name);
        Some((heading.encode_utf16().collect(), at))
    }

    fn field(&self, attribute: &Attribute, context: &Context) -> Result<Field, ConfigError> {
        let mut validators = attribute.validators(context)?;
        if attribute.name == "email" && context.email_as_username {
            let username = self
                .attributes
                .iter()
                .find(|attribute| attribute.name == "username");
            let demanded = username.map_or(Ok(vec![]), |username| username.validators(context))?;
            validators.push(Validator::EmailAsUsername(demanded));
            // As those of a profile are, which are a map.
            validators.sort_by(|one, other| one.id().cmp(other.id()));
        }
        Ok(Field {
            name: attribute.name.clone(),
            display_name: attribute.display_name.clone(),
            required: attribute.is_required(context),
            multivalued: attribute.multivalued,
            input: attribute.annotations.clone(),
            validators,
            group: attribute.group.clone(),
            default_value: attribute.default_value.clone(),
        })
    }
}

/// The role of those who sign up.
const USER: &str = "user";

impl Attribute {
    fn is_shown(&self, context: &Context) -> bool {
        let editable = match &self.permissions {
            Some(permissions) => permissions.edit.iter().any(|role| role == USER),
            None => false,
        };
        let unsaid = self
            .permissions
            .as_ref()
            .is_none_or(|permissions| permissions.edit.is_empty() && permissions.view.is_empty());
        match self.name.as_str() {
            // Nobody could sign up without the one that names the account, whoever may change it afterwards.
            "username" => !context.email_as_username,
            "email" => context.email_as_username || editable || unsaid,
            _ => {
                let selected = self
                    .selector
                    .as_ref()
                    .is_none_or(|selector| selector.scopes.is_empty() || context.asks_for(&selector.scopes));
                editable && selected
            }
        }
    }

    fn is_required(&self, context: &Context) -> bool {
        match self.name.as_str() {
            "username" => !context.email_as_username,
            "email" if context.email_as_username => true,
            _ => self
                .required
                .as_ref()
                .is_some_and(|required| required.applies(context)),
        }
    }

    fn validators(&self, context: &Context) -> Result<Vec<Validator>, ConfigError> {
        let mut validators = Vec::new();
        for (id, config) in &self.validations {
            let mut validator = Validator::new(id, config).map_err(|error| error.of(&self.name))?;
            match &mut validator {
                // An address has characters that a user name has not, so Keycloak skips this one everywhere.
                Validator::UsernameProhibitedCharacters { .. } if context.email_as_username => continue,
                Validator::Email { ascii_local_part, .. } => *ascii_local_part = context.ascii_local_part,
                Validator::LocalDate { english } => *english = context.english_dates,
                _ => {}
            }
            validators.push(validator);
        }
        Ok(validators)
    }
}

impl Required {
    /// Roles and scopes narrow each other; scopes alone suffice.
    fn applies(&self, context: &Context) -> bool {
        let for_user = self.roles.iter().any(|role| role == USER);
        let always = self.roles.is_empty() && self.scopes.is_empty();
        always || (for_user && self.scopes.is_empty()) || context.asks_for(&self.scopes)
    }
}

impl Context {
    fn asks_for(&self, scopes: &[String]) -> bool {
        self.scopes.iter().any(|scope| scopes.contains(scope))
    }
}
