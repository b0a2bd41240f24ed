//! What came of the last try, at the top: each problem in the words that stand under its field, with the way there; or
//! that nobody could be reached.

use registration::Problem;

use super::form::Form;
use super::ids::{PROBLEMS, UNREACHABLE, box_id};
use super::kept::Outcome;
use crate::browser;
use crate::element::{Element, element};

/// There only when something came of it. `labels` are the fields and what they are called.
pub fn notice(form: Form, labels: &[(String, String)]) -> Option<Element> {
    let speech = form.speech;
    let (id, heading, content) = match &form.look().outcome {
        Outcome::Open | Outcome::Sending => return None,
        Outcome::Faulty(problems) => {
            let count = i64::try_from(problems.len()).unwrap_or(i64::MAX);
            let items = problems.iter().map(|problem| item(form, problem, labels));
            let heading = speech.say("form.problems", &[count.into()]);
            (PROBLEMS, heading, vec![element("ul").children(items)])
        }
        Outcome::Unreachable => {
            let retry = element("button class=button id=retry type=button")
                .on("click", move |_| form.send())
                .text(speech.text("unreachable.retry"));
            let kept = element("p").text(speech.text("unreachable.kept"));
            (UNREACHABLE, speech.text("unreachable.title"), vec![kept, retry])
        }
    };
    let notice = element("div class=notice role=alert tabindex=-1").id(id);
    Some(notice.child(element("h2").text(heading)).children(content))
}

/// One problem; a link puts the focus into its field and leaves the address alone.
fn item(form: Form, problem: &Problem, labels: &[(String, String)]) -> Element {
    let words = form.speech.problem(problem);
    let Some((field, label)) = labels.iter().find(|(field, _)| *field == problem.field) else {
        return element("li").text(words);
    };
    let id = box_id(field);
    let link = element("a")
        .set("href", "#".to_owned() + &id)
        .text(named(label, words))
        .on("click", move |event| {
            event.prevent_default();
            browser::focus_now(&id);
        });
    element("li").child(link)
}

fn named(label: &str, words: String) -> String {
    if label.is_empty() {
        words
    } else {
        label.to_owned() + ": " + &words
    }
}
