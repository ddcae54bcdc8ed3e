"""How many SMS a text takes (GSM 03.38; Twilio docs, message length). Written apart from the bot's
own count, so that the two check each other.
"""

BASIC = set(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = set("\f^{}\\[~]|€")


def segment_count(text: str) -> int:
    """The number of segments of a body."""
    if set(text) <= BASIC | EXTENDED:
        units = len(text) + sum(1 for one in text if one in EXTENDED)
        return _split(units, 160, 153)
    return _split(len(text.encode("utf-16-le")) // 2, 70, 67)


def _split(units: int, alone: int, each: int) -> int:
    return 1 if units <= alone else -(-units // each)
