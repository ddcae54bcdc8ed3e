"""How customers really type: capitals, spacing, typing errors, short spellings, more words."""

from random import Random

_AROUND = (
    "{}",
    "{}",
    "{}",
    "{} please",
    "can i come in {}?",
    "how about {}",
    "what about {}?",
    "do you have anything {}?",
    "i'd like an appointment {}",
    "Hi, I need a haircut {} thanks",
    "{} works for me",
    "is {} available?",
    "i'm free {}",
    "let's say {}.",
    "yes, {}",
    "ok {} then",
    "book me in {} if you can",
    "hello! would {} be possible",
)
_AROUND_SENTENCES = ("{}", "{}", "{} please", "hi, {}", "ok {} then", "sorry, {}")
_SHORT = {
    "tomorrow": "tmrw tmr 2moro tomorow tommorow",
    "today": "2day",
    "next": "nxt",
    "week": "wk",
    "weekend": "wknd",
    "morning": "mornin morn",
    "afternoon": "aft arvo",
    "before": "b4",
    "between": "btwn",
    "about": "abt",
    "wednesday": "wensday wednsday wednesdy",
    "thursday": "thrusday thursdy",
    "saturday": "saterday satuday",
    "tuesday": "teusday tuesdy",
    "february": "febuary",
}


def noisy(rng: Random, phrase: str, *, is_sentence: bool = False) -> str:
    """The phrase as somebody may type it, perhaps inside of a sentence; its meaning is the same."""
    if rng.random() < 0.25:
        phrase = _shortened(rng, phrase)
    text = rng.choice(_AROUND_SENTENCES if is_sentence else _AROUND).format(phrase)
    text = rng.choice([text, text, text, text.upper(), text.title(), text.capitalize()])
    if rng.random() < 0.1:
        text = text.replace(" ", "  ")
    return text + rng.choice(["", "", "", "", "!", " :)", " \U0001f64f", "..", "\n"])


def _shortened(rng: Random, phrase: str) -> str:
    said = phrase.split(" ")
    places = [place for place, word in enumerate(said) if word in _SHORT]
    if places:
        place = rng.choice(places)
        said[place] = rng.choice(_SHORT[said[place]].split())
    return " ".join(said)
