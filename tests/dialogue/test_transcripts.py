"""Every golden transcript still reads as it stands, and every step appears in one."""

import pytest

from bot.dialogue.steps import STEPS
from tests.dialogue.transcript import FOLDER, played

SCRIPTS = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.stem)
def test_the_talk_reads_as_it_stands(path) -> None:
    assert played(path.read_text()) == path.read_text()


@pytest.mark.parametrize("step", [step.name for step in STEPS])
def test_every_step_has_a_transcript(step: str) -> None:
    assert any(f"# step: {step}" in path.read_text() for path in SCRIPTS)
