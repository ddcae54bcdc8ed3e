"""Past turns can be decided again: the same today, and shown where the dialogue has changed."""

from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from bot.commands.replaying import Count, Past, differences
from bot.replay import redacted
from bot.replies import Replies
from tests.desk import REPLIES, Desk

LONG_AGO = timedelta(days=30)


def past(desk: Desk, replies: Replies | None = None) -> Past:
    services = desk.services
    return Past(
        desk.database,
        services.business_id,
        services.policy,
        replies or services.replies,
        desk.clock,
    )


@pytest.fixture
def talked(desk: Desk) -> Desk:
    """A booking was made, asked about, moved and cancelled."""
    dana = desk.customer()
    dana.orders().says("OK").hears("Booked")
    dana.says("when is my appointment?").hears("3:00pm")
    dana.says("can we do 4 instead?").says("OK")
    dana.says("cancel my appointment").says("yes")
    desk.works()
    return desk


def test_the_same_dialogue_decides_the_same(talked: Desk) -> None:
    count = Count()
    assert list(differences(past(talked), LONG_AGO, count)) == []
    assert count.turns >= 7
    assert count.unreadable == 0


def test_changed_words_are_shown_beside_the_old_ones(talked: Desk, tmp_path: Path) -> None:
    changed = with_template(tmp_path, "booked", "All set, {{ service }}!")
    found = [one for _, one in differences(past(talked, changed), LONG_AGO, Count())]
    assert any("+ All set, Haircut!" in one.lines for one in found)
    assert any(line.startswith("- Booked!") for one in found for line in one.lines)


def test_redacted_it_shows_nobody(talked: Desk, tmp_path: Path) -> None:
    changed = with_template(tmp_path, "confirm", "{{ name }}, dana@example.com, {{ at|day }}?")
    found = [one for _, one in differences(past(talked, changed), LONG_AGO, Count())]
    shown = str([(one.heard, one.lines) for one in map(redacted, found)]).lower()
    assert "dana" in str(found).lower()
    assert "dana" not in shown
    assert "lee" not in shown
    assert "example.com" not in shown


def test_what_an_older_version_kept_is_counted_and_passed_over(talked: Desk) -> None:
    with talked.database.write() as connection:
        connection.execute(text("UPDATE decisions SET body = '{}' WHERE id = 1"))
    count = Count()
    assert list(differences(past(talked), LONG_AGO, count)) == []
    assert count.unreadable == 1


def test_after_sixty_days_they_are_forgotten(talked: Desk) -> None:
    talked.clock.passes(days=59)
    talked.tidying.run()
    assert talked.value("SELECT count(*) FROM decisions") >= 7
    talked.clock.passes(days=2)
    talked.tidying.run()
    assert talked.value("SELECT count(*) FROM decisions") == 0


def with_template(folder: Path, name: str, words: str) -> Replies:
    """Today's templates, one of them written anew."""
    for template in (REPLIES / "en").iterdir():
        target = folder / "en" / template.name
        target.parent.mkdir(exist_ok=True)
        target.write_text(words if template.stem == name else template.read_text())
    return Replies(folder)
