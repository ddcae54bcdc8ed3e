"""Spanish words with which questions begin. The notation is that of `en/acts.py`.

A question has the words of a statement in Spanish: most are known by their mark alone.
"""

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
