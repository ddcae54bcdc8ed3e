"""Opt-out and opt-in words. Decided before the dialogue hears a message.

Source: Twilio docs, advanced opt-out and opt-out keywords. On SMS Twilio blocks, unblocks and
answers by itself, and a second text from us would be refused (21610) or doubled, so we only keep
our own list in step. On WhatsApp without Advanced Opt-Out nobody else does it (inferred), so we
honour and confirm it. The same holds on both channels for words of other languages: Twilio knows
them only from Advanced Opt-Out, and then says so in OptOutType.
"""

import re
import unicodedata
from dataclasses import dataclass

STOP_WORDS = frozenset(
    {"stop", "stopall", "unsubscribe", "cancel", "end", "quit", "revoke", "optout"}
)
START_WORDS = frozenset({"start", "yes", "unstop"})
HELP_WORDS = frozenset({"help", "info"})

# WhatsApp has no carrier that claims CANCEL, END or QUIT: there they are ordinary words.
OWN_STOP_WORDS = frozenset({"stop", "stopall", "unsubscribe", "optout"})

# What senders in Spain and America tell their customers to reply. "Cancelar" is not among them:
# it is said of a booking. What says so in more words is read by the dialogue (STOP_TEXTING).
SPANISH_STOP_WORDS = frozenset({"alto", "baja", "parar"})

_AROUND = re.compile(r"^\W+|\W+$")


@dataclass(frozen=True, slots=True)
class Consent:
    """What a keyword means for us. `say` is the one text that is ours to send, or empty."""

    kind: str
    """stop, start or help."""
    say: str = ""
    language: str = ""
    """The language that the word shows; empty where every customer may know it."""


def read_consent(
    body: str, opt_out_type: str, *, is_sms: bool, is_suppressed: bool
) -> Consent | None:
    """The opt-out, opt-in or help word that the whole message is, or None."""
    told = {"STOP": "stop", "START": "start", "HELP": "help"}.get(opt_out_type.upper())
    if told:
        return Consent(told)
    word = body.strip().strip(".!¡").lower()
    bare = _bare(body)
    if bare in SPANISH_STOP_WORDS:
        return Consent("stop", "" if is_suppressed else "stopped", "es")
    known = _on_sms(word, is_suppressed=is_suppressed) if is_sms else None
    if known:
        return known
    # On SMS written in a way that Twilio may not have known: so it is for us to confirm it.
    if bare in OWN_STOP_WORDS:
        return Consent("stop", "" if is_suppressed else "stopped")
    if is_suppressed and bare in START_WORDS and not is_sms:
        return Consent("start", "resumed")
    return None


def _bare(body: str) -> str:
    """The letters of a word, whatever stands around or invisibly within it."""
    plain = unicodedata.normalize("NFKC", body)
    seen = "".join(one for one in plain if unicodedata.category(one) != "Cf")
    return _AROUND.sub("", seen).casefold()


def _on_sms(word: str, *, is_suppressed: bool) -> Consent | None:
    if word in STOP_WORDS:
        return Consent("stop")
    if word in START_WORDS and is_suppressed:
        return Consent("start")
    if word in HELP_WORDS:
        return Consent("help")
    return None
