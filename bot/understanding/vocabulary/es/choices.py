"""Spanish words around a choice from a list, and words that name nothing by themselves."""

from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import choices as english

NUMBER_WORDS: dict[str, int] = {
    "uno": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
    "once": 11,
    "doce": 12,
}
_ORDINALS = {
    1: "primero primera primer primeros primeras 1ro 1ra 1er 1era 1ero 1o 1a first",
    2: "segundo segunda 2do 2da 2o 2a second",
    3: "tercero tercera tercer 3ro 3ra 3er 3era 3ero 3o 3a third",
    4: "cuarto cuarta 4to 4ta 4o 4a",
    5: "quinto quinta 5to 5ta 5o 5a",
    6: "sexto sexta 6to 6ta 6o 6a",
    7: "septimo septima 7mo 7ma 7o 7a",
    8: "octavo octava 8vo 8va 8o 8a",
    9: "noveno novena 9no 9na 9o 9a",
}
ORDINAL_WORDS: dict[str, int] = {
    word: number for number, words in _ORDINALS.items() for word in words.split()
}
ORDINAL_ENDINGS = "r[oa]|d[oa]|t[oa]|m[oa]|v[oa]|n[oa]|er[oa]?|[oa]"
ONES = word_set("un una")
BESIDE_ONE = word_set("por favor si ok la el gracias opcion")
NUMBER_LEADS = word_set("opcion numero num nro no alternativa # linea renglon option number inciso")
LAST_WORDS = word_set("ultimo ultima ultimos final last")
MIDDLE_WORDS = word_set("medio enmedio mitad central")
LISTING = frozenset(("y", "e", "o", "u", "&", "mas", "con", "tambien", ")"))
POLITE = word_set("por favor porfa gracias please")
ALL = frozenset(
    f"{lead}{those}{also}"
    for lead in ("", "quiero ", "agrega ", "si ", "con ", "me llevo ", "quiero agregar ")
    for those in (
        ["todo", "todos", "todas", "ambos", "ambas"]
        + [
            f"{article} {number}"
            for article in ("los", "las")
            for number in ("dos", "tres", "cuatro", "2", "3", "4")
        ]
        + ["todos ellos", "todas ellas", "todas las opciones", "todos los anteriores"]
        + ["todas las anteriores", "los dos extras", "todo lo anterior", "both", "all"]
    )
    for also in ("", " si")
)
"""Whole texts that pick every line."""

CLOCK_WORDS = word_set(
    "a las am pm a p hrs horas hora media cuarto mediodia antes despues desde hasta tipo sobre"
    " manana tarde noche"
)
"""With one of these a number is a time of day, not the number of a line."""

FILLERS = word_set(
    "el la los las lo un una de del me te se quiero quisiera queria gustaria prefiero elijo"
    " escojo tomo tomar tomare agarro deme dame ponme pongame reserva reservame agenda agendame"
    " agendala aparta apartame por favor porfa gracias si sip claro ok okay vale dale va sale"
    " bueno bien perfecto esta este ese esa esos esas seria es sea creo que mejor pues entonces"
    " hola con para mi en al y yo voy va vamos quedo queda viene sirve funciona acomoda late"
    " parece anota anotame cita horario opcion opciones hay puede ser podria solo nomas tiene"
    " hazme necesito buenas pienso este eh mmm ah oh please thanks the one me ocupo elegir"
    " escoger eleccion confirmo prefiere interesa gusta dejame dejalo listo genial excelente"
)
"""Words that may stand around a choice without changing it."""

SHORT_FORMS: dict[str, str] = english.SHORT_FORMS | {
    "avenida": "ave",
    "bulevar": "blvd",
    "minuto": "min",
    "minutos": "min",
    "hora": "hr",
    "horas": "hr",
}
"""Spellings that name the same thing, also those of an English catalogue."""

JOINING = word_set("y e de del la las el los con en a and the of with n para")
"""Words within a name that customers leave out."""

REFUSING = word_set("no sin excepto salvo menos tampoco ni not")
"""Words in front of a name that refuse it."""

REFUSING_BEHIND_ANY = word_set("menos excepto salvo que")
ANY_BEGINNINGS = ("cualquier", "quien", "todos", "todas", "otra", "otro")
REFUSING_GAP = word_set("con el la los las un una quiero ningun ninguna de")

ORDINARY = english.ORDINARY | word_set(
    "a al algo alguien alla alli antes aqui asi bien buen buena bueno cada casa cita como con"
    " cual cuando cuanto de del dia dias donde el ella en entre es esa ese eso esta estan estas"
    " este esto estos gracias gran grande hay hola hora horas hoy la las le lo los luego manana"
    " mas me media medio menos mes mi mil mis momento mucho muy nada noche nos nueva nuevo o ok"
    " otra otro para pequeno pero persona poco por porque precio primer primera principal puedo"
    " que quien quiero se semana senor senora ser servicio servicios si sin sobre solo su tarde"
    " te tiempo todo todos tratamiento tu ultima ultimo un una uno vez y ya sesion completa"
    " completo clasica clasico basica basico especial express premium general normal larga largo"
    " corta corto unica hombre mujer calle avenida plaza norte sur este oeste sucursal"
    " local salon tienda clinica ciudad san santa santo nuestra numero opcion final mismo misma"
    " parte punto tengo tienen dos tres cuatro cinco seis siete ocho nueve diez uno min hr full"
    " half hour minute minutes session appointment service treatment first the and of for with"
    " long short st street rd ave road suite floor shop store center north south east west city"
    " town room branch office home house special basic standard deluxe regular classic mini lane"
    " drive blvd square mall mens womens men women new hair good best top visit class quick any"
    " down consultorio"
)
"""Too common to name anything when said alone."""
BESIDE = r"(?:despu[eé]s|antes|luego) (?:del|de (?:mi|la|el))"
GIVEN_UP = r"en (?:vez|ves|lugar) del?(?: (?:el|la|los|las|un|una|mi))?"
ADDING = frozenset(["y", "e", "mas", "tambien", "luego", "ademas", "&", "+", ","])
ALTERNATIVES = word_set("o u no en vez sino mejor que a")
