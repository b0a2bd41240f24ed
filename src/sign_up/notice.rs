//! What came of the last try, at the top: each problem in the words that stand under its field, with the way there; or
//! that nobody could be reached.

use leptos::ev;
use leptos::prelude::*;
use registration::Problem;

use super::form::{Form, Submission};
use crate::browser;

/// There only when something came of it.
#[component]
pub fn Notice(
    form: Form,
    /// The fields and what they are called.
    labels: Vec<(String, String)>,
) -> impl IntoView {
    let speech = form.speech;
    move || {
        let (submission, summary) = form.with(|state| (state.submission, state.summary.clone()));
        if !summary.is_empty() {
            let count = i64::try_from(summary.len()).unwrap_or(i64::MAX);
            let heading = speech.say("form.problems", &[count.into()]);
            let items: Vec<_> = summary
                .iter()
                .map(|problem| item(form, problem, &labels))
                .collect();
            Some(notice("problems", heading, view! { <ul>{items}</ul> }.into_any()))
        } else if submission == Submission::Unreachable {
            let body = view! {
                <p>{speech.text("unreachable.kept")}</p>
                <button class="button" id="retry" type="button" on:click=move |_| form.send()>
                    {speech.text("unreachable.retry")}
                </button>
            };
            Some(notice(
                "unreachable",
                speech.text("unreachable.title"),
                body.into_any(),
            ))
        } else {
            None
        }
    }
}

fn notice(id: &'static str, heading: String, body: AnyView) -> impl IntoView {
    view! {
        <div class="notice" id=id role="alert" tabindex="-1">
            <h2>{heading}</h2>
            {body}
        </div>
    }
}

/// One problem; a link puts the focus into its field and leaves the address alone.
fn item(form: Form, problem: &Problem, labels: &[(String, String)]) -> impl IntoView + use<> {
    let words = form.speech.problem(problem);
    let label = labels.iter().find(|(field, _)| *field == problem.field);
    let link = label.map(|(field, label)| {
        let (href, words, field) = (format!("#{field}"), format!("{label}: {words}"), field.clone());
        let go = move |event: ev::MouseEvent| {
            event.prevent_default();
            browser::focus_now(&field);
        };
        view! { <a href=href on:click=go>{words}</a> }
    });
    let plain = link.is_none().then_some(words);
    view! { <li>{link}{plain}</li> }
}
