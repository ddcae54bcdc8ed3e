"""Spanish phrases for what a text does. The notation is that of `en/acts.py`; no word has accents.

Spanish says "no" and "si" (yes, if) in front of anything: alone they are an answer, in front of
other words only where the phrase is listed.
"""

from bot.understanding.meaning import Act
from bot.understanding.vocabulary import joined, word_set
from bot.understanding.vocabulary.es.answers import ANSWERS
from bot.understanding.vocabulary.es.comparing import COMPARING
from bot.understanding.vocabulary.es.made import MADE
from bot.understanding.vocabulary.es.questions import QUESTIONS
from bot.understanding.vocabulary.es.requests import REQUESTS
from bot.understanding.vocabulary.es.words import BOOKING, TIMES

JOINING = word_set(
    "y e o pero pues entonces bueno ah oh eh este ahora tambien por favor porfa gracias jaja jajaja"
    " jeje lol porque ademas oye oiga mira mire ay uy que disculpa disculpe perdon mejor"
    " amiga amigo senorita senora senor and but please thanks ya ok muchas"
)
CONTRASTS = word_set("pero menos excepto salvo aunque solo only but sino")
PASSED_OVER = word_set("por favor porfa pues please porfas")

_NO_ACTS: dict[Act | None, str] = {
    None: f"""
        y si; a ver si; que si; por si; como si; saber si; ver si; si no; aunque si; solo si;
        incluso si; excepto si; (si|no) [me|te|se|le|les|nos|lo|la] (hay|habra|tienen|tienes|tiene
        |tendran|pueden|puedes|puede|podrian|podrias|podria|atienden|abren|hacen|estan|quedan); si
        no (hay|tienen|tienes); si puedo (ir|llegar|pasar|a|el|la|en|con|mas|hacer|cambiar|pagar
        |llevar|~); si quiero (cambiar|cancelar|moverla|mover|cambiarla|reagendar|que|otro|otra);
        si me (sirve|gusta|interesa) (te|les|le); no se (puede|puedan|pudo|preocupe|preocupen
        |preocupes|olvide|olviden|vaya|me|hace|hacen|si (puedan|pueden|tengan|tienen|haya|hay|sea
        posible)); no solo; no mas (de|tarde|temprano|que); no menos; no antes; no despues; no
        tan; no muy; no muy (corto|corta|largo|larga); antes (de|que|del) [las|los|la|el|~];
        despues (de|que|del) [las|los|la|el|~]; luego de; mas tardar; a mas tardar; mas tarde (de
        |que) [las|los|la|~]; mas temprano (de|que) [las|los|la|~]; tarde o temprano; mas o menos;
        mas (de|que|corto|corta|largo|larga|claro|clara|oscuro|oscura|gente|personas|bien|info
        |informacion); (en|de|por|a) la (tarde|noche|manana); cualquier (hora|dia|momento|horario
        |fecha) (despues|antes|entre|de|del|en|por|menos|excepto|salvo|a partir|desde|hasta|que
        |~); cualquiera (menos|excepto|salvo|de (la|el)|~); lo que (cuesta|sea necesario|quiero
        |necesito|pasa|busco); el mejor; la mejor; lo mejor; (mi|el|la) mejor (amigo|amiga);
        (cancelar|pagar) (en|con) (efectivo|tarjeta|transferencia); (politica|politicas|cargo
        |costo|penalizacion) (de|por) (cancelacion|cancelaciones|cancelar); vale la pena;
        (perfecto|genial|bueno|bien) para; sale (bien|mal|caro); va (a|con|para|por|en|el|la|mi|un
        |una); sale (de|a); bien (corto|corta|largo|larga|rapido); (lista|listo) (para|de); claro
        (oscuro|que no); (rubio|castano|color|tono|azul|verde|cafe) claro; cambio de (look|color
        |aceite|estilo|imagen|esmalte|tono); corte de; de nada; por nada; nada de nada; nada que
        ver; mas nada; otro lado; otra cosa mas; una cosa mas; algo mas que; por (aqui|ahi|alla);
        mi direccion (es|esta); mi (correo|numero|telefono|nombre|email) (es|esta); direccion de
        correo; correo electronico; otra persona me; dolor de espalda; la espalda; ahora (si|que
        |vengo|vuelvo); ya (casi|que|voy|vengo|llegue|pague|fui|se|ves|veo|entendi); ya mero; hace
        rato; gracias a dios; perdon por; como (quedo|me quedaria|esta todo|ven|van); que (bueno
        |bien|padre|chido|lindo|gusto|pena|lastima|rico|tal si); que tal si; que tal (el|la|los
        |las|a|~) [~]; que tal un; como que; tan bien; tambien; ningun problema (si|con); no hay
        problema (si|con); no tengo problema (con|si); ok si; (proxima|siguiente) semana; la
        siguiente semana; el siguiente (mes|lunes|~); (la|el) (otra|otro) (semana|mes); la otra
        semana; otra (semana|vez que); otro (mes|ano); por la otra; una vez; esta (semana|tarde
        |noche|manana|~); este (mes|fin|finde|ano|~); ese (~|lunes|martes|miercoles|jueves|viernes
        |sabado|domingo); esa (semana|tarde|noche|~); hasta (que|cuando|el momento|las|la|~) [~];
        menos (mal|~); el primer dia; volver a (ir|hacer|hacerme|pintarme|cortarme|tener|verlos
        |agendar); regresar (a casa|del|de|a trabajar|el|~); lo siguiente; los siguientes; hablar
        de; mas adelante te; igual (que|de|a|el|me|tambien|si|no|en|puedo|~); en la anterior; (la
        |mi) cita anterior; mi anterior {BOOKING}; la vez anterior; reserva (de|natural); visita
        al; a que hora (sale|salgo|llega|llego); como a [la|las] ~; como ~; a como de lugar; seria
        para; seria (un|una|el|la|a|con|~); ya es (muy|hora); bueno si; por lo menos; se me
        (olvido|paso|hace); me (gusta|gustan|gustaria|gustarian) (corto|corta|largo|larga|el|la
        |los|las|un|una|mas|natural); hola buenas; una hora (antes|despues|mas tarde|mas
        temprano); otra hora de; para (hoy|manana|el|la|los|las) (otra|~); tiempo (libre|completo
        |sin verte|sin ir); en tiempo; mucho tiempo; hace tiempo; cuanto antes posible; que
        {TIMES} (son|es); inicio de; al inicio; a inicio; a inicios
    """,
}
"""Phrases that are no act, although a part of them looks like one."""

PHRASES = joined(ANSWERS, REQUESTS, QUESTIONS, MADE, COMPARING, _NO_ACTS)
