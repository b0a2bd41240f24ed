//! Options of a command: read by name, refused by name.

use anyhow::Result;
use lexopt::{Arg, Parser};

/// Hands each `--option` to `take`, which says whether it knows it; anything else is an error that names it.
pub(crate) fn each(
    mut parser: Parser,
    mut take: impl FnMut(&str, &mut Parser) -> Result<bool>,
) -> Result<()> {
    while let Some(argument) = parser.next()? {
        let Arg::Long(name) = argument else {
            return Err(argument.unexpected().into());
        };
        let name = name.to_owned();
        if !take(&name, &mut parser)? {
            return Err(Arg::Long(&name).unexpected().into());
        }
    }
    Ok(())
}

/// For a command that has none.
pub(crate) fn none(parser: Parser) -> Result<()> {
    each(parser, |_, _| Ok(false))
}
