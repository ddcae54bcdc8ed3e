"""Spanish words with which questions begin. The notation is that of `en/acts.py`.

A question has the words of a statement in Spanish: most are known by their mark alone.
"""

from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.es.words import TIMES, WORKER, WORKERS

_IF = "(si|que|como|cual|cuando|donde|cuanto|quien|por que)"

LEADS = f"""
    (por que|para que|de que|con que|a que|en que|que (tipo|clase|marca|pasa|incluye|diferencia
    |productos |edad|tan|tal es|llevo)); (cual|cuales|quien|como|cuando|donde|cuantos|cuantas)
    (es|son|era|hay|tiene |tienen|hacen|puedo|debo|se|usan|incluye|me|van|funciona); (quisiera
    |queria|quiero|necesito |me gustaria) (saber|preguntar|consultar|confirmar) {_IF}; (sabes
    |saben|sabe|me (dices|dicen|dice) |me (puedes|pueden|puede) decir|alguien sabe|no se) {_IF};
    (una|tengo una|otra) (pregunta|duda|consulta); (se puede|es posible|es necesario|hace falta
    |es obligatorio) (llevar|ir|entrar|pagar|comer|que|traer|con)
"""
"""A clause that begins like this asks something."""

REQUESTS = f"""
    [me|nos|lo|la] (puedo|podria|podriamos|podemos|puedes|puede|pueden|podrias|podrian) [me
    |tambien] (agendar|reservar|apartar|ver|dar|hacer|ir|pasar|cambiar|mover|buscar|mostrar
    |enviar|mandar|poner |tomar|tener|elegir|escoger|atender|venir|llegar|sugerir|recomendar
    |usar|empezar|agregar|ser|decirme); que tal; y si; y (el|la|los|las); (esta|es|seria) (bien
    |posible|correcto|ok); (tienen|tienes|hay) [algo|algun|alguna] (otro|otra|otros|otras|mas
    |{WORKER}|{WORKERS}|{TIMES}); quien es; que (hago|tengo)
"""
"""A clause that begins like this asks for something to be done, or suggests it."""

ABOUT = """
    (quien|quienes) (es|son) ~; quien ~ es; quien es (la|el) ~; (que|cuales servicios|que
    servicios) (hace|ofrece|realiza|atiende) [la|el] ~; (es|esta) [la|el] (buena|bueno|nueva|nuevo)
    [la|el] ~; [la|el] ~ es (buena|bueno|nueva|nuevo); que tal [(es|trabaja|corta|la|el)] ~; como
    (es|trabaja|corta) [la|el] ~; ~ [todavia|aun|sigue] (trabaja|trabajando) [ahi|aqui|alli|con
    ustedes|todavia]; (trabaja|sigue) [ahi|aqui|todavia|trabajando] [la|el] ~
"""
"""Who somebody is and what they do; "~" stands for their name."""
FIRSTS = word_set("quien quienes que cual como donde es tiene trabaja habla sabe cuantos")
"""A clause with a name that begins with one of these asks about it."""
WISHING = word_set(
    "libre disponible disponibilidad ocupada ocupado hay tienen tienes cita citas hora horas"
    " horario horarios lugar espacio turno turnos cuando dia dias puede puedo pueden puedes"
    " podria para quiero quisiera hoy abierto abren atiende atienden primera primer proxima ultima"
)
"""Unless one of these is in it: then the name is wanted."""
