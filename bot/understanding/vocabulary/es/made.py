"""Spanish phrases about a booking that is made. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act
from bot.understanding.vocabulary.es.words import BOOKING, MY_BOOKING, TIMES

_COME = "(ir|asistir|llegar|acudir|venir|presentarme|pasar|estar|ir al turno|ir a la cita)"
_CANT = (
    "(no [voy a|vamos a] (poder|alcanzar a|alcanzo a|lograr)|no (puedo|podre|podria|podemos"
    "|podremos|pude|podra|creo poder|creo que pueda|creo que podre|me sera posible|me es "
    "posible|voy a alcanzar a))"
)
_MOVING = "(<cambiar>|<mover>|<correr>|<adelantar>|<atrasar>|<pasar>|<modificar>)"
_LATE = "(tarde|tardecito|retrasado|retrasada|atrasado|atrasada|demorado|demorada)"
_AMOUNT = (
    "(unos|como|como unos|unos como|10|15|20|30|5|diez|quince|veinte|cinco|treinta|un poco|un "
    "poquito|poquito|~)"
)
MADE: dict[Act | None, str] = {
    Act.RESCHEDULE: f"""
        [puedo|podria|podemos|podriamos|quiero|quisiera|me gustaria|necesito|se puede|me pueden|me
        puede|pueden|puede|podrian] {_MOVING} [de (hora|dia|fecha)] {MY_BOOKING}; {_MOVING} (el
        |la) (dia|hora|fecha|horario) (de|del|para) {MY_BOOKING};
        (<reagendar>|<posponer>|<aplazar>) [{MY_BOOKING}]; cambio de {BOOKING}; (otro|otra)
        {TIMES} para {MY_BOOKING}; otro dia para {MY_BOOKING}; cambio de planes; reschedule [my
        appointment]
    """,
    Act.CANT_COME: f"""
        {_CANT} {_COME} a {MY_BOOKING}; ya {_CANT} [{_COME}]; ya no (voy|vamos|ire|iremos|llego
        |alcanzo|asistire) [a (ir|poder ir|poder|llegar)]; no (voy|ire|asistire|vamos a ir|voy a
        ir) a {MY_BOOKING}; me (surgio|salio|ha surgido|ha salido) (algo|un imprevisto|un problema
        |una emergencia|un compromiso|una reunion); surgio (algo|un imprevisto); tuve un
        imprevisto; tengo una emergencia; no (llego|alcanzo) a {MY_BOOKING};
        idle: {_CANT} [{_COME}]; no (voy a ir|ire|asistire|llegare|llego|alcanzo); no voy
    """,
    Act.CANCEL_ALL: f"""
        (<cancelar>|<anular>) (todo|todas|todos|ambas|ambos|las dos|los dos|las tres) [(las|los
        |mis) {BOOKING}]; (<cancelar>|<anular>) (mis|las) [(dos|tres)] {BOOKING}
    """,
    Act.KEEP: f"""
        (dejala|dejalo|dejela|dejelo|dejemosla|dejemoslo|dejala tal|la dejo|lo dejo|la dejamos
        |dejar|mantener|manten|mantenla|mantenerla|conservar|conserva|conservala|quedarme con)
        [{MY_BOOKING}] (como (esta|estaba)|asi como (esta|estaba)|igual|tal cual); (mantener
        |mantengan|manten|mantenga|conservar|conserva|conservo|mantengo) {MY_BOOKING}; (mantenla
        |mantenlo|mantenerla|conservala|conservarla); (no|mejor no|ya no) (la|lo) (canceles
        |cancele|cancelen|muevas|muevan|mueva|cambies|cambien|cambie|toques|toquen|quites); no
        (canceles|cancele|cancelen|muevas|muevan|cambies|cambien|cambie) {MY_BOOKING}; no (quiero
        |queria|voy a|quise|quisiera|pienso|necesito|hace falta|la voy a|lo voy a|la quiero|lo
        quiero|la queria) (cancelar|cancelarla|cancelarlo|cambiar|cambiarla|cambiarlo|moverla
        |mover) [{MY_BOOKING}|nada]; (si|todavia|aun) (voy|voy a ir|ire|asistire|vamos); (que
        |todo) (siga|se quede|sigue|queda|quede) (igual|como esta|como estaba|asi); me quedo con
        (la|el|mi) (que tengo|que tenia|misma|mismo|cita|hora|original|de antes);
        first: (olvidalo|olvidelo|olvidenlo|olvida eso|olvidate|no pasa nada|no importa ya|ya no
        importa); ya no (la|lo) (cambies|muevas|canceles);
        alone: (dejala|dejalo|dejela|dejelo) [asi]; mantenla; conservala; abortar
    """,
    Act.COMING: """
        (ahi|alli|alla) (estare|estaremos) como quedamos
    """,
    Act.RUNNING_LATE: f"""
        (voy|vamos|ando|llego|llegare|llegaremos|llegamos|estoy|estare|llegando|estamos|voy a
        (llegar|estar)|vamos a llegar|iba|voy a ir) [{_AMOUNT}] [un poco|un poquito|poquito|algo
        |minutos|minutitos|min|muy|como|bien] {_LATE}; se me (hizo|hace|esta haciendo|va a hacer
        |ha hecho) [un poco|poquito] tarde; (llego|llegare|voy|voy a llegar|llegamos) [con]
        [{_AMOUNT}] [{_AMOUNT}] [minutos|min|minutitos] (tarde|despues|de (retraso|atraso|demora
        |tarde)); voy (con retraso|con atraso|retrasada|retrasado|demorada|demorado|en camino); me
        (retraso|retrase|atraso|atrase|demoro|demore|voy a retrasar|voy a demorar|voy a atrasar);
        (estoy|ando) (atorada|atorado|atascada|atascado|atrapada|atrapado) en el trafico; hay
        (mucho trafico|trafico); [{_AMOUNT}] minutos tarde
    """,
    Act.SAME_PLACE: """
        [en|a] (el|la) (mismo|misma) (lugar|sucursal|salon|local|ubicacion) [(que|de) (antes
        |siempre|la (ultima vez|vez pasada))]; (el lugar|la sucursal) de siempre; donde (siempre
        |fui la ultima vez)
    """,
    Act.SAME_PERSON: """
        [con] (la|el) (misma|mismo) (persona|estilista|chica|chico|muchacha|muchacho|barbero
        |senorita) [(que|de) (antes|siempre|la (ultima vez|vez pasada))]; con (la|el) de siempre
    """,
    Act.SAME_AGAIN: """
        lo (mismo|de siempre|mismo de siempre|mismo que (la (vez pasada|ultima vez|vez anterior
        |otra vez)|siempre|antes)|mismo de (la vez pasada|siempre|antes|la ultima vez)|que me hago
        siempre|que siempre me hago|usual|habitual); (el|la|los|las) (de siempre|mismo de siempre
        |misma de siempre|mismo de la (vez pasada|ultima vez)|mismo que (siempre|la (vez pasada
        |ultima vez))|misma de la (vez pasada|ultima vez)|misma que (siempre|la (vez pasada|ultima
        vez))|mismo servicio|misma cosa|mismo corte); (igual|como|igualito) (que|a) (la (vez
        pasada|ultima vez|vez anterior|otra vez)|siempre|antes|la ultima); como (siempre|la (vez
        pasada|ultima vez)); (mi|el|la) (servicio|corte|cita) (de siempre|habitual|usual); otra
        vez lo mismo; lo mismo otra vez; lo mismo [para|el|la] ~; lo mismo para (mi|el|ella)
    """,
    None: f"""
        lo mismo me da; me da lo mismo; da lo mismo; es lo mismo; con la misma; la misma (persona
        |estilista|chica|hora|semana); el mismo (dia|horario|dia pero|barbero); no me retraso;
        llegar tarde; muy tarde; (si|todavia|aun) voy (a|por|para|con) {TIMES}
    """,
}
