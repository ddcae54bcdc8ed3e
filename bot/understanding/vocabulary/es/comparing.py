"""Spanish phrases for times that are said by comparison. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act
from bot.understanding.vocabulary.es.words import BOOKING, HAVE

_SLOT = "(hora|horita|cita|turno|horario|hueco|espacio|lugar|cupo)"
_THERE_IS = f"""
    (del dia|de la (tarde|noche)|de ese [mismo] dia|disponible|libre|posible|que ({HAVE}|tengas
    |tengan|tenga|haya|puedas|puedan|pueda|se pueda|me den|me des))
"""
_COME = """
    (ir|venir|pasar|llegar|entrar|caer|verme|atenderme|recibirme|meter|meterme|atender|ver|recibir
    |acomodar|acomodarme|agendar|agendarme|hacerla|hacerlo|ser)
"""
_CAN = """
    [me|nos|la|lo] (puedo|podria|podemos|podriamos|puede|pueden|puedes|podrian|podrias|se puede)
"""
_IT = f"""
    (eso|esa|ese|esto|ella|el|la mia|el mio|(mi|la|el|esa|ese) [primera|otra|otro] (~|{BOOKING}))
"""
_RIGHT = "(justo|inmediatamente|enseguida|directo|luego luego|ahi mismo)"

COMPARING: dict[Act | None, str] = {
    Act.LAST_AVAILABLE: f"""
        lo mas (tarde|tardecito) {_THERE_IS}; (la|el|su|tu) [{_SLOT}] mas tarde {_THERE_IS};
        (la|el|su|tu|una|alguna) (ultima|ultimo) {_SLOT} [{_THERE_IS}|de hoy]; (la|el|lo)
        (ultima|ultimo) {_THERE_IS}; (ultima|ultimo) {_SLOT} {_THERE_IS}; (cuanto|entre|mientras)
        mas tarde mejor; hasta que hora me (pueden|puedes|puede) {_COME};
        first: (ultima|ultimo) {_SLOT}
    """,
    Act.EARLIER: f"""
        [{_CAN}] {_COME} [un poco|un poquito|algo] (antes|mas antes|mas temprano|mas tempranito
        |mas pronto); (una|alguna) {_SLOT} (antes|mas temprano)
    """,
    Act.LATER: f"""
        [{_CAN}] {_COME} [un poco|un poquito|algo] (mas tarde|mas tardecito); (una|alguna) {_SLOT}
        mas tarde
    """,
    Act.SAME_DAY: "[en|para] (el|ese) mismo dia; mismo dia; ese dia [tambien]",
    Act.SAME_TIME: "[a] (la misma hora|el mismo horario); misma hora; mismo horario",
    Act.RIGHT_AFTER: f"""
        [{_RIGHT}] despues de {_IT}; [{_RIGHT}] despues del ~; {_RIGHT} despues; al (terminar
        |acabar|salir) [de {_IT}]; seguidito;
        last: (~|corte|cita) despues
    """,
    Act.RIGHT_BEFORE: f"""
        [{_RIGHT}] antes de {_IT}; [{_RIGHT}] antes del ~; {_RIGHT} antes;
        last: ~ antes
    """,
    None: f"(mi|nuestra) ultima (vez|{BOOKING}); la ultima vez; a la misma hora de siempre",
}
