//! How long a verdict takes: `cargo bench -p password-policy`.

use std::hint::black_box;

use criterion::{Criterion, criterion_group, criterion_main};
use password_policy::{Candidate, Policy};

const TEN_RULES: &str = "length(12) and maxLength(64) and digits(2) and upperCase(2) and lowerCase(2) and specialChars(1) \
                         and notUsername and notContainsUsername and notEmail and passwordHistory(3)";

const PATTERN: &str = r"regexPattern((?=.*[A-Z])(?=.*\d)(?!.*(.)\1{2})[!-~]{8,64})";

const CANDIDATE: Candidate<'_> = Candidate {
    password: "Tr0ub4dor&3-Pony",
    username: Some("ada.lovelace"),
    email: Some("ada@example.org"),
};

fn judge(criterion: &mut Criterion) {
    for (name, text) in [("ten rules", TEN_RULES), ("a pattern", PATTERN)] {
        let policy: Policy = text.parse().expect("a policy");
        assert_eq!(policy.unmet(&CANDIDATE).count(), 0);
        criterion.bench_function(name, |bencher| {
            bencher.iter(|| black_box(&policy).unmet(black_box(&CANDIDATE)).count());
        });
    }
    criterion.bench_function("reading ten rules", |bencher| {
        bencher.iter(|| black_box(TEN_RULES).parse::<Policy>());
    });
}

criterion_group!(benches, judge);
criterion_main!(benches);
