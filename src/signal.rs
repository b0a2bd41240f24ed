//! Values that the page follows: Leptos's signals. Those are compiled once for each type of value, and all of ours are
//! of one to them.

use std::any::Any;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use leptos::prelude::{ReadUntracked, RwSignal, Track, UntrackableGuard, Write};

type Held = Box<dyn Any + Send + Sync>;

/// A value that whoever shows it follows, until the view that made it goes.
pub struct Signal<T> {
    held: RwSignal<Held>,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Signal<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Signal<T> {}

impl<T: Send + Sync + 'static> Signal<T> {
    pub fn new(value: T) -> Self {
        Self {
            held: RwSignal::new(Box::new(value)),
            of: PhantomData,
        }
    }

    /// The value; whoever looks at it now is told when it changes.
    pub fn read(self) -> impl Deref<Target = T> {
        self.held.track();
        self.peek().expect("who shows a signal goes before it")
    }

    /// The value as it is now, unless it is gone.
    pub fn peek(self) -> Option<impl Deref<Target = T>> {
        Some(Of(self.held.try_read_untracked()?, PhantomData))
    }

    /// The value to be changed, which is told; unless it is gone.
    pub fn write(&self) -> Option<impl DerefMut<Target = T>> {
        Some(Of(self.held.try_write()?, PhantomData))
    }

    /// The value to be changed without a word; unless it is gone.
    pub fn write_quietly(&self) -> Option<impl DerefMut<Target = T>> {
        let mut held = self.held.try_write()?;
        held.untrack();
        Some(Of(held, PhantomData))
    }

    /// Another value.
    pub fn set(self, value: T) {
        if let Some(mut held) = self.write() {
            *held = value;
        }
    }
}

/// What is held, as the type that it is of.
struct Of<G, T>(G, PhantomData<fn() -> T>);

const KEPT: &str = "a signal is given and gives one type";

impl<G: Deref<Target = Held>, T: 'static> Deref for Of<G, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.downcast_ref().expect(KEPT)
    }
}

impl<G: DerefMut<Target = Held>, T: 'static> DerefMut for Of<G, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.0.downcast_mut().expect(KEPT)
    }
}
