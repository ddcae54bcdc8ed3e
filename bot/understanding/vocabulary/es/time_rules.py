"""Rules that rewrite Spanish time talk; the notation is that of `times/translation.py`.

Words of `times.WORDS` are already English here: "lunes" is "monday", "tres" is "3". The passes are
applied in order, each to what the one before it left.
"""

from bot.understanding.vocabulary.es import time_phrases

CLOCKS = (
    "[(las|la)] (12|12:00) de [la] (noche|madrugada|evening|early morning) -> midnight",
    "[las] (12|12:00) (del dia|del noon|del medio dia|de noon|de morning) -> noon",
    "{minute} minutos (para|a) (las|la|el) {hour} -> {minute} minutes to {hour}",
    "[faltan|faltando|las] {round} para (las|la) {hour} -> {round} minutes to {hour}",
    "{lone} {round} a (las|la) {hour} -> {round} minutes to {hour}",
    "[las|la] {hour} menos {minute} -> {minute} minutes to {hour}",
    "[un|las] cuarto (para|a) (las|la) {hour} -> quarter to {hour}",
    "[las|la] {hour} menos [un] cuarto -> quarter to {hour}",
    "[las|la] {hour} y media {free} -> half past {hour}",
    "[las|la] {hour} y cuarto -> quarter past {hour}",
    "(las|la) {hour} (y|con) {minute} [minutos] -> {minute} minutes past {hour}",
    "las {hour} {minute} [hrs|horas|hs] {free} -> {minute} minutes past {hour}",
    "(las|la) {clock} [(hrs|horas|hs|h)] -> {clock}",
    "(las|la) {hour_h} -> {hour_h}",
    "(las|la) {glued} -> {glued}",
    "{clock} (hrs|horas|hs) -> {clock}",
    (
        "(las|la) {hour} y (pico|algo) ; las {hour} [(hrs|horas|hs|h)] [en punto] {free} ->"
        " {hour} oclock"
    ),
    "{hour} en punto -> {hour} oclock",
    "manana -> tomorrow",
    "hoy -> today",
)
"""Times of day without their half of the day."""

HALVES = (
    "{twelve} (de|in the) morning -> {twelve} pm",
    "{time} (de|in the) [early] morning -> {time} am",
    "{time} (de|del|in the) (afternoon|evening|noon) -> {time} pm",
    "{hour} de [early] morning -> {hour} am",
    "{hour} (de|del) (afternoon|evening|noon) -> {hour} pm",
    "{not_in} {late} (hrs|hs|horas) -> {late} oclock",
    "(1|un|uno|primero|1ro|1er|1o) de {month} (de|del) {year} -> 1 {month} {year}",
    "(1|un|uno|primero|1ro|1er|1o) de {month} -> 1 {month}",
    (
        "(del|de|desde el) {date} (al|a|hasta el) {date2} [de] {month} -> {date} {month} to"
        " {date2} {month}"
    ),
    "entre [el] {date} y [el] {date2} [de] {month} -> between {date} {month} and {date2} {month}",
    (
        "[el] [dia] {day_number} (o|y) [el] [dia] {date} [de] {month} -> {day_number} {month}"
        " or {date} {month}"
    ),
    "{date} [de] {month} (de|del) {year} -> {date} {month} {year}",
    "{date} de {month} -> {date} {month}",
    "[el|dia] {numeric} -> {numeric}",
    "(el|dia) {date}(-|.){month_number} -> {date}/{month_number}",
)
"""Halves of the day; dates with their month."""

DAYS = (
    "[la] (primera|1|1ra) quincena (de|del) [mes de] {month} -> early {month}",
    "[la] (segunda|2|2da) quincena (de|del) [mes de] {month} -> late {month}",
    "[el|la] (primer|primera|1er|1ra|1) {kind} (de|del|of) [mes de] -> first {kind} of",
    "[el|la] (segundo|segunda) {kind} (de|del|of) [mes de] -> second {kind} of",
    "[el|la] (tercer|tercera) {kind} (de|del|of) [mes de] -> third {kind} of",
    "[el|la] (cuarto|cuarta) {kind} (de|del|of) [mes de] -> fourth {kind} of",
    "[el|la] (ultimo|ultima) {kind} (de|del|of) [mes de] -> last {kind} of",
    (
        "[la] semana (despues de|siguiente a|que sigue a|despues) la (que viene|proximo|"
        "entrante|siguiente) ; [la] semana de despues -> week after next"
    ),
    (
        "[la] proximo semana [,] [el] {weekday} ; [la] semana (que viene|que entra|proximo|"
        "siguiente|entrante) [,] [el] {weekday} -> next week {weekday}"
    ),
    "esta semana [,] [el] {weekday} -> this week {weekday}",
    (
        "[el|la] (proximo|siguiente|otra|otro) {span} [que viene] ; [el|la|esta|este] {span}"
        " (que viene|que entra|que sigue|proximo|siguiente|entrante) ; (este|esta) proximo"
        " {span} -> next {span}"
    ),
    "[en] (esta|este) {span} -> this {span}",
    "(en|durante) la semana -> this week",
    (
        "este proximo {weekday} ; este {weekday} (que viene|proximo|que entra) ; [el] {weekday}"
        " (entrante|que entra) -> this coming {weekday}"
    ),
    (
        "[el] (proximo|siguiente) {weekday} ; [el] {weekday} (que viene|que sigue|proximo|"
        "siguiente) -> next {weekday}"
    ),
    "[el] otro {weekday} -> {weekday} after next",
    "[el|este] {weekday} {low} -> {weekday} numbered {low}",
    "este {weekday} [dia] {date} ; [el] {weekday} [dia|,] {date} -> {weekday} the {date}th",
    "este {weekday} -> this {weekday}",
    "mas temprano [el|este] {weekday} -> sooner {weekday}",
    "[el|este] {weekday} [muy] temprano ; temprano [el|este] {weekday} -> early {weekday}",
    "los {weekday} [muy] temprano -> early {weekday}",
    "[todos] los {weekday} ; cada {weekday} -> {weekday}s",
    (
        "[a|al] (principios|inicios|comienzos|principio|inicio|comienzo) (de|del) [el|la] ->"
        " beginning of"
    ),
    "[a] (mediados|mitad) (de|del) [el|la] -> middle of",
    "[a|al|para|por] (finales|final|fines|fin) (de|del) [el|la] -> end of",
    "[el|dia] (primero|1ro|1o) (del|de) {next_month} -> the 1st of next month",
    "[el] [dia] {date} (del|de) {next_month} -> the {date}th of next month",
    (
        "[el] [dia] {date} (de este mes|del mes|del presente mes|del mes actual) -> the"
        " {date}th of this month"
    ),
    "(del|de|desde el) [dia] {date} (al|hasta el) [dia] {date2} -> the {date}th to the {date2}th",
    "entre el [dia] {date} y el [dia] {date2} -> between the {date}th and the {date2}th",
    "el [dia] {date} (o|y) [el] [dia] {high} -> the {date}th or the {high}th",
    "[el] dia {date} ; el {date} {goes_on} -> the {date}th",
    "el {high} -> the {high}th",
    "{lead} el {day_number} (o|y) [el] {date} -> {lead} the {day_number}th or the {date}th",
    "{lead} el {date} -> {lead} the {date}th",
    "{before} del [dia] {date} -> {before} de the {date}th",
    "de mes -> of the month",
)
"""Days, weeks and months."""

SIDES = (
    "mas o menos -> about",
    "(al|por lo|cuando) menos -> ~",
    "(no antes|nada antes|nunca antes) (de|del|de el) -> not before",
    (
        "(no despues|nada despues|no mas tarde) (de|del|de el|que) ; (a mas tardar|como muy"
        " tarde|como maximo|como mucho|maximo) [a|el|de|del|para] -> no later than"
    ),
    (
        "(desde|de|del|entre) {hour} (a|y|hasta) {hour2} {bare} {free} -> {hour} oclock to"
        " {hour2} oclock"
    ),
    "{time} (a|hasta|-) {hour2} {bare} {free} -> {time} to {hour2} oclock",
    "{hour} a {hour2} {bare} {free} -> {hour} oclock to {hour2} oclock",
    "entre [el] {day} (y|a) [el|la] {day2} -> between {day} and {day2}",
    "entre {time} (y|a) {time2} -> between {time} and {time2}",
    "entre {hour} (y|a) {time2} -> between {hour} and {time2}",
    (
        "[de|desde|del] {time} (a|al|hasta|hasta el) {time2} ; [de|desde|del] {time} at {time2}"
        " -> from {time} to {time2}"
    ),
    "[de|desde] {hour} (a|al|hasta|hasta el) {time2} -> from {hour} to {time2}",
    "{day} a {time} -> {day} at {time}",
    "[de|del|desde|desde el] {day} (a|al|hasta|hasta el) {day2} -> {day} to {day2}",
    "[de|del|desde|desde el|a partir de|a partir del] {said} en adelante -> {said} onwards",
    "(a partir|desde) (de|del|el|la) ; desde ; a partir de -> from",
    "(despues|luego|mas tarde|pasado) (de|del|de el|que) [el|la] ; (pasadas|pasando) -> after",
    "(antes|mas temprano) (de|del|de el|que) [el|la] -> before",
    "de aqui (al|a) ; hasta [el|la] -> until",
    "[a] {said} (o|y) (despues|mas tarde) -> {said} or later",
    "[a] {said} (o|y) antes -> {said} or earlier",
    "{said} (como muy tarde|a mas tardar|como maximo|maximo) -> {said} at the latest",
    "{said} (como muy temprano|como minimo) -> at the earliest",
    (
        "(como|a eso de|alrededor de|cerca de|sobre|hacia|por ahi de|por ahi|aproximadamente|"
        "aprox|mas o menos|tipo|cerquita de|casi) [a|al|el|at] {time} -> around {time}"
    ),
    "tipo {hour} {bare} {free} -> around {hour} oclock",
    "[a] {time} (o|u) {hour} {bare} {free} -> {time} or {hour} oclock",
    "a {time} -> at {time}",
    "al {day} ; para [el|la] {day} -> to {day}",
    "trabajo hasta {time} -> after {time}",
    (
        "(salgo|termino|me desocupo|salgo de clase|salgo de clases|salgo de la escuela|salgo (de"
        " trabajar|del trabajo|de la oficina)) [como|tipo|hasta|a eso de] [around] [a|at] {time} ->"
        " after {time}"
    ),
)
"""Ranges and open sides."""

REFUSALS = (
    (
        "no (tienes|tienen|tiene|tendras|tendran|tendria|tendrian|hay|habra|habria|queda|"
        "quedan) ; no (te|les|le) (queda|quedan|sobra) -> ~"
    ),
    (
        "{clause} [(el|los|la|the)] {day} (y|e) [(el|los|la)] {day2} (tampoco|no) {refuse} ->"
        " {day} doesnt work and {day2} doesnt work"
    ),
    "{said} (tampoco|no) {refuse} [ir|venir|asistir|hacerlo] -> {said} doesnt work",
    "{said} (tampoco|no) {end} -> {said} doesnt work",
    "{said} se me (complica|dificulta|hace dificil) -> {said} doesnt work",
    "se me (complica|dificulta|hace dificil) -> cant come",
    (
        "{said} (es|esta|me es|lo veo|esta muy) [muy] (imposible|complicado|dificil|lleno|"
        "ocupado|ocupada) ; {said} (lo tengo|la tengo|estoy|ando|tengo) [muy] (ocupado|ocupada|"
        "lleno|llena|complicado|trabajo|clase|clases|fuera|de viaje) ; {said} (imposible|"
        "trabajo) -> {said} doesnt work"
    ),
    (
        "{said} (es|esta|seria|se me hace|me queda|me parece|son|era) (muy|demasiado) temprano"
        " -> {said} is too early"
    ),
    (
        "{said} (es|esta|seria|se me hace|me queda|me parece|son|era) (muy|demasiado) tarde ->"
        " {said} is too late"
    ),
    "{said} (muy|demasiado) temprano -> {said} too early",
    "{said} (muy|demasiado) tarde -> {said} too late",
    (
        "(tampoco|no) {refuse} [(ir|venir|asistir|llegar|hacerlo|pasar|acudir|agendar|estar|"
        "nada|cita|ni)] ; imposible ; (estoy|ando|estare|voy a estar) (ocupado|ocupada|fuera|de"
        " viaje|de vacaciones) -> cant come"
    ),
    "que no sea [(el|en|por|a|de|at|los|un)] ; no sea -> not",
    "menos [(el|la|los|las|en|por|de|at|in the)] {said} -> except {said}",
    (
        "(excepto|salvo|quitando|exceptuando|a excepcion de|a excepcion del|con excepcion de|"
        "con excepcion del) [(el|la|los|las|en|por|at)] -> except"
    ),
    "(aparte|fuera|ademas) (de|del) [el] {said} -> except {said}",
    "(en vez|en lugar) (de|del) [el] -> instead of",
    "(ni|nada de|no por|no in) [(el|la|los|las|en|por|the|at)] {said} -> not {said}",
    "trabajo [(el|la|los|las|en|por|todos los)] {said} -> i work {said}",
    "tengo trabajo [(el|la|los|en|por)] {said} -> have work {said}",
)
"""What is refused."""

RULES = (time_phrases.FIRST, time_phrases.PHRASES, CLOCKS, HALVES, DAYS, SIDES, REFUSALS)
