"""The conversation as JSON text and back. Old texts always load: new fields have defaults."""

from pydantic import TypeAdapter

from bot.dialogue.conversation import Conversation

_adapter = TypeAdapter(Conversation)


def dump(conversation: Conversation) -> str:
    """The JSON text to store; fields that have their default are left out."""
    return _adapter.dump_json(conversation, exclude_defaults=True).decode()


def load(text: str) -> Conversation:
    """The conversation that was stored. Unknown fields are ignored."""
    return _adapter.validate_json(text)


def language(text: str) -> str:
    """The language of a stored conversation; empty while unknown, or where it can't be read."""
    try:
        return load(text).language
    except ValueError:
        return ""
