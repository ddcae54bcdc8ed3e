"""Texts that WhatsApp has approved, as the operator lists them in `WHATSAPP_TEMPLATES`.

The provider keeps the texts and sends them by their ids; they are listed here too, so that staff
see what they send.
"""

import re
from collections.abc import Sequence
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError, field_validator

LONGEST = 1024
"""Characters, with what is filled in (Twilio docs, error 63021)."""
LIKE = (
    'must be a JSON list such as [{"name": "Follow up", "id": "HX...", '
    '"text": "Hello {{1}}, a word about your booking."}]'
)

_PLACEHOLDER = re.compile(r"\{\{(\d{1,3})\}\}")


class ApprovedTemplate(BaseModel):
    """A text with numbered placeholders, which only the provider's id stands for."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    name: Annotated[str, Field(min_length=1, max_length=60)]
    id: Annotated[str, Field(pattern=r"^HX[0-9a-fA-F]{32}$")]
    text: Annotated[str, Field(min_length=1, max_length=LONGEST)]

    @field_validator("text")
    @classmethod
    def _is_numbered(cls, text: str) -> str:
        numbers = {int(one) for one in _PLACEHOLDER.findall(text)}
        rest = _PLACEHOLDER.sub("", text)
        if numbers != set(range(1, len(numbers) + 1)) or "{{" in rest or "}}" in rest:
            raise ValueError("number the placeholders {{1}}, {{2}} and so on, without a gap")
        return text

    @property
    def places(self) -> range:
        """The numbers of the placeholders."""
        return range(1, len(set(_PLACEHOLDER.findall(self.text))) + 1)

    def filled(self, values: Sequence[str]) -> str:
        """The text as the customer reads it; `values` in the order of the numbers."""
        return _PLACEHOLDER.sub(lambda match: values[int(match[1]) - 1], self.text)


def read(listed: str) -> tuple[ApprovedTemplate, ...]:
    """The templates of a setting. Raises ValueError that says what to mend and shows no text."""
    try:
        found = _LIST.validate_json(listed or "[]")
    except ValidationError as error:
        raise ValueError(f"{LIKE}; {_first_problem(error)}") from None
    for key in ("name", "id"):
        if len({getattr(one, key) for one in found}) < len(found):
            raise ValueError(f"has the same {key} twice")
    return found


_LIST = TypeAdapter(tuple[ApprovedTemplate, ...])


def _first_problem(error: ValidationError) -> str:
    problem = error.errors(include_input=False, include_url=False, include_context=False)[0]
    where = problem["loc"]
    if problem["type"] == "json_invalid" or not where:
        return "it is no such list"
    said = problem["msg"].removeprefix("Value error, ")
    key = f", {where[1]}" if len(where) > 1 else ""
    return f"entry {int(where[0]) + 1}{key}: {said}"
