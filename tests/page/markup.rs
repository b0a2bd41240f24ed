//! Just enough of HTML to ask a page of our own what is in it.

/// A page, taken apart.
pub(crate) struct Page {
    pub(crate) html: String,
    pub(crate) tags: Vec<Tag>,
}

/// An element: its attributes and all text in it.
pub(crate) struct Tag {
    pub(crate) name: String,
    pub(crate) attributes: Vec<(String, String)>,
    pub(crate) text: String,
}

impl Tag {
    pub(crate) fn get(&self, attribute: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(name, _)| name == attribute);
        found.map(|(_, value)| value.as_str())
    }
}

impl Page {
    pub(crate) fn new(html: String) -> Self {
        let mut tags: Vec<Tag> = Vec::new();
        let mut open: Vec<usize> = Vec::new();
        for part in html.split('<').skip(1) {
            let (tag, text) = part.split_once('>').unwrap();
            if let Some(name) = tag.strip_prefix('/') {
                let last = open.pop().unwrap();
                assert_eq!(name, tags[last].name, "elements are closed in order");
            } else if !tag.starts_with('!') {
                let tag = read(tag);
                if tag.name != "input" {
                    open.push(tags.len());
                }
                tags.push(tag);
            }
            for at in &open {
                tags[*at].text.push_str(text);
            }
        }
        assert!(open.is_empty(), "every element is closed");
        Self { html, tags }
    }

    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Tag> {
        self.tags.iter().filter(move |tag| tag.name == name)
    }

    pub(crate) fn ids(&self) -> Vec<&str> {
        self.tags.iter().filter_map(|tag| tag.get("id")).collect()
    }

    pub(crate) fn has(&self, id: &str) -> bool {
        self.ids().contains(&id)
    }

    #[track_caller]
    pub(crate) fn find(&self, id: &str) -> &Tag {
        let found = self.tags.iter().find(|tag| tag.get("id") == Some(id));
        found.unwrap_or_else(|| panic!("no element {id} in {}", self.html))
    }

    #[track_caller]
    pub(crate) fn get(&self, id: &str, attribute: &str) -> Option<&str> {
        self.find(id).get(attribute)
    }

    /// The text of the label of a box.
    #[track_caller]
    pub(crate) fn label(&self, id: &str) -> &str {
        let label = self.all("label").find(|label| label.get("for") == Some(id));
        &label.unwrap_or_else(|| panic!("no label for {id}")).text
    }
}

fn read(tag: &str) -> Tag {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((attribute, after)) = rest.split_once("=\"") {
        let (value, after) = after.split_once('"').unwrap();
        attributes.push((attribute.trim().to_owned(), value.to_owned()));
        rest = after;
    }
    assert!(rest.trim().is_empty(), "an attribute without a value in <{tag}>");
    Tag {
        name: name.to_owned(),
        attributes,
        text: String::new(),
    }
}
