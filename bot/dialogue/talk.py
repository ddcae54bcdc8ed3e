"""One turn while it is decided: the conversation so far, and what is to be said and done."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from bot.dialogue.catalogue import Catalogue, Location, Service
from bot.dialogue.conversation import (
    Conversation,
    Draft,
    LastBooking,
    Offered,
    Wish,
    without_draft,
)
from bot.dialogue.effects import Effect, HandOver, Say
from bot.dialogue.made import MadeBooking
from bot.dialogue.world import World
from bot.understanding.language_wishes import LanguageWish, language_wish
from bot.understanding.languages import spoken

JUST_NOW = timedelta(minutes=30)
"""So long after a booking was made, what is said belongs to it."""


class Talk:
    """A scratch pad that lives for one call of `advance` and never leaves it."""

    def __init__(self, conversation: Conversation, world: World) -> None:
        self.before = conversation
        """The conversation as it was when the turn began."""
        self.conversation = conversation
        self.world = world
        self.notes: list[Say] = []
        self.effects: list[Effect] = []
        self.closing: Say | None = None
        """The last words of the turn, when no question follows."""
        self.is_confirmed = False
        """A yes counts for the turn it is given in: it orders at once, or has to be given again."""
        self.is_silent = False
        self.is_browsing = False
        """The customer wants other openings than those on the list."""

    def hear_language(self, text: str, people: Iterable[str] = ()) -> LanguageWish | None:
        """Go on in the language that the customer asks for or, once it shows, writes in."""
        present, wish = self.conversation.language, language_wish(text, people)
        language = wish.code if wish else spoken(text, present)
        if language != present:
            self.set(language=language)
        return wish

    @property
    def locale(self) -> str:
        """The language that the customer writes in, with the business's region."""
        return self.world.policy.locale_in(self.conversation.language)

    @property
    def draft(self) -> Draft:
        """The booking in the making."""
        return self.conversation.draft

    @cached_property
    def catalogue(self) -> Catalogue:
        """What can be booked."""
        return self.world.catalogue

    def set(self, **changes: Any) -> None:
        """Change fields of the conversation."""
        self.conversation = replace(self.conversation, **changes)

    def set_draft(self, **changes: Any) -> None:
        """Change fields of the draft."""
        self.set(draft=replace(self.draft, **changes))

    def note(self, name: str, /, **facts: object) -> None:
        """Say something before the next question."""
        self.notes.append(Say(name, facts))

    def close(self, name: str, /, **facts: object) -> None:
        """End the turn with these words in place of a question."""
        self.closing = Say(name, facts)

    def hand_over(self, reason: str, say: str, /, **facts: object) -> None:
        """Ask a person to step in and tell the customer so."""
        self.effects.append(HandOver(reason))
        self.set(handed_over=reason)
        self.close(say, **facts)

    def alert(self, reason: str) -> None:
        """Let a person look at it, and go on talking."""
        self.effects.append(HandOver(reason))

    def remember(self, booking: MadeBooking) -> None:
        """Keep a booking that was spoken of at hand for small talk, unless one was just made."""
        if self.has_just_made():
            return
        self.set(
            last_booking=LastBooking(
                reference=booking.reference,
                service_name=booking.service_name,
                location_id=booking.location_id,
                starts_at=booking.starts_at,
                time_zone=booking.time_zone,
                ends_at=booking.ends_at,
                spoken_of_at=self.world.now,
            )
        )

    def has_just_made(self, reference: str = "") -> bool:
        """Whether a booking, or this one, was made a moment ago in this conversation."""
        last = self.conversation.last_booking
        return (
            last is not None
            and last.made_at is not None
            and reference in ("", last.reference)
            and self.world.now - last.made_at <= JUST_NOW
        )

    def is_about_made(self) -> bool:
        """Whether a made booking is what was spoken of a moment ago."""
        last = self.conversation.last_booking
        at = last.spoken_of_at if last is not None else None
        return self.has_just_made() or (at is not None and self.world.now - at <= JUST_NOW)

    def forget_draft(self) -> None:
        """Let the next booking begin from nothing."""
        self.conversation = without_draft(self.conversation)

    def was_answered(self, step: str) -> None:
        """Remember that the customer gave this step's facts, for "back"."""
        others = tuple(name for name in self.conversation.filled if name != step)
        self.set(filled=(*others, step))

    @property
    def was_shown(self) -> bool:
        """Whether the confirmation is what the customer read last, and has not been turned down."""
        return not (self.before.is_changing or self.before.is_out_of_sight)

    @property
    def is_making(self) -> bool:
        """Whether the customer has begun to say what a new booking is to be."""
        draft = self.draft
        said = self.conversation.filled or draft.wish != Wish() or draft.for_whom is not None
        return not draft.changes and bool(said)

    @property
    def location(self) -> Location | None:
        """The chosen location."""
        return self.catalogue.location(self.draft.location_id)

    @property
    def service(self) -> Service | None:
        """The chosen service."""
        return self.catalogue.service(self.draft.service_id)

    @property
    def extras(self) -> tuple[Service, ...]:
        """The chosen extras."""
        found = (self.catalogue.service(one) for one in self.draft.extra_ids or ())
        return tuple(one for one in found if one)

    @property
    def time_zone(self) -> str:
        """The location's zone once it is known, the business's before."""
        place = self.location
        return place.time_zone if place else self.world.policy.time_zone

    @property
    def now(self) -> datetime:
        """The moment, aware, in the zone that the customer means."""
        return self.world.now.astimezone(ZoneInfo(self.time_zone))

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.date()

    def local(self, moment: datetime) -> datetime:
        """An instant as naive wall time at the location."""
        return moment.astimezone(ZoneInfo(self.time_zone)).replace(tzinfo=None)

    def local_of(self, line: Offered) -> datetime | None:
        """The time of a line on offer, where it has one, in the zone that it is told in."""
        if line.starts_at is None:
            return None
        zone = ZoneInfo(line.time_zone or self.time_zone)
        return line.starts_at.astimezone(zone).replace(tzinfo=None)
