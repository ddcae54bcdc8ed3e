"""`flask chat`: a talk in the terminal, and `flask steps`: what a talk is made of."""

import logging
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager

import click

from bot.dialogue.steps import STEPS, mermaid
from bot.logs import configure_logs
from bot.rehearsal import Rehearsal


def chat_command(
    open_rehearsal: Callable[[bool], AbstractContextManager[Rehearsal]],
) -> click.Command:
    """The command `chat`; it is told whether to rehearse with the sandbox's business."""

    @click.command()
    @click.option(
        "--sandbox", is_flag=True, help="Talk to the sandbox's business, without accounts."
    )
    @click.option(
        "--as-test", "prints_test", is_flag=True, help="Print the talk as a transcript test."
    )
    def chat(*, sandbox: bool, prints_test: bool) -> None:
        """Talk to the bot in the terminal. It reads the calendar and books nothing."""
        configure_logs(is_pretty=True, level=logging.ERROR)
        with open_rehearsal(sandbox) as rehearsal:
            lines = talk(rehearsal)
        if prints_test:
            click.echo("\n".join(as_test(lines)))

    return chat


@click.command()
@click.option("--mermaid", "is_diagram", is_flag=True, help="As a Mermaid flow chart.")
def steps(*, is_diagram: bool) -> None:
    """Print the table of steps."""
    click.echo(
        mermaid() if is_diagram else "\n".join(f"{one.name:13} {one.shows}" for one in STEPS)
    )


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
