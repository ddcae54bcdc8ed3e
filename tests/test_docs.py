"""What the README shows is what the code has."""

import re
from pathlib import Path

from app import COMMANDS
from bot.dialogue.steps import mermaid
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def test_the_table_of_steps_is_drawn_from_the_code() -> None:
    assert mermaid() in README


def test_every_setting_is_explained() -> None:
    missing = [name for name in Settings.model_fields if f"`{name.upper()}`" not in README]
    assert missing == []


def test_the_page_on_running_names_what_there_is() -> None:
    page = (ROOT / "docs" / "running.md").read_text()
    commands = {str(one.name) for one in COMMANDS}
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", page))
    assert named == {"serve", "work"}
    assert named <= commands & targets


def test_every_setting_is_in_the_example() -> None:
    example = (ROOT / ".env.example").read_text()
    assert [name for name in Settings.model_fields if f"{name.upper()}=" not in example] == []
