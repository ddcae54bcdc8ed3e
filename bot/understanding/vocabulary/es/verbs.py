"""Spanish verbs in the forms in which somebody asks for something.

A verb is a class of words in the tables of phrases: <cancelar> is any of its forms.
"""

_CLITICS = ("", "la", "lo", "las", "los")
_TO_ME = ("me", "mela", "melo", "nos", "nosla", "noslo", "le", "les", "te", "se", "sela", "selo")


def ar(stem: str, before_e: str = "", stressed: str = "") -> frozenset[str]:
    """All forms of a verb in -ar: "cancel" gives cancelar, cancelarla, cancele, cancelenme, ...

    `before_e`: the stem where an e follows ("reubiqu"); `stressed`: where the stress lies on it
    ("muev").
    """
    return _forms(stem, before_e or stem, stressed or stem, stressed or before_e or stem, "a", "e")


def er(stem: str, before_a: str = "", stressed: str = "", infinitive: str = "e") -> frozenset[str]:
    """All forms of a verb in -er, or in -ir with `infinitive` "i": "recorr", "repet"."""
    before_a = before_a or stem
    stressed_a = stressed or before_a
    return _forms(stem, before_a, stressed or stem, stressed_a, "e", "a", infinitive)


def _forms(
    stem: str,
    other: str,
    stressed: str,
    other_stressed: str,
    own: str,
    turned: str,
    infinitive: str = "",
) -> frozenset[str]:
    clitics = (*_CLITICS, *_TO_ME)
    infinitive = infinitive or own
    found = [
        *(f"{stem}{infinitive}r{one}" for one in clitics),
        *(f"{stem}{'a' if own == 'a' else 'ie'}ndo{one}" for one in clitics),
        *(f"{stressed}{own}{one}" for one in clitics),
        *(f"{stem}{own}{one}" for one in clitics),
        *(f"{other_stressed}{turned}{one}" for one in clitics),
        *(f"{other_stressed}{turned}n{one}" for one in clitics),
        *(f"{stressed}{own}{one}" for one in ("s", "n")),
        *(f"{stem}{infinitive}{one}" for one in ("mos", "re", "ria", "remos", "riamos", "s")),
        *(f"{other}{turned}{one}" for one in ("mos", "moslo", "mosla")),
        f"{stressed}o",
        f"{other_stressed}{turned}s",
        f"{stem}o" if own == "a" else f"{stem}io",
        f"{other}e" if own == "a" else f"{stem}i",
    ]
    return frozenset(found)


VERBS: dict[str, frozenset[str]] = {
    "adelantar": ar("adelant"),
    "anular": ar("anul"),
    "aplazar": ar("aplaz", "aplac"),
    "atrasar": ar("atras") | ar("retras"),
    "cambiar": ar("cambi"),
    "cancelar": ar("cancel"),
    "correr": er("corr") | er("recorr"),
    "modificar": ar("modific", "modifiqu"),
    "mover": er("mov", "mov", "muev"),
    "pasar": ar("pas"),
    "posponer": er("pospon", "pospong") | ar("posterg", "postergu"),
    "reagendar": ar("reagend") | ar("reprogram") | ar("reubic", "reubiqu"),
    "regresar": ar("regres"),
    "repetir": er("repet", "repit", "repit", "i"),
}
