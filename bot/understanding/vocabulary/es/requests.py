"""Spanish phrases that ask for something to be done. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act
from bot.understanding.vocabulary.es.words import (
    BOOKING,
    HAVE,
    MY_BOOKING,
    PERSON,
    TIMES,
    WORSE,
)

_AGAIN = "(otra vez|de nuevo|nuevamente|una vez mas)"
_FROM_SCRATCH = (
    f"({_AGAIN}|de cero|desde cero|desde el (principio|inicio|comienzo)|por el principio)"
)
_SOMEBODY = (
    f"([(una|un|la|el|algun|alguna|su|tu|mi|otra)] {PERSON}|alguien|ustedes|usted|los duenos)"
)
_TALK = (
    "(hablar|hablarle|platicar|comunicarme|comunicar|contactar|contactarme|conectar|conectarme"
    "|chatear|charlar|conversar|hablo|comuniquenme|comunicame|comuniqueme|pasame|paseme|paseme"
    "|transfiereme|transfierame|transferir|transferirme|conectame|conecteme|ponme|pongame"
    "|atienda|contactame|contacteme|hablando)"
)
_CALL = (
    "(llamar|marcar|llamarme|marcarme|llamen|marquen|llame|marque|llamarles|llamarlos|marcarles"
    "|marcarle|llamarle|hablar por telefono|hablarme por telefono|hablarles por telefono"
    "|llamarte)"
)
_WRITE_ME = (
    "(manden|mande|mandes|envien|envie|envies|escriban|escriba|escribas|contacten|contacte"
    "|contactes|molesten|moleste|molestes|texteen|textees|mensajeen|busquen|hablen)"
)
_WRITING_ME = (
    "(mandarme|enviarme|escribirme|molestarme|mandar|enviar|escribir|molestar|contactarme"
    "|textearme|fastidiar|acosarme|chingar|joder|spamear)"
)
_A_BOOKING = f"(una|un|otra|otro|alguna|algun|hacer|sacar|pedir) [nueva|nuevo] {BOOKING}"
_SPACE = (
    "(lugar|lugares|espacio|espacios|cita|citas|disponibilidad|cupo|cupos|turno|turnos|hueco"
    "|huecos|huequito|lugarcito|espacito|algo disponible|algo libre|horarios|horario disponible"
    "|campo|chance|horas disponibles|horas libres|horas|hora|sitio|reserva|agenda|fechas|fecha "
    "disponible|algo)"
)
_CAN_YOU = "(pueden|puedes|puede|podrian|podrias|podria|podes|podran|podra|podras|podeis)"
REQUESTS: dict[Act | None, str] = {
    Act.BACK: """
        <regresar> (a la|a lo|al) [paso|pregunta] (anterior|de antes); (volver|vuelve|vuelva
        |volvamos|regresar|regresa|regrese|regresemos|ir|vamos|vaya|devolver|echar) (atras|para
        atras|hacia atras|[un] paso atras|a la anterior|al anterior|a la pregunta anterior|al paso
        anterior|al menu anterior); (paso|pregunta|opcion|pantalla|menu) anterior; [un] paso
        (atras|hacia atras|para atras); para atras; hacia atras; (deshacer|deshaz|deshaga) [eso|lo
        ultimo]; la anterior; lo anterior;
        alone: atras; [un paso] atras; regresar; regresa; regrese; volver; vuelve; ups; uups;
        oops; retroceder; anterior; devuelvete; back; atras ~
    """,
    Act.START_OVER: f"""
        (empezar|empecemos|empieza|empiece|empiezo|empezamos|comenzar|comencemos|comienza|comienzo
        |iniciar|iniciemos|inicia|hagamoslo|hacerlo|vamos|todo|arrancar|arranquemos) [todo]
        {_FROM_SCRATCH}; {_FROM_SCRATCH} (todo|empezar|empecemos); (volver|volvamos|vuelvo|vuelve)
        a (empezar|comenzar|iniciar); (desde|de) cero; desde el (principio|inicio|comienzo);
        (borra|borrar|borralo|borre|borremos|olvida|olvidemos) todo [lo anterior]; nueva
        conversacion; menu (principal|de inicio);
        alone: empezar; reiniciar; reinicia; reset; menu; inicio; comenzar; empecemos; reinicio;
        restart
    """,
    Act.REPEAT: f"""
        <repetir> [eso|la|las|lo|opciones|por favor]; [me|nos] (repite|repites|repiten|repita)
        [eso|las opciones|los horarios|lo anterior]; (como|que) (dices|dijiste|dice|dijo|dijeron
        |decias|decia); (cuales|que) (eran|fueron) [mis|las|los] {TIMES}; cuales son [mis|las|los]
        {TIMES}; (que|cuales) opciones (hay|tienes|tienen|tengo|eran|son|tenia); (muestra
        |muestrame|muestreme|muestren|dame|deme|manda|mandame|mandeme|envia|enviame|envieme|pasame
        |ensename|dime|digame|muestrenme|vuelve a (mandar|enviar|decir)) ({_AGAIN} [(las|los|la
        |el) {TIMES}]|(las|los|la|el) [lista de] {TIMES} [{_AGAIN}]); (ver|veo) {_AGAIN} (las|los)
        {TIMES}; no me (llego|llegaron|aparecio|aparecieron|salio) [nada|el mensaje|las opciones
        |los horarios]; no alcance a (ver|leer); no vi (las|los) {TIMES}; cual era la pregunta;
        que me (preguntaste|preguntaron|pregunto);
        whole: mande; perdon; como; que; que cosa; eh; cuales;
        alone: {_AGAIN}; opciones; cuales son; lista; y eso; a ver otra vez
    """,
    Act.PERSON: f"""
        {_TALK} (con|a|de) {_SOMEBODY}; (quiero|quisiera|necesito|prefiero|deseo|hay|me das|me
        pasas) [a|que me atienda|que me hable|que me conteste] [una|un|algun|alguna|la|el|otra]
        (persona [real|de verdad]|humano|asesor|asesora|agente|operador|operadora|ser humano
        |alguien real|alguien de verdad|alguien); [me|nos|que me|que nos|para que me] (podria
        |podrian|puede|pueden|puedes|podrias|podes) {_CALL}; [que] [me] (llamame|llamenme|llameme
        |marcame|marqueme|marquenme|hablame por telefono|hablenme por telefono); que [alguien] me
        (llame|llamen|contacte|contacten|marque|marquen|atienda|hable|hablen) [alguien|una persona
        |un humano|por telefono]; me (llaman|marcan|llamas|marcas) [por telefono]; [con quien]
        estoy hablando con (un|una) (bot|robot|maquina|persona|humano); (eres|es|sos|es esto|esto
        es|son) (un|una) (bot|robot|maquina|persona [real]|humano|ia|computadora|contestadora);
        eres (humano|humana|real|robot); (persona|alguien|gente) (real|de verdad|de carne y
        hueso); ser humano; (atencion|servicio) al cliente; (los|las|te|le|les|la|lo) puedo
        {_CALL}; puedo {_CALL}; hay alguien [ahi|alli|que me atienda]; odio (los|a los|estos
        |hablar con) (bots|robots|maquinas); no (quiero|me gusta) hablar con (un|una|el) (bot
        |robot|maquina); con (una persona|un humano|un asesor|una asesora|un agente|alguien real);
        prefiero (hablar|llamar|una llamada|que me llamen|por telefono); (gerente|encargado
        |encargada|dueno|duena|supervisor|supervisora) por favor; (puede|pueden|podria|podrian
        |puedes|que) (atenderme|atender|contestar|contestarme|responder|responderme|ayudar
        |ayudarme) [una|un|alguna|algun] (persona|humano|asesor|asesora|alguien); una llamada [por
        favor]; quiero una llamada;
        alone: persona; humano; humana; asesor; asesora; agente; operador; operadora; recepcion;
        recepcionista; gerente; bot; [con] alguien [real]; una persona; un humano; un asesor;
        encargada; encargado
    """,
    Act.STOP_TEXTING: f"""
        [ya] no me {_WRITE_ME} [mas|nada|mensajes|ya|mas mensajes|por favor]; [ya] (dejen|deja
        |deje|dejar|paren|pare|parar|parale|parenle) de {_WRITING_ME} [mas] [mensajes]; [ya] no
        (quiero|deseo|quisiera) [recibir|que me (manden|envien|escriban|llegan|lleguen)] [mas|sus
        |tus|estos] mensajes; [ya] no quiero recibir (mas|nada|mensajes); no mas mensajes; ya no
        [mas] mensajes; basta de mensajes; (borra|borren|borre|quita|quiten|quite|elimina|eliminen
        |elimine|saca|saquen|saque) mi (numero|contacto|telefono); (quitame|quitenme|quiteme
        |sacame|saquenme|saqueme|borrame|borrenme|borreme|eliminame|eliminenme|elimineme|quitarme
        |sacarme|borrarme) de (la|su|tu|esta|sus) (lista|listas|base|base de datos|contactos);
        (dar|darme|dame|denme|deme|darse) de baja; cancelar (la|mi) suscripcion; cancelar (los
        |sus) mensajes; (quiero|quisiera|deseo) dejar de recibir [sus|estos|los|mas] [mensajes
        |textos|notificaciones]; numero equivocado; [me] equivoque (de|el)
        (numero|persona|chat); (se equivoco|se equivocaron|te equivocaste
        |esta equivocado|estan equivocados) de numero; (tiene|tienen|tienes) el numero (equivocado
        |incorrecto); este no es (el|su) numero; (dejame|dejenme|dejeme) (en paz|tranquilo
        |tranquila); no me interesa recibir [mensajes]; no molesten [mas]; no molestar;
        unsubscribe [me]; stop (texting|messaging) me;
        alone: stop; alto; basta [ya]; parar; baja; ya basta; ya no me escriban; desuscribir;
        desuscribirme
    """,
    Act.HELP: """
        como (funciona|se usa|uso|se hace|hago|le hago) [esto|este servicio|este chat|la cita|el
        sistema]; no [te|le|les] (entiendo|comprendo|entendi|capto) [nada|bien|que|lo que|como];
        que (hago|tengo que (hacer|poner|escribir|decir|contestar|responder)|debo (hacer|poner
        |escribir|decir)|hay que (hacer|poner|escribir)|pongo|escribo|contesto) [ahora]; que
        (puedo|puedes|pueden|puede) hacer [aqui|por mi]; que significa [eso|esto]; quien (eres|es
        usted|me escribe|me habla|son|son ustedes|habla|es) [tu]; que es (esto|este numero); de
        que (se trata|trata) [esto]; a que te refieres; no se (como|que hacer); estoy (perdido
        |perdida|confundido|confundida); necesito ayuda; necesito que me ayuden; de quien es este
        numero;
        alone: ayuda; ayudame; ayudeme; ayudenme; help; info; informacion; informes;
        instrucciones; [me] (puedes|pueden|puede|podrian|podrias|podria) (ayudar|ayudarme|apoyar
        |apoyarme); me ayudas; me ayudan; me apoyas; quiero informacion; mas informacion; quisiera
        informacion
    """,
    Act.BOOK: f"""
        {_A_BOOKING}; (hacer|hacerme|haceme|hazme|sacar|sacarme|pedir|agendar|reservar|programar
        |tomar|solicitar|tener|dar|darme|dame|deme|denme|quiero|quisiera|necesito|ocupo|busco
        |buscar|queria|apartar|coger|deseo|conseguir|obtener|hago|saco|pido|agendo) {BOOKING};
        (pedir|agendar|sacar|reservar|apartar|tomar|coger|pido|quiero|dame) [una|la] hora; nueva
        {BOOKING}; para [una|un] {BOOKING}; {HAVE} [algun|alguna|algo de|un|una] {_SPACE}
        [disponible|disponibles|libre|libres]; {HAVE} [disponible|libre]; cuando (hay|tienen
        |tienes|tiene|habra|tendrian) [{_SPACE}|disponible|libre]; [me|nos|le|lo|la] {_CAN_YOU}
        (atender|agendar|recibir|apartar|reservar|anotar|apuntar|dar (una|un) {BOOKING}|dar cita
        |hacer (un|una) (hueco|espacio|lugar|cita)|ver|pasar|acomodar|agendarme|atenderme|cortar
        el pelo); (atienden|me atienden) sin cita; (que|cuales|a que) (horas|dias|dia|hora
        |horarios|fechas|citas|turnos|espacios) {HAVE} [disponible|disponibles|libre|libres]; que
        (horas|dias|horarios|fechas|citas) (disponibles|libres); que (disponibilidad|horarios
        disponibles) {HAVE}; (horarios|horas|citas|fechas|dias) (disponibles|libres); (cuando|a
        que hora|que dia) (puedo|podria|podemos|podriamos|me pueden|pueden) (ir|pasar|venir|caer
        |llegar|atender|atenderme|recibir|recibirme|agendar); (puedo|podria|podre|podemos
        |podriamos) (ir|pasar|venir|caer|agendar|reservar|apartar); (quiero|quisiera|necesito|me
        gustaria|deseo|queria|ocupo|busco|puedo|podria|para|quiere|quisiera yo|vengo a|voy a)
        (agendar|agendarme|reservar|apartar|programar|ir|pasar|hacerme|arreglarme|cortarme
        |pintarme|tenirme|depilarme|cortar|agendar una|sacar|atenderme|una cita|un turno);
        (agendar|agendame|agendeme|reservar|reservame|reserveme|apartar|apartame|apartame
        |programar|agenda|reserva|anotame|apuntame) (con|para|un|una|otra|otro|el|los|las|en|de
        |~); (ando|estoy) buscando (cita|una cita|turno|lugar|espacio); que me (atiendan|atienda
        |agenden|agende|reciban|reciba|aparten|den una cita|den cita|vean|corten); cuando (estan
        |esta) (disponibles|disponible|libres|libre); hacer cita; [la] disponibilidad (para|de|hoy
        |el|~); tienes (libre|disponible); hay manera de que me atiendan; me (agendas|agendan
        |agenda|apartas|apartan|reservas|reservan|anotas|apuntas|atienden|atiendes|das cita|dan
        cita|da cita|das una|dan una|haces un hueco|hacen un hueco|hacen un espacio); an
        appointment; appointment; book;
        idle: (quiero|quisiera|necesito|ocupo|me gustaria|queria) (otra|otro) {BOOKING};
        first: agendar; reservar; apartar; {BOOKING} (para|con|de|el|en|hoy|por|~);
        alone: {BOOKING}; agenda; programar; disponibilidad; horarios disponibles; que horarios;
        que dias; que horas; hacer cita; sacar cita; pedir cita; pedir hora; hay (lugar|~ ); algo
        disponible; para cuando; hay ~; tienen ~; tienes ~
    """,
    Act.CANCEL: f"""
        <cancelar>; <anular>; (eliminar|elimina|eliminen|elimine|borrar|borra|borren|borre|quitar
        |quita|quiten|quite|tirar|dar de baja) {MY_BOOKING}; ya no (quiero|necesito|ocupo|voy a
        (ocupar|necesitar|querer)) [{MY_BOOKING}|ir|nada|venir|el servicio|asistir|la|lo]; ya no
        [la|lo] (quiero|necesito|ocupo); no (necesito|ocupo|voy a necesitar|voy a ocupar)
        {MY_BOOKING}; ya no (me interesa|estoy interesada|estoy interesado); (desagendar
        |desapartar|dar de baja) [{MY_BOOKING}]; cancelacion de (mi|la) {BOOKING}; cancel [my|the
        |it] [appointment|booking];
        first: olvidalo; olvidelo; olvidenlo; olvida eso; olvidate;
        alone: cancelacion; cancelada; cancelado; cancel
    """,
    Act.CHANGE: f"""
        <cambiar>; <cambiar> (el|de|la|mi) (dia|fecha); cambio de (hora|fecha|dia|horario|planes
        |cita|turno|opinion|idea|servicio|lugar|sucursal|nombre); (hacer|hago|haga|quiero|hubo) un
        cambio; <reagendar>; <modificar>; <aplazar>; <posponer>; en (vez|lugar) de; mejor dicho;
        [me] (equivoque|confundi) [de {TIMES}|de dia|de fecha|de servicio|de lugar|de persona|de
        nombre|de correo|en {TIMES}|en el dia]; me equivoque; (dia|hora|fecha|servicio|nombre
        |correo|lugar|persona|sucursal|horario|email|apellido|estilista) {WORSE}; {WORSE} (el|la)
        (dia|hora|fecha|servicio|nombre|correo|lugar|persona|sucursal|horario); esa no es (la|mi)
        (hora|fecha|cita|sucursal); ese no es (el|mi) (dia|nombre|correo|servicio|lugar|horario);
        cambie de (opinion|idea|parecer|planes); (pensandolo|pensandolo bien|lo pense) mejor;
        (ponlo|ponla|ponme|pongalo|pongala|pongame|pasalo|pasala|pasame|paseme|paselo|muevelo
        |muevela|mueveme|muevame|muevalo|muevala|correlo|correla|dejalo|dejala|dejame|dejelo)
        [mejor] (a|para|el|en|al|con|mejor|~); (<mover>|<correr>|<adelantar>|<atrasar>) [el
        horario|la hora|la fecha|el dia|mi hora|todo] (a|para|al|hasta|mas|un|una|unos|media|el
        |~); (moverla|moverlo|muevela|muevelo|moverme|recorrerla|recorrerlo|recorrela|adelantarla
        |adelantarlo|atrasarla|atrasarlo|retrasarla|correrla|correrlo|pasarla|pasarlo|pasarme);
        change [it|my|the] [appointment|time|day]; reschedule;
        first: cambio; correccion; corrijo; modificacion;
        asked: [no] mejor (el|la|los|las|en|con|a|al|para|~|uno|una|un|otro|otra|ese|esa|que sea
        |hoy|por|lo|ponme|ponlo); mejor; quise decir; queria decir; quiero decir; digo; perdon es;
        me refiero a; me referia a; de hecho; en realidad; prefiero; preferiria; prefiere; que
        (sea|seria|fuera) [mejor|a|el|la|en|con|para]; actualizar; corregir; (otro|otra|el otro|la
        otra|diferente|distinto|distinta) (servicio|lugar|sucursal|ubicacion|estilista|barbero
        |barbera|peluquero|peluquera|persona|salon|local|tienda|correo|email|nombre|doctor|doctora
        |dentista|sede|oficina|masajista|chica|muchacha); (servicio|lugar|sucursal|ubicacion
        |estilista|barbero|persona|correo|nombre) (diferente|distinto|distinta); en cambio; y si
        (mejor|lo|la|fuera|voy|es|~); editar; editalo; no mejor
    """,
    Act.COMPLAINT: """
        (esto|eso) es (ridiculo|inaceptable|una burla|una verguenza|una falta de respeto|el colmo);
        (nadie|no me) (contesta|contestan|responde|responden|atiende|atienden|hace caso); llevo
        [mas de|ya|como] (una hora|horas|dias|dos horas|todo el dia|media hora|un rato|rato|mucho
        tiempo) (esperando|escribiendo|llamando); (pesimo|pesima|terrible|horrible|malisimo|mal)
        (servicio|atencion); (estoy|estamos) [muy|super|bien|tan] (enojado|enojada|enfadado|enfadada
        |molesto|molesta|furioso|furiosa|harto|harta); quiero (quejarme|poner una queja); que falta
        de respeto; no vuelvo [nunca|mas]; (me|le|nos) (cortaron|hicieron|dejaron|pintaron|pusieron
        |trataron|atendieron|quedo|salio|corto|hizo|dejo|pinto|puso|trato|atendio) [muy|super|bien
        |re|tan|bastante] (mal|horrible|fatal|feo|fea|pesimo|chueco|disparejo|quemado) [~]; me
        (arruinaron|arruino|maltrataron|maltrato|quemaron|quemo|lastimaron|lastimo|estafaron|cobraron
        (de mas|doble|mal|dos veces)); [muy|bien] (decepcionada|decepcionado|inconforme); no (quede
        |estoy) [nada|muy|para nada] (conforme|contenta|contento|satisfecha|satisfecho|feliz) [con]
    """,
    Act.ASK_IF_BOOKED: """
        [ya|si] (esta|quedo|queda) [ya|todo] (confirmada|confirmado|reservada|reservado|agendada
        |agendado|apartada|hecha|hecho|lista|listo); (te|les|le) llego [mi|el] [mensaje]; (lo
        |recibiste|recibieron|recibio) (recibiste|recibieron|recibio|mi mensaje|eso);
        alone: ya quedo; si quedo; quedo; ya esta; ya (quede|estoy) [agendada|agendado|apuntada
        |apuntado|anotada|anotado]
    """,
    Act.MY_BOOKINGS: f"""
        (cuando|a que hora|que dia|para cuando) (tenia|tengo|teniamos|tenemos|me toca|me tocaba
        |era) [la|una|mi] {BOOKING};
        (cuando|a que hora|que dia|donde|para cuando|para que (dia|hora)|a que horas|con quien|que
        hora|en donde|de que|cual) (es|era|seria|tengo|quedo|sera|son) {MY_BOOKING}; (ver
        |consultar|revisar|checar|verificar|confirmar|saber|mostrar|muestrame|ensename|dime|dame
        |conocer|buscar|recordar|enviame|mandame) [de|sobre|los datos de|la hora de|el dia de|la
        fecha de|cuando es] {MY_BOOKING}; [ya] (tengo|tenemos|tenia|teniamos|hay|tendre) [una|un
        |alguna|algun|ya] [{BOOKING}] (agendada|agendado|reservada|reservado|programada|programado
        |apartada|confirmada|pendiente|registrada); [ya] tengo (una|alguna|un|algun) {BOOKING};
        (que|cuantas|cuantos|cuales) {BOOKING} (tengo|tenemos); tengo {BOOKING};
        {MY_BOOKING} (esta|sigue|quedo|quedaron|estan|ya esta|si quedo)
        (confirmada|agendada|en pie|lista|registrada|programada|reservada|bien
        |hecha|confirmadas|para|el|a|~); (quedo|esta|ya quedo|si quedo|se hizo|si se hizo|sigue|ya
        esta|se agendo|si se agendo|se confirmo) [agendada|confirmada|lista|hecha|registrada|en
        pie|reservada] {MY_BOOKING}; (recuerdame|recuerdeme|me recuerdas|me recuerda|me recuerdan
        |recordarme|me dices|me puedes decir|me podrian recordar) ((la hora|el dia|cuando|a que
        hora|la fecha) [es|de|era|tengo] [{MY_BOOKING}]|{MY_BOOKING}); (a que hora|cuando|que dia
        |para cuando|a que horas) (me toca|quede|quedamos|estoy agendado|estoy agendada|estoy
        anotado|estoy anotada|tengo [que ir]|es lo mio|debo ir|hay que ir|voy); (estoy|quede)
        (agendado|agendada|anotado|anotada|apuntado|apuntada|registrado|registrada); mis
        {BOOKING}; (mi|nuestra) (proxima|siguiente) {BOOKING}; {MY_BOOKING} cuando (es|era); los
        (datos|detalles) de {MY_BOOKING};
        idle: (a que hora|cuando|que dia) (es|era|fue|seria) [la|el] [{BOOKING}];
        alone: {MY_BOOKING}; mis citas; (y|tengo|tendre) algo (agendado|reservado|apartado
        |programado)
    """,
}
