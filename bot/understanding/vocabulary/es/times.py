"""Spanish words about time, as rewritings into the English words of the grammar.

Accents are gone before anything is read here ("mañana" is "manana", "mié" is "mie"). The passes in
their order: single words, fixed phrases, times of day, days, sides and refusals, what is left.
A "~" stands where something only looks like a time.
"""

from bot.understanding.vocabulary import word_set

_NAMES: dict[str, str] = {
    "monday": "lunes lun luens lnes lunez lune",
    "tuesday": "martes marts martez",
    "wednesday": "miercoles mie mier mierc miercolez mierkoles",
    "thursday": "jueves jue juev juebes juevez",
    "friday": "viernes vie vier viern biernes vierne",
    "saturday": "sabado sab sabados savado zabado",
    "sunday": "domingo dom domingos",
    "january": "enero ene",
    "february": "febrero febr",
    "march": "marzo marz",
    "april": "abril abr",
    "may": "mayo",
    "june": "junio",
    "august": "agosto agto",
    "september": "septiembre setiembre sept",
    "october": "octubre",
    "november": "noviembre novbre",
    "december": "diciembre dic",
    "manana": "mnn mna manna mnna mana mñn mananita mananitas ma;ana",
    "mananas": "mnns",
    "semana": "sem smna semanita",
    "hora": "horita",
    "minutos": "minutitos",
    "semanas": "sems smnas",
    "proximo": "prox proxima proximos proximas",
    "que": "q k ke",
    "por": "x",
    "para": "pa",
    "despues": "desp dspues dsps despue",
    "antes": "ants",
    "tarde": "tardecita trde tde",
    "noche": "nochecita nche",
    "temprano": "tempranito temprnito",
    "hoy": "oy",
    "mediodia": "mediodias",
    "finde": "findes",
    "para el": "pal",
    "de": "d",
}

_COUNTED = (
    "cero _ dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro"
    " veinticinco veintiseis veintisiete veintiocho veintinueve treinta"
)
NUMBERS: dict[str, int] = {word: number for number, word in enumerate(_COUNTED.split())} | {
    "veintiun": 21,
    "cuarenta": 40,
    "cincuenta": 50,
    "sesenta": 60,
    "noventa": 90,
}

_ENGLISH_SPELLINGS: dict[str, str] = {
    "tomorrow": "tmrw tmr tmw tmro tomorow tommorow 2moro",
    "today": "tdy",
    "tonight": "tonite",
    "next": "nxt",
    "week": "wk",
    "weekend": "wknd wkend",
}

WORDS: dict[str, str] = {
    one: name for name, ways in (_NAMES | _ENGLISH_SPELLINGS).items() for one in ways.split()
} | {word: str(number) for word, number in NUMBERS.items()}
"""Names, numbers and text-message spellings."""

FUZZY = word_set(
    "lunes martes miercoles jueves viernes sabado domingo manana semana proximo mediodia"
    " febrero agosto septiembre octubre noviembre diciembre"
)
"""What words of five letters and more may be misspelt for."""
NOT_FUZZY = word_set(
    "manzana manada mananero semanal semanas manana mananas vienes viene sabido salado sobado"
    " sabada sabana dominio marte martir sabor vierten lentes mares tardes partes lunas"
    " aproximo seman semillas augusto luces"
)

_WEEKDAY = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|jun|jul|aug|sep|oct|nov"
)
_HOUR = r"(?:(?<!\d[-/.:])(?:2[0-4]|1\d|0?\d)(?![:.,/%-]?\d))"
_HALF = r"(?: ?[ap]m)"
_TIME = (
    rf"(?:(?:(?:half|quarter|\d+ minutes) (?:past|to) \d+|\d\d?[:.h]\d\d){_HALF}?|\d\d?h"
    rf"|{_HOUR}(?: oclock{_HALF}?|{_HALF})|noon|midnight)"
)
_DATED = rf"(?:\d+ (?:{_MONTH})|(?:{_MONTH}) \d+)(?: 20\d\d)?"
_WITH_DATE = rf"(?: (?:the \d+th(?: (?:{_MONTH})(?: 20\d\d)?)?|\d\d?/\d\d?(?:/\d+)?|{_DATED}))"
_DAY = (
    rf"(?:(?:next (?:week )?|this (?:week |coming )?|coming )?(?:{_WEEKDAY})s?{_WITH_DATE}?"
    rf"|(?:first|second|third|fourth|last) (?:{_WEEKDAY}|semana|weekend|dia) of (?:{_MONTH})"
    r"|(?:the )?day after tomorrow|today|tomorrow|tonight|weekends?"
    rf"|the \d+th(?: of next month| (?:{_MONTH})(?: 20\d\d)?)?|{_DATED}"
    r"|\d\d?/\d\d?(?:/\d+)?|\d\d?-\d\d?-20\d\d|20\d\d-\d\d-\d\d|in \d+ (?:dias|semanas))"
)
_PART = r"(?:(?:early |mid |late )?(?:mornings?|afternoons?|evenings?)|noon|lunchtime)"
_SPAN = r"(?:semana|mes|weekend|ano|trimestre|primavera|verano|otono|invierno)"

SLOTS: dict[str, str] = {
    "weekday": rf"(?:{_WEEKDAY})",
    "month": rf"(?:{_MONTH})",
    "unit": r"(?:minutos?|mins?|horas?|hrs?|dias?|semanas?|meses|mes|quincena)",
    "span": _SPAN,
    "kind": rf"(?:{_WEEKDAY}|{_SPAN}|dia)",
    "hour": _HOUR,
    "minute": r"[0-5]?\d(?![:.,/]?\d)",
    "lone": r"(?<![a-z\d] )(?<![/.\-])",
    "not_in": r"(?<!in )",
    "bare": r"(?!oclock\b|[ap]\.? ?m\b)",
    "round": r"(?:5|10|15|20|25)(?![:.,/]?\d)",
    "twelve": r"(?:half past 12|12:\d\d|12(?: oclock)?)",
    "glued": r"\d\d?(?:(?:[:.]\d\d)?[ap]m?|[:.]\d\dh)",
    "clock_follows": r"(?=(?:y|menos) (?:media|cuarto|un cuarto|\d)|en punto\b"
    r"|de la (?:tarde|manana|madrugada|noche)\b|del mediodia\b)",
    "not_next": r"(?!(?:que|proximo|entrante|siguiente)\b)",
    "clause": r"(?<![a-z\d] )",
    "hour_h": r"\d\d?h(?:\d\d)?",
    "near": r"(?:hoy|manana)",
    "or_later": r"(?=(?:o|y|u) (?:(?:por|en|en el|por el) )?(?:la |las )?(?:tardes?|noches?)\b)",
    "clock": r"\d\d?[:.h][0-5]\d",
    "number": r"\d{1,3}(?![:.,/]\d)",
    "date": r"(?:0?[1-9]|[12]\d|3[01])(?![:.,/]?\d|\s?(?:[ap]\.? ?m|hrs?|hs|h|horas)\b"
    r"|\s(?:y|menos) (?:media|cuarto|\d)"
    r"|\s(?:en punto|de (?:early )?(?:morning|afternoon|evening)))",
    "low": r"(?:0?[1-9]|1[0-2])(?![:.,/]?\d|\s?(?:[ap]\.? ?m|hrs?|hs|h|horas)\b"
    rf"|\s(?:y|menos|o|u|a|al|de|del|or|and|to)\b|\s(?:en punto|{_MONTH}))",
    "day_number": r"(?:0?[1-9]|[12]\d|3[01])(?![:.,/]?\d)",
    "high": r"(?:[12]\d|3[01])(?![:.,/-]?\d|\s?(?:[ap]\.? ?m|hrs?|hs|h|horas)\b)",
    "year": r"20\d\d",
    "time": _TIME,
    "day": _DAY,
    "part": _PART,
    "said": rf"(?:{_TIME}|{_DAY}|{_PART}|{_SPAN})",
    "next_month": r"(?:mes (?:que viene|proximo|entrante|siguiente)"
    r"|(?:proximo|siguiente|otro) mes)",
    "late": r"(?:1[3-9]|2[0-3])",
    "numeric": r"\d{1,2}/\d{1,2}(?:/\d{2,4})?",
    "month_number": r"(?:0?[1-9]|1[0-2])(?!\d)",
    "of_day": r"(?=de (?:early )?(?:morning|afternoon|evening|noon)|del (?:noon|dia))",
    "before": r"(?:partir|antes|despues|luego|semana|cita|turno|hora|morning|afternoon|evening)",
    "lead": r"(?:para|desde|hasta|puedo|puede|podria|libre|cita|algo|hay|tienen|tienes|agendar"
    r"|disponible|espacio|de)",
    "refuse": r"(?:puedo|podre|podria|podemos|podremos|se puede|voy a poder|vamos a poder"
    r"|alcanzo(?: a llegar| a ir)?|llego|funciona|sirve|es posible|quisiera|quiero(?: que sea)?"
    r"|(?:me|nos) (?:es posible|sirve|viene bien|viene|va bien|va|queda bien|queda|acomoda"
    r"|conviene|cuadra|funciona|late|da tiempo|gusta)"
    r"|(?:estoy|estare|ando)(?: libre| disponible)?|tengo (?:tiempo|disponibilidad|libre|chance))",
    "free": r"(?!(?!(?:las|los|nos|pues|gracias|antes|despues|menos|hrs|hs|horas|ademas|es|mas"
    r"|entonces|puedes|tienes|estas|vienes|quizas|\w*days?|mornings|afternoons|evenings)\b)"
    r"[a-z]+s\b|(?:cm|kg|mm|ml|km|mil|ano|dia|hora|minuto|euro|peso)\b)",
    "counted": r"(?=(?!(?:las|los|nos|pues|gracias|antes|despues|menos|hrs|hs|horas|ademas|es|mas"
    r"|entonces|puedes|tienes|\w*days?|mornings|afternoons|evenings)\b)[a-z]+s\b|mil\b)",
    "end": r"(?=$|[.,;:!?\n)~]|(?:gracias|please|porfa|xfa|pero|mejor|si|y|o|prefiero|tampoco"
    r"|the|el|los|este|porque)\b)",
    "alone": r"(?=\W*$)",
    "first": r"(?<!\w\s)(?<!\w,\s)",
    "goes_on": r"(?=a las?\b|at noon|in the|por la|o el|y el|al? \d|puedo|no puedo|pued|me |estoy"
    r"|si |esta|tien|hay|de 20)",
}
"""What may stand in a slot; those that begin with "(?" look and take nothing."""


_LEFT_OVER: dict[str, str] = {
    "the": "el la los las",
    "this": "este esta esto estos estas",
    "next": "proximo siguiente",
    "of": "de del",
    "to": "a",
    "to the": "al",
    "or": "o u",
    "and": "y e",
    "in": "en",
    "for": "para",
    "with": "con",
    "but": "pero",
    "tomorrow": "manana",
    "today": "hoy",
    "week": "semana",
    "weeks": "semanas",
    "day": "dia",
    "days": "dias",
    "month": "mes",
    "year": "ano",
    "quarter": "trimestre",
    "spring": "primavera",
    "summer": "verano",
    "autumn": "otono",
    "winter": "invierno",
    "months": "meses",
    "hour": "hora",
    "hours": "horas hs",
    "minute": "minuto",
    "minutes": "minutos",
    "fortnight": "quincena",
    "until": "hasta",
    "from": "desde",
    "after": "despues",
    "before": "antes",
    "between": "entre",
    "around": "aproximadamente aprox",
    "please": "porfavor porfa xfa xfavor plis plz pls",
    "thanks": "gracias grax",
    "works": "puedo puedes puede podria podriamos podemos sirve funciona quiero queda acomoda",
    "works ok": "conviene",
    "book": "agendame agendeme agendenme agenda ponme pongame reservame reserveme apartame dame",
    "sorry": "perdon perdona perdone disculpa disculpe digo corrijo",
    "wait": "espera espere",
    "oh": "ay uy",
    "oops": "ups uups",
    "rather": "mejor",
    "good": "bien bueno buena perfecto genial",
    "move": "cambiar cambiarla cambiarlo cambiame cambia mover moverla moverlo reagendar"
    " reprogramar recorrer aplazar posponer adelantar reagenda reprograma pasarla cambie"
    " pasame pasarme mueveme mueve muevela muevelo",
}
LEFT_OVER: dict[str, str] = {
    one: english for english, ways in _LEFT_OVER.items() for one in ways.split()
}
"""What is said one word for one word once all else is done."""
