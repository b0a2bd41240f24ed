//! The rounds as a table: medians, and how the form stands to the other two.

use super::visit::{INTERACTIVE, METRICS, PAINT, Sample};

/// What each page needed in one round, in the order of the pages.
pub(crate) type Round = [Sample; 3];

const KEYCLOAK: usize = 0;
const BY_HAND: usize = 1;
const FORM: usize = 2;

/// What the form is held to: a metric, beside which page, and how much of that page's it may take.
const GOALS: [(usize, usize, f64, &str); 2] = [
    (
        PAINT,
        BY_HAND,
        1.15,
        "first contentful paint, times that of the page by hand",
    ),
    (INTERACTIVE, KEYCLOAK, 0.45, "interactive, times Keycloak's page"),
];

const HEAD: &str = "\
| | Keycloak's page | by hand | the form | ÷ Keycloak's | ÷ by hand |
| --- | --: | --: | --: | --: | --: |
";

/// In Markdown.
pub(crate) fn table(rounds: &[Round]) -> String {
    let rows = METRICS.into_iter().enumerate().map(|(metric, (name, decimals))| {
        let median = |page: usize| {
            let values = rounds.iter().map(|round| round[page][metric]);
            number(quartiles(values)[1], decimals)
        };
        let ratio = |page| {
            let quartiles = ratios(rounds, metric, page);
            if !quartiles.into_iter().all(f64::is_finite) {
                return "–".to_owned(); // the other page needs none of it
            }
            let [lower, median, upper] = quartiles;
            format!("{median:.2} ({lower:.2}–{upper:.2})")
        };
        let [keycloak, by_hand, form] = [KEYCLOAK, BY_HAND, FORM].map(median);
        let [to_keycloak, to_by_hand] = [KEYCLOAK, BY_HAND].map(ratio);
        format!("| {name} | {keycloak} | {by_hand} | {form} | {to_keycloak} | {to_by_hand} |\n")
    });
    HEAD.to_owned() + &rows.collect::<String>()
}

/// Each goal, and whether it is reached.
pub(crate) fn goals(rounds: &[Round]) -> String {
    let lines = GOALS.into_iter().map(|(metric, page, most, what)| {
        let [_, median, _] = ratios(rounds, metric, page);
        let reached = if median <= most { "reached" } else { "not reached" };
        format!("- {what}: at most {most:.2}; {median:.2}, {reached}\n")
    });
    lines.collect()
}

/// Quartiles of what the form needs, as a part of what another page needs in the same round.
fn ratios(rounds: &[Round], metric: usize, page: usize) -> [f64; 3] {
    quartiles(
        rounds
            .iter()
            .map(|round| round[FORM][metric] / round[page][metric]),
    )
}

/// The values below which a quarter, a half and three quarters of all lie.
fn quartiles(values: impl Iterator<Item = f64>) -> [f64; 3] {
    let mut sorted: Vec<f64> = values.collect();
    sorted.sort_by(f64::total_cmp);
    [1, 2, 3].map(|quarters| {
        let place = (sorted.len() - 1) * quarters;
        let (below, part) = (sorted[place / 4], [0.0, 0.25, 0.5, 0.75][place % 4]);
        let above = sorted.get(place / 4 + 1).copied().unwrap_or(below);
        below + (above - below) * part
    })
}

/// As people read it: 349,661.
fn number(value: f64, decimals: usize) -> String {
    let text = format!("{value:.decimals$}");
    let whole = text.find('.').unwrap_or(text.len());
    let mut read = String::new();
    for (place, digit) in text.char_indices() {
        if place > 0 && place < whole && (whole - place).is_multiple_of(3) {
            read.push(',');
        }
        read.push(digit);
    }
    read
}

#[cfg(test)]
mod tests {
    use super::{METRICS, goals, number, quartiles, table};

    #[test]
    fn medians_and_ratios_of_the_same_round_are_told_and_held_to_the_goals() {
        let round = |keycloak, by_hand, form| [keycloak, by_hand, form].map(|value| [value; METRICS.len()]);
        let rounds = [
            round(1000.0, 400.0, 400.0),
            round(2000.0, 400.0, 500.0),
            round(1000.0, 500.0, 600.0),
        ];
        let table = table(&rounds);
        let paint =
            "| first contentful paint, ms | 1,000 | 400 | 500 | 0.40 (0.33–0.50) | 1.20 (1.10–1.23) |\n";
        assert!(table.contains(paint), "{table}");
        let without = [[[0.0; METRICS.len()], rounds[0][1], rounds[0][2]]];
        assert!(super::table(&without).contains("| 0 | 400 | 400 | – | 1.00 (1.00–1.00) |\n"));
        let goals = goals(&rounds);
        assert!(
            goals.contains("by hand: at most 1.15; 1.20, not reached\n"),
            "{goals}"
        );
        assert!(
            goals.contains("Keycloak's page: at most 0.45; 0.40, reached\n"),
            "{goals}"
        );
    }

    #[test]
    fn quartiles_lie_between_the_values_that_there_are() {
        for (values, expected) in [
            (&[7.0][..], [7.0, 7.0, 7.0]),
            (&[4.0, 2.0], [2.5, 3.0, 3.5]),
            (&[5.0, 1.0, 4.0, 2.0, 3.0], [2.0, 3.0, 4.0]),
        ] {
            let found = quartiles(values.iter().copied());
            let near = found
                .iter()
                .zip(expected)
                .all(|(one, other)| (one - other).abs() < 1e-9);
            assert!(near, "{values:?}: {found:?}");
        }
    }

    #[test]
    fn thousands_stand_apart() {
        for (value, decimals, expected) in [
            (0.0, 0, "0"),
            (999.6, 0, "1,000"),
            (349_661.0, 0, "349,661"),
            (1_234_567.891, 2, "1,234,567.89"),
            (3.75, 2, "3.75"),
        ] {
            assert_eq!(number(value, decimals), expected);
        }
    }
}
