"""Rules that rewrite Spanish time talk; the notation is that of `times.translation`.

Words of `times.WORDS` are already English here: "lunes" is "monday", "tres" is "3". The tables are
applied in order, each to what the one before it left.
"""

PHRASES = r"""
(buenos|buenas|buen|buena|feliz|linda|lindo|lindas|excelente|bonito|bonita|felices) (dia|dias|
    tarde|tardes|noche|noches|manana|mananas|finde|fin de semana|semana|{weekday}|navidad|ano
    nuevo|pascua|pascuas|fiestas) -> ~
{weekday} pasado ; [el] pasado {weekday} ; (semana|mes|ano|finde|fin de semana) (pasado|pasada)
    ; [la|el] (pasada|pasado) (semana|mes|fin de semana|finde) -> ~
hace [como] (un|una|unos|unas|{number}) (dia|dias|semana|semanas|mes|meses|hora|horas|minutos|
    min|rato|ano|anos) -> ~
(ayer|anoche) [(por|en|a) la (manana|tarde|noche)] -> ~
(soy|llamo|nombre es) {weekday} ; (calle|avenida|av|colonia|plaza|parque|barrio) {number} de
    {month} -> ~
({number}|{clock}) (pesos|peso|euros|euro|dolares|dolar|usd|mxn|eur|soles|varos|pavos|colones|
    quetzales|por ciento|anos|ano) -> ~
(entre|de) {number} (y|a|o) {number2} {counted} ; (por|hasta|desde) ahora -> ~

pasado manana (por|en|a|de) la manana -> day after tomorrow morning
[el] pasado manana -> day after tomorrow
{near} (o|y) pasado [manana] -> {near} or day after tomorrow
(hoy|ahora) {weekday} [{date} [de {month}]] -> today
manana {weekday} [{date} [de {month}]] -> tomorrow
manana (por|en|a|de) la manana ; manana manana ; manana en manana -> tomorrow morning
manana [muy] temprano ; temprano manana -> early tomorrow
manana {or_later} -> morning
tarde {or_later} -> afternoon
(o|y|u) (por|en) (la|las) (tarde|tardes) ; o (tarde|tardes) -> or in the afternoon
(o|y|u) (por|en) (la|las) (noche|noches) ; o (noche|noches) -> or in the evening
(o|y|u) (por|en) (la|las) (manana|mananas) -> or in the morning
hoy mismo ; ahora mismo hoy -> today
manana mismo -> tomorrow
ahora mismo ; ahorita mismo ; ahorita ; ya mismo -> right now
ahora -> now

[a|en] [la] primera hora de la tarde ; temprano (en|por|de|a) la tarde ; tarde temprano -> early
    afternoon
[a|al] [la] (ultima hora|final|finales) de la tarde ; tarde noche -> late afternoon
[a|al] [la] (ultima hora|final|finales) de la manana -> late morning
(temprano|tempranito) (en|por|de|a) la manana ; (en|por) la manana temprano -> early morning
[a|en] [la] primera hora [(de|en|por) la manana] ; lo primero de la manana ; a primera -> first
    thing
[a|en] [la] ultima hora [del dia] ; al final del dia -> end of day
[a] media manana -> mid morning
[a] media tarde -> mid afternoon
esta manana -> this morning
esta tarde -> this afternoon
[hoy] esta noche ; hoy (en|por|a) la noche ; hoy noche -> tonight
(por|en|durante|a|toda) la manana -> in the morning
(por|en|durante|a|toda) la tarde -> in the afternoon
(por|en|durante|a|toda) la noche -> in the evening
(por|en|de|durante) la madrugada ; de madrugada ; madrugada -> de early morning
[(por|en|a|durante)] [las|solo|unicamente] mananas -> mornings
[(por|en|a|durante)] (las|solo|unicamente) tardes -> afternoons
[(por|en|a|durante)] (las|solo|unicamente) noches -> evenings
{weekday} manana -> {weekday} morning
{weekday} tarde -> {weekday} afternoon
{weekday} noche -> {weekday} evening
manana tarde -> tomorrow afternoon
manana noche -> tomorrow evening
hoy tarde -> today afternoon
la manana -> morning
la tarde ; {first} (tarde|tardes) {alone} -> afternoon
la noche ; {first} (noche|noches) {alone} -> evening
(al|a|en el|por el) (mediodia|medio dia) -> at noon
(mediodia) -> noon
(medianoche|media noche) -> midnight
(a|en|durante) la hora (de|del) (comer|comida|la comida|almuerzo|almorzar|lonche|lunch) ; (en|
    durante) el (almuerzo|lonche|lunch) -> at lunchtime

(lo (antes|mas pronto|mas rapido|mas temprano) (posible|que (puedas|puedan|se pueda|pueda|sea
    posible))|cuanto antes|tan pronto como (sea posible|puedas|puedan|se pueda|pueda)) -> asap
(despues del trabajo|despues de [mi] trabajo|despues de trabajar|saliendo (del|de mi) trabajo|
    saliendo de trabajar|al salir (del|de mi) trabajo|al salir de trabajar|cuando salgo (del
    trabajo|de trabajar)|cuando salga (del trabajo|de trabajar)|despues de la oficina|saliendo
    de la oficina|despues del curro) -> after work
antes (del trabajo|de trabajar|de ir a trabajar|de entrar a trabajar|de ir al trabajo|del curro)
    -> before work
(despues|saliendo) (de la escuela|del colegio|del cole|de clase|de clases|de la uni|de la
    universidad|de la prepa) -> after school
despues (de comer|de la comida|de almorzar|del almuerzo|del lunch|de mediodia|del mediodia) ->
    after lunch

(fin|fines) de semana de por medio -> ~
fines de semana -> weekends
(fin de semana|finde semana|finde|fin semana) -> weekend
entre semana ; dias (laborables|habiles|de semana|de trabajo|entre semana|laborales) -> weekdays
[lo que queda|el resto] de la semana que queda ; (lo que queda|el resto|lo que resta) de [la|
    esta] semana -> rest of the week
toda [la|esta] semana -> all week
[a] (media semana|mitad de [la] semana|mediados de [la] semana) {end} -> midweek
cualquier dia -> any day
viernes santo ; friday santo -> good friday
(domingo|sunday) de (pascua|resurreccion) -> easter sunday
nochebuena -> christmas eve
(nochevieja|noche vieja|fin de ano) -> new years eve
ano nuevo -> new years day
[el|dia|en] [de] navidad -> christmas day
dia de (muertos|los muertos) -> 2 november
[dia de] (san valentin|los enamorados) -> valentines day
(dia de) [los] reyes -> 6 january
[dia de] accion de gracias -> thanksgiving

(a|en) la misma hora [,] ; misma hora [,] -> same time
el mismo dia [,] -> same day
(en|dentro de|de aqui a|de aqui en|de hoy a|en como|en unas|en unos) [unos|unas|como|mas o
    menos|aproximadamente|otros|otras] {number} horas y media -> in {number}.5 hours
(en|dentro de|de aqui a|de aqui en|de hoy a|en como) [unos|unas|como|mas o menos|
    aproximadamente|otros|otras] {number} {unit} [mas] -> in {number} {unit}
(en|dentro de|de aqui a) [una|como una] hora y media -> in 1.5 hours
(en|dentro de|de aqui a) [una] media [hora|horita] -> in 30 minutes
(en|dentro de) un cuarto de hora -> in 15 minutes
(en|dentro de) 3 cuartos de hora -> in 45 minutes
(en|dentro de|de aqui a|de hoy a) [como] (un|una|1) {unit} -> in 1 {unit}
(en|dentro de|de aqui a) [como] (un par|uno par|el par) de {unit} -> in 2 {unit}
(en|dentro de|de aqui a) (unos|unas|pocos|pocas|unos cuantos|unas cuantas|algunos|algunas)
    {unit} -> in 3 {unit}
(de hoy|hoy|de aqui) en 8 [dias] -> 1 week from today
(de hoy|hoy|de aqui) en 15 [dias] -> 2 weeks from today
[de] manana en 8 [dias] -> 1 week from tomorrow
[de] manana en 15 [dias] -> 2 weeks from tomorrow
[de|del|el] {weekday} en 8 [dias] -> 1 week from {weekday}
[de|del|el] {weekday} en 15 [dias] -> 2 weeks from {weekday}
(un|una|1) {unit} despues (de|del) -> 1 {unit} after
(un|una|1) {unit} a partir (de|del) -> 1 {unit} from
{number} {unit} (despues|a partir) (de|del) -> {number} {unit} after
[el|al|un] dia (despues|siguiente) (de|del|al) -> the day after
[el|un] (dia antes|dia anterior) (de|del|al) ; la vispera (de|del) -> the day before
[(en|durante|de)] (los|las) (proximo|siguientes) {number} {unit} -> in the next {number} {unit}
(el|en el) transcurso de la semana -> this week
{date} [de] ago -> {date} august
{date} [de] mar -> {date} march
{weekday} (y|o|,|/|-|a) mar -> {weekday} or tuesday
mar (y|o|/|-) {weekday} -> tuesday or {weekday}
[el|este|proximo] mar [.] {goes_on} -> tuesday
[el] mar {date} -> tuesday the {date}th
mar -> ~
{date} [de] julio -> {date} july
julio {date} -> july {date}
(en|durante) julio -> in july
(de|del|para|este|todo|hasta|desde) julio -> of july
"""
"""Fixed phrases, parts of the day, and what only looks like a time."""


CLOCKS = r"""
[(las|la)] (12|12:00) de [la] (noche|madrugada|evening|early morning) -> midnight
[las] (12|12:00) (del dia|del noon|del medio dia|de noon|de morning) -> noon
{minute} minutos (para|a) (las|la|el) {hour} -> {minute} minutes to {hour}
{minute} minutos (para|a) la una -> {minute} minutes to 1
[faltan|faltando] {round} para (las|la) {hour} -> {round} minutes to {hour}
{lone} {round} a (las|la) {hour} -> {round} minutes to {hour}
[faltan|faltando] {round} para la una -> {round} minutes to 1
{lone} {round} a la una -> {round} minutes to 1
[las|la] {hour} menos {minute} -> {minute} minutes to {hour}
[la] una menos {minute} -> {minute} minutes to 1
[un] cuarto (para|a) (las|la) {hour} ; [las|la] {hour} menos [un] cuarto -> quarter to {hour}
[un] cuarto (para|a) la una ; [la] una menos [un] cuarto -> quarter to 1
[las|la] {hour} y media {free} -> half past {hour}
[la] una y media {free} -> half past 1
[las|la] {hour} y cuarto -> quarter past {hour}
[la] una y cuarto -> quarter past 1
(las|la) {hour} (y|con) {minute} [minutos] -> {minute} minutes past {hour}
la una (y|con) {minute} [minutos] -> {minute} minutes past 1
las {hour} {minute} [hrs|horas|hs] {free} -> {minute} minutes past {hour}
(las|la) {clock} [(hrs|horas|hs|h)] -> {clock}
(las|la) {hour_h} -> {hour_h}
{clock} (hrs|horas|hs) -> {clock}
(las|la) {hour} y (pico|algo) ; las {hour} [(hrs|horas|hs|h)] [en punto] {free} -> {hour} oclock
a la {hour} {free} -> at {hour} oclock
para la {hour} {free} -> for {hour} oclock
desde la {hour} {free} -> from {hour} oclock
hasta la {hour} {free} -> until {hour} oclock
la {hour} [en punto] {of_day} -> {hour} oclock
la una [en punto] -> 1 oclock
{hour} en punto -> {hour} oclock
manana -> tomorrow
hoy -> today
"""
"""Times of day without their half of the day."""

HALVES = r"""
{twelve} (de|in the) morning -> {twelve} pm
{time} (de|in the) [early] morning -> {time} am
{time} (de|del|in the) (afternoon|evening|noon) -> {time} pm
{hour} de [early] morning -> {hour} am
{hour} (de|del) (afternoon|evening|noon) -> {hour} pm
{not_in} {late} (hrs|hs|horas) -> {late} oclock
(1|primero|1ro|1er|1o) de {month} [(de|del) {year}] -> 1 {month} {year}
(del|de|desde el) {date} (al|a|hasta el) {date2} [de] {month} -> {date} {month} to {date2} {month}
entre [el] {date} y [el] {date2} [de] {month} -> between {date} {month} and {date2} {month}
[el] [dia] {date} (o|y) [el] [dia] {date2} [de] {month} -> {date} {month} or {date2} {month}
{date} [de] {month} [(de|del) {year}] -> {date} {month} {year}
[el|dia] {numeric} -> {numeric}
(el|dia) {date}(-|.){month_number} -> {date}/{month_number}
"""
"""Halves of the day; dates with their month."""

DAYS = r"""
[el|la] (primer|primera|1er|1ra|1) {kind} (de|del) [mes de] -> first {kind} of
[el|la] (segundo|segunda) {kind} (de|del) [mes de] -> second {kind} of
[el|la] (tercer|tercera) {kind} (de|del) [mes de] -> third {kind} of
[el|la] (cuarto|cuarta) {kind} (de|del) [mes de] -> fourth {kind} of
[el|la] (ultimo|ultima) {kind} (de|del) [mes de] -> last {kind} of

[la] semana (despues de|siguiente a|que sigue a|despues) la (que viene|proximo|entrante|
    siguiente) ; [la] semana de despues -> week after next
[la] proximo semana [,] [el] {weekday} ; [la] semana (que viene|que entra|proximo|siguiente|
    entrante) [,] [el] {weekday} -> next week {weekday}
esta semana [,] [el] {weekday} -> this week {weekday}
[el|la] (proximo|siguiente|otra|otro) {span} [que viene] ; [el|la|esta|este] {span} (que viene|
    que entra|que sigue|proximo|siguiente|entrante) ; (este|esta) proximo {span} -> next {span}
[en] (esta|este) {span} -> this {span}
(en|durante) la semana -> this week
este proximo {weekday} ; este {weekday} (que viene|proximo|que entra) ; [el] {weekday}
    (entrante|que entra) -> this coming {weekday}
[el] (proximo|siguiente) {weekday} ; [el] {weekday} (que viene|proximo|siguiente) -> next
    {weekday}
[el] otro {weekday} -> {weekday} after next
este {weekday} [dia] {date} ; [el] {weekday} [dia|,] {date} -> {weekday} the {date}th
este {weekday} -> this {weekday}
[todos] los {weekday} ; cada {weekday} -> {weekday}s

[a|al] (principios|inicios|comienzos|principio|inicio|comienzo) (de|del) [el|la] -> beginning of
[a] (mediados|mitad) (de|del) [el|la] -> middle of
[a|al|para|por] (finales|final|fines|fin) (de|del) [el|la] -> end of

[el|dia] (primero|1ro|1o) (del|de) {next_month} -> the 1st of next month
[el] [dia] {date} (del|de) {next_month} -> the {date}th of next month
[el] [dia] {date} (de este mes|del mes|del presente mes|del mes actual) -> the {date}th of this
    month
(del|de|desde el) [dia] {date} (al|hasta el) [dia] {date2} -> the {date}th to the {date2}th
entre el [dia] {date} y el [dia] {date2} -> between the {date}th and the {date2}th
el [dia] {date} (o|y) [el] [dia] {high} -> the {date}th or the {high}th
[el] dia {date} ; el {date} {goes_on} -> the {date}th
el {high} -> the {high}th
{lead} el {date} -> {lead} the {date}th
{before} del [dia] {date} -> {before} de the {date}th
de mes -> of the month
"""
"""Days, weeks and months."""

SIDES = r"""
(mas o|al|por lo|cuando) menos -> about
(no antes|nada antes|nunca antes) (de|del|de el) -> not before
(no despues|nada despues|no mas tarde) (de|del|de el|que) ; (a mas tardar|como muy tarde|como
    maximo|como mucho|maximo) [a|el|de|del|para] -> no later than
(desde|de|del|entre) {hour} (a|y|hasta) {hour2} {bare} {free} -> {hour} oclock to {hour2} oclock
{time} (a|hasta|-) {hour2} {bare} {free} -> {time} to {hour2} oclock
{hour} a {hour2} {bare} {free} -> {hour} oclock to {hour2} oclock
entre [el] {day} (y|a) [el|la] {day2} -> between {day} and {day2}
entre {time} (y|a) {time2} -> between {time} and {time2}
entre {hour} (y|a) {time2} -> between {hour} and {time2}
[de|desde|del] {time} (a|al|hasta|hasta el) {time2} ; [de|desde|del] {time} at {time2} -> from
    {time} to {time2}
[de|desde] {hour} (a|al|hasta|hasta el) {time2} -> from {hour} to {time2}
{day} a {time} -> {day} at {time}
[de|del|desde|desde el] {day} (a|al|hasta|hasta el) {day2} -> {day} to {day2}
[de|del|desde|desde el|a partir de|a partir del] {said} en adelante -> {said} onwards
(a partir|desde) (de|del|el|la) ; desde ; a partir de -> from
(despues|luego|mas tarde|pasado) (de|del|de el|que) [el|la] ; (pasadas|pasando) -> after
(antes|mas temprano) (de|del|de el|que) [el|la] -> before
de aqui (al|a) ; hasta [el|la] -> until
[a] {said} (o|y) (despues|mas tarde) -> {said} or later
[a] {said} (o|y) antes -> {said} or earlier
{said} (como muy tarde|a mas tardar|como maximo|maximo) -> {said} at the latest
{said} (como muy temprano|como minimo) -> at the earliest
(como|a eso de|alrededor de|cerca de|sobre|hacia|por ahi de|por ahi|aproximadamente|aprox|mas o
    menos|tipo|cerquita de|casi) [a|al|el|at] {time} -> around {time}
tipo {hour} {bare} {free} -> around {hour} oclock
[a] {time} (o|u) {hour} {bare} {free} -> {time} or {hour} oclock
a {time} -> at {time}
"""
"""Ranges and open sides."""

REFUSALS = r"""
no (tienes|tienen|tiene|tendras|tendran|tendria|tendrian|hay|habra|habria|queda|quedan) ; no
    (te|les|le) (queda|quedan|sobra) -> ~
{said} (tampoco|no) {refuse} [ir|venir|asistir|hacerlo] -> {said} doesnt work
{said} (tampoco|no) {end} -> {said} doesnt work
{said} (es|esta|me es|lo veo|esta muy) [muy] (imposible|complicado|dificil|lleno|ocupado|
    ocupada) ; {said} (lo tengo|la tengo|estoy|ando|tengo) [muy] (ocupado|ocupada|lleno|llena|
    complicado|trabajo|clase|clases|fuera|de viaje) ; {said} (imposible|trabajo) -> {said}
    doesnt work
{said} (es|esta|seria|se me hace|me queda|me parece|son|era) (muy|demasiado) temprano -> {said}
    is too early
{said} (es|esta|seria|se me hace|me queda|me parece|son|era) (muy|demasiado) tarde -> {said} is
    too late
{said} (muy|demasiado) temprano -> {said} too early
{said} (muy|demasiado) tarde -> {said} too late
(tampoco|no) {refuse} [(ir|venir|asistir|llegar|hacerlo|pasar|acudir|agendar|estar|nada|cita|
    ni)] ; imposible ; (estoy|ando|estare) (ocupado|ocupada|fuera) -> cant come
que no sea [(el|en|por|a|de|at|los|un)] ; no sea -> not
menos [(el|la|los|las|en|por|de|at|in the)] {said} -> except {said}
(excepto|salvo|quitando|exceptuando|a excepcion de|a excepcion del|con excepcion de|con
    excepcion del) [(el|la|los|las|en|por|at)] -> except
(aparte|fuera|ademas) (de|del) [el] {said} -> except {said}
(en vez|en lugar) (de|del) [el] -> instead of
(ni|nada de|no por|no in) [(el|la|los|las|en|por|the|at)] {said} -> not {said}
trabajo [(el|la|los|las|en|por|todos los)] {said} -> i work {said}
tengo trabajo [(el|la|los|en|por)] {said} -> have work {said}
"""
"""What is refused."""

RULES = (PHRASES, CLOCKS, HALVES, DAYS, SIDES, REFUSALS)
