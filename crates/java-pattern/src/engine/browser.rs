//! The browser's own `RegExp`.

use std::cell::RefCell;

use js_sys::{Array, Function, Reflect, global};

use crate::Translation;

/// An expression that the browser takes. It lives in the one thread of the page; what goes around is its source.
pub(crate) struct Compiled(Translation);

thread_local! {
    /// The `test` functions of the expressions in use, each bound to its expression.
    static COMPILED: RefCell<Vec<(Translation, Function)>> = const { RefCell::new(Vec::new()) };
}

/// More expressions than a form has.
const KEPT: usize = 100;

impl Compiled {
    pub(crate) fn new(translation: &Translation) -> Option<Self> {
        let compiled = Self(translation.clone());
        compiled.function().map(|_| compiled)
    }

    pub(crate) fn is_match(&self, text: &str) -> Option<bool> {
        self.function()?.call1(&global(), &text.into()).ok()?.as_bool()
    }

    fn function(&self) -> Option<Function> {
        COMPILED.with_borrow_mut(|compiled| {
            if let Some((_, function)) = compiled.iter().find(|(known, _)| *known == self.0) {
                return Some(function.clone());
            }
            let function = compile(&self.0)?;
            if compiled.len() == KEPT {
                compiled.clear();
            }
            compiled.push((self.0.clone(), function.clone()));
            Some(function)
        })
    }
}

/// `RegExp.prototype.test`, bound; `None` where the browser does not know the flags or the syntax.
fn compile(translation: &Translation) -> Option<Function> {
    let constructor: Function = Reflect::get(&global(), &"RegExp".into()).ok()?.into();
    let arguments = Array::of2(&translation.source.as_str().into(), &translation.flags.into());
    let expression = Reflect::construct(&constructor, &arguments).ok()?;
    let test: Function = Reflect::get(&expression, &"test".into()).ok()?.into();
    Some(test.bind0(&expression))
}
