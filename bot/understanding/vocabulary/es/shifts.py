"""Spanish words for how much later or earlier something is to be."""

AMOUNTS: dict[str, float] = {
    "media": 0.5,
    "un cuarto de": 0.25,
    "un par de": 2,
    "par de": 2,
    "otra": 1,
    "una": 1,
    "un": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "diez": 10,
    "quince": 15,
    "veinte": 20,
    "treinta": 30,
    "cuarenta": 40,
    "cuarenta y cinco": 45,
}
UNITS: dict[str, int] = {
    r"min(?:uto|utito)?s?": 1,
    r"h|hora|horita|horas|hrs?": 60,
    r"dias?": 24 * 60,
    r"semanas?|sem": 7 * 24 * 60,
}
AND_A_HALF = r"y media"
LATER = r"mas tarde|despues(?!\s(?:de|del|que)\b)|mas adelante"
EARLIER = r"mas temprano|antes(?!\s(?:de|del|que)\b)|mas pronto"
BY = r"por|unos|unas|como|al menos|solo|a|como unos"
_IT = r"(?:la|lo|me|mela|melo|las|los|nosla)?(?: (?:mi|la|nuestra|esa) \w+)?"
PUSHING_LATER = (
    rf"(?:atras|retras|posterg|aplaz)(?:ar|a|e|en|o){_IT}"
    rf"|(?:posponer|pospon|posponga|pospongan|pospongo){_IT}"
)
PUSHING_EARLIER = rf"adelant(?:ar|a|e|en|o){_IT}"
_SAME = (
    r"(?:(?:el )?mismo dia(?: y)?,? )?(?:a )?(?:la )?misma hora|(?:el )?mismo dia(?: y hora)?"
    r"|(?:el )?mismo horario"
)
_NEXT_WEEK = (
    r"(?:la (?:proxima|siguiente|otra) semana|la semana (?:que viene|siguiente|proxima|que entra)"
    r"|una semana despues)"
)
A_WEEK_LATER = (
    rf"(?:{_SAME}),?(?: pero)?(?: (?:de|en|para))? {_NEXT_WEEK}"
    rf"|{_NEXT_WEEK},?(?: (?:pero|y))?(?: (?:en|al|para))? (?:{_SAME})"
)
A_DAY_LATER = (
    r"(?:a )?la misma hora,?(?: pero)?(?: (?:de|en|para))? ?(?:(?:el|al|del) (?:dia siguiente"
    r"|siguiente dia|otro dia)|un dia despues)"
)
_IN_THE_WEEK = r"(?:en (?:la|esa) (?:misma )?|(?:de )?(?:esa|la) (?:misma )?)semana"
LATER_THAT_WEEK = rf"(?:mas (?:tarde|adelante)|despues|mas al final) {_IN_THE_WEEK}"
EARLIER_THAT_WEEK = rf"(?:antes|mas (?:temprano|pronto)) {_IN_THE_WEEK}"
