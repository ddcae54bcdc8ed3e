"""`flask chat`: a talk in the terminal. It asks the calendar for openings and books nothing."""

from collections.abc import Iterator

import click

from bot.rehearsal import Rehearsal


def talk(rehearsal: Rehearsal) -> list[tuple[str, str]]:
    """Read texts until an empty line or end of file; the (text, reply) pairs."""
    click.echo("Text the bot; an empty line ends the talk. Nothing is really booked.")
    lines = []
    while text := click.prompt(">", prompt_suffix=" ", default="", show_default=False).strip():
        reply = rehearsal.hears(text)
        lines.append((text, reply))
        click.echo("\n".join(f"< {line}" for line in reply.splitlines()) or "< (silence)")
    return lines


def as_test(lines: list[tuple[str, str]]) -> Iterator[str]:
    """The talk in the form of the transcripts under tests/dialogue."""
    for text, reply in lines:
        yield f"> {text}"
        yield from (f"< {line}" for line in reply.splitlines())
