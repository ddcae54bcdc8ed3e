"""Rules for fixed phrases of Spanish time talk; the notation is that of `times/translation.py`.

Words of `times.WORDS` are already English here: "lunes" is "monday", "tres" is "3".
"""

_TENS = tuple(
    f"{tens}0 y ({one}) -> {tens}{one[0]}"
    for tens in "345"
    for one in ("1|un|uno|una", *"23456789")
)

FIRST = (
    "a. m. ; a.m. ; a m -> am",
    "p. m. ; p.m. ; p m -> pm",
    "(la|las) una -> las 1",
    "una {clock_follows} -> 1",
    "la {hour} {clock_follows} -> las {hour}",
    "a la {hour} {free} -> a las {hour}",
    "para la 1 -> para las 1",
    "desde la 1 -> desde las 1",
    "hasta la 1 -> hasta las 1",
    "y la 1 -> y las 1",
    "por favor -> please",
    "dia a dia ; al dia [siguiente] ; no trabajo -> ~",
    *_TENS,
)
"""What is read before all else."""

PHRASES = (
    (
        "(buenos|buenas|buen|buena|feliz|linda|lindo|lindas|excelente|bonito|bonita|felices)"
        " (dia|dias|tarde|tardes|noche|noches|manana|mananas|finde|fin de semana|semana|"
        "{weekday}|navidad|ano nuevo|pascua|pascuas|fiestas) -> ~"
    ),
    (
        "{weekday} pasado ; [el] pasado {weekday} ; (semana|mes|ano|finde|fin de semana)"
        " (pasado|pasada) ; [la|el] (pasada|pasado) (semana|mes|fin de semana|finde) -> ~"
    ),
    (
        "hace [como] (un|una|unos|unas|{number}) (dia|dias|semana|semanas|mes|meses|hora|horas|"
        "minutos|min|rato|ano|anos) -> ~"
    ),
    "(ayer|anoche) [(por|en|a) la (manana|tarde|noche)] -> ~",
    (
        "(soy|llamo|nombre es) {weekday} ; nombre de {month} ; {first} hasta manana {alone} ;"
        " (calle|avenida|av|colonia|plaza|parque|barrio) {number} de ({month}|julio) -> ~"
    ),
    (
        "({number}|{clock}) (pesos|peso|euros|euro|dolares|dolar|usd|mxn|eur|soles|varos|pavos|"
        "colones|quetzales|por ciento|anos|ano) -> ~"
    ),
    "mejor dicho ; (quise|quiero|queria) decir ; me (equivoque|confundi) -> sorry",
    "[pero|o|y|,] si no (hay|se puede|puedes|pueden|tienes|tienen|esta) [libre] -> o",
    "(entre|de) {number} (y|a|o) {number2} {counted} ; (por|hasta|desde) ahora -> ~",
    "pasado manana (por|en|a|de) la manana -> the day after tomorrow in the morning",
    "pasado manana [muy] temprano -> the day after tomorrow in the early morning",
    "[el] pasado manana -> the day after tomorrow",
    "{near} (o|y) pasado [manana] -> {near} or the day after tomorrow",
    "(o|y) pasado {goes_on} ; (o|y) pasado {alone} -> or the day after tomorrow",
    "(hoy|ahora) {weekday} [{date} [de {month}]] -> today",
    "manana {weekday} [{date} [de {month}]] -> tomorrow",
    "manana (por|en|a|de) la manana ; manana manana ; manana en manana -> tomorrow morning",
    "manana [muy] temprano ; temprano manana -> early tomorrow",
    "manana {or_later} -> morning",
    "tarde {or_later} -> afternoon",
    "(o|y|u) (por|en) (la|las) (tarde|tardes) ; o (tarde|tardes) -> or in the afternoon",
    "(o|y|u) (por|en) (la|las) (noche|noches) ; o (noche|noches) -> or in the evening",
    "(o|y|u) (por|en) (la|las) (manana|mananas) -> or in the morning",
    "hoy mismo ; ahora mismo hoy -> today",
    "manana mismo -> tomorrow",
    (
        "{first} (ahora|ahorita|ya) mismo {alone} ; (ir|venir|pasar|pasarme|llegar|algo|hueco|cita|"
        "turno|libre|espacio) [para] (ahora|ahorita|ya) mismo -> asap"
    ),
    "mas al rato ; al rato (te|le|les|los|nos|lo|la|yo) -> ~",
    "[ahorita] al (rato|ratito) -> today",
    "ahora mismo ; ahorita mismo ; ahorita ; ya mismo -> right now",
    "ahora -> now",
    (
        "[a|en] [la] primera hora de la tarde ; temprano (en|por|de|a) la tarde ; tarde"
        " temprano -> early afternoon"
    ),
    "[a|al] [la] (ultima hora|final|finales) de la tarde ; tarde noche -> late afternoon",
    "[a|al] [la] (ultima hora|final|finales) de la manana -> late morning",
    (
        "(temprano|tempranito) (en|por|de|a) la manana ; (en|por) la manana temprano -> early"
        " morning"
    ),
    (
        "[a|en] [la] primera hora [(de|en|por) la manana] ; lo primero de la manana ; a primera"
        " -> first thing"
    ),
    "(a|en) [la] ultima hora [del dia] ; al final del dia -> end of day",
    "[a] media manana -> mid morning",
    "[a] media tarde -> mid afternoon",
    "esta manana -> this morning",
    "esta tarde -> this afternoon",
    "[hoy] esta noche ; hoy (en|por|a) la noche ; hoy noche -> tonight",
    "(por|en|durante|a|toda) la manana -> in the morning",
    "(por|en|durante|a|toda) la tarde -> in the afternoon",
    "(por|en|durante|a|toda) la noche -> in the evening",
    "(por|en|de|durante) la madrugada ; de madrugada ; madrugada -> de early morning",
    "[(por|en|a|durante)] [las|solo|unicamente] mananas -> mornings",
    "[(por|en|a|durante)] (las|solo|unicamente) tardes -> afternoons",
    "[(por|en|a|durante)] (las|solo|unicamente) noches -> evenings",
    "{weekday} manana -> {weekday} morning",
    "{weekday} tarde -> {weekday} afternoon",
    "{weekday} noche -> {weekday} evening",
    "manana tarde -> tomorrow afternoon",
    "manana noche -> tomorrow evening",
    "hoy tarde -> today afternoon",
    "la manana -> morning",
    "la tarde ; {first} (tarde|tardes) {alone} -> afternoon",
    "la noche ; {first} (noche|noches) {alone} -> evening",
    "(al|a|en el|por el) (mediodia|medio dia) -> at noon",
    "(mediodia) -> noon",
    "(medianoche|media noche) -> midnight",
    (
        "(a|en|durante) la hora (de|del) (comer|comida|la comida|almuerzo|almorzar|lonche|"
        "lunch) ; (en|durante) el (almuerzo|lonche|lunch) -> at lunchtime"
    ),
    (
        "(en cuanto (se pueda|puedas|puedan|sea posible)|lo (antes|mas pronto|mas rapido|"
        "mas temprano) (posible|que (puedas|puedan|se pueda|pueda|sea posible))|cuanto antes|"
        "tan pronto como (sea posible|puedas|puedan|se pueda|"
        "pueda)) -> asap"
    ),
    (
        "(despues del trabajo|despues de [mi] trabajo|despues de trabajar|saliendo (del|de mi)"
        " trabajo|saliendo de trabajar|al salir (del|de mi) trabajo|al salir de trabajar|cuando"
        " salgo (del trabajo|de trabajar)|cuando salga (del trabajo|de trabajar)|despues de la"
        " oficina|saliendo de la oficina|despues del curro) -> after work"
    ),
    (
        "antes (del trabajo|de trabajar|de ir a trabajar|de entrar a trabajar|de ir al trabajo|"
        "del curro) -> before work"
    ),
    (
        "(despues|saliendo) (de la escuela|del colegio|del cole|de clase|de clases|de la uni|de"
        " la universidad|de la prepa) -> after school"
    ),
    "despues (de comer|de la comida|de almorzar|del almuerzo|del lunch) -> after lunch",
    "(fin|fines) de semana de por medio -> ~",
    "fines de semana -> weekends",
    "(fin de semana|finde semana|finde|fin semana) -> weekend",
    (
        "entre semana ; dias (laborables|habiles|de semana|de trabajo|entre semana|laborales)"
        " -> weekdays"
    ),
    (
        "[lo que queda|el resto] de la semana que queda ; (lo que queda|el resto|lo que resta)"
        " de [la|esta] semana -> rest of the week"
    ),
    "toda [la|esta] semana -> all week",
    "[a] (media semana|mitad de [la] semana|mediados de [la] semana) {not_next} -> midweek",
    "cualquier dia -> any day",
    "cualquier tarde -> any afternoon",
    "cualquier noche -> any evening",
    "friday santo -> good friday",
    "thursday santo -> maundy thursday",
    "semana santa -> good friday week",
    "sunday de ramos -> palm sunday",
    "monday de pascua -> easter monday",
    "sunday de (pascua|resurreccion) ; pascua -> easter sunday",
    "wednesday de ceniza -> ash wednesday",
    "[dia de] todos los santos -> all saints day",
    "[dia de] [los] santos inocentes -> 28 december",
    "nochebuena -> christmas eve",
    "(nochevieja|noche vieja|fin de ano) -> new years eve",
    "ano nuevo -> new years day",
    "[el|dia|en] [de] navidad -> christmas day",
    "dia de (muertos|los muertos) -> 2 november",
    "[dia de] (san valentin|los enamorados) -> valentines day",
    "(dia de) [los] reyes -> 6 january",
    "[dia de] accion de gracias -> thanksgiving",
    "(a|en) la misma hora [,] ; misma hora [,] -> same time",
    "el mismo dia [,] -> same day",
    (
        "(en|dentro de|de aqui a|de aqui en|de hoy a|en como|en unas|en unos) [unos|unas|como|"
        "mas o menos|aproximadamente|otros|otras] {number} horas y media -> in {number}.5 hours"
    ),
    (
        "(en|dentro de|de aqui a|de aqui en|de hoy a|en como) [unos|unas|como|mas o menos|"
        "aproximadamente|otros|otras] {number} {unit} [mas] -> in {number} {unit}"
    ),
    "(en|dentro de|de aqui a) [una|como una] hora y media -> in 1.5 hours",
    "(en|dentro de|de aqui a) [una] media [hora|horita] -> in 30 minutes",
    "(en|dentro de) un cuarto de hora -> in 15 minutes",
    "(en|dentro de) 3 cuartos de hora -> in 45 minutes",
    "(en|dentro de|de aqui a|de hoy a) [como] (un|una|1) {unit} -> in 1 {unit}",
    "(en|dentro de|de aqui a) [como] (un par|uno par|el par) de {unit} -> in 2 {unit}",
    (
        "(en|dentro de|de aqui a) (unos|unas|pocos|pocas|unos cuantos|unas cuantas|algunos|"
        "algunas) {unit} -> in 3 {unit}"
    ),
    "(de hoy|hoy|de aqui) en 8 [dias] -> 1 week from today",
    "(de hoy|hoy|de aqui) en 15 [dias] -> 2 weeks from today",
    "[de] manana en 8 [dias] -> 1 week from tomorrow",
    "[de] manana en 15 [dias] -> 2 weeks from tomorrow",
    "[de|del|el] {weekday} en 8 [dias] -> 1 week from {weekday}",
    "[de|del|el] {weekday} en 15 [dias] -> 2 weeks from {weekday}",
    "(un|una|1) {unit} despues (de|del) -> 1 {unit} after",
    "(un|una|1) {unit} a partir (de|del) -> 1 {unit} from",
    "{number} {unit} (despues|a partir) (de|del) -> {number} {unit} after",
    "[el|al|un] dia (despues|siguiente) (de|del|al) -> the day after",
    "[la] vispera de [los] reyes -> 5 january",
    "(en|durante) [la] proximo media hora -> in the next 30 minutes",
    "[el|un] (dia antes|dia anterior) (de|del|al) ; la vispera (de|del) -> the day before",
    (
        "[(en|durante|de)] (los|las) (proximo|siguientes) {number} {unit} -> in the next"
        " {number} {unit}"
    ),
    "(el|en el) transcurso de la semana -> this week",
    "{date} [de] ago -> {date} august",
    "{date} [de] mar -> {date} march",
    "{weekday} (y|o|,|/|-|a) mar -> {weekday} or tuesday",
    "mar (y|o|/|-) {weekday} -> tuesday or {weekday}",
    "[el|este|proximo] mar [.] {goes_on} -> tuesday",
    "[el] mar {date} -> tuesday the {date}th",
    "mar -> ~",
    "(primero|1ro|1er|1o) de julio -> 1 july",
    "{date} [de] julio -> {date} july",
    "julio {date} -> july {date}",
    "(en|durante) julio -> in july",
    "nombre de julio -> ~",
    "(de|del|para|este|todo|hasta|desde) julio -> of july",
)
"""Fixed phrases, parts of the day, and what only looks like a time."""
