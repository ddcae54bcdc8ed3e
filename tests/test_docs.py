"""What the README shows is what the code has."""

from pathlib import Path

from bot.dialogue.steps import mermaid
from bot.settings import Settings

README = (Path(__file__).parents[1] / "README.md").read_text()


def test_the_table_of_steps_is_drawn_from_the_code() -> None:
    assert mermaid() in README


def test_every_setting_is_explained() -> None:
    missing = [name for name in Settings.model_fields if f"`{name.upper()}`" not in README]
    assert missing == []
