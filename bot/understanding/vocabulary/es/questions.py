"""Spanish phrases that ask for a fact. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act
from bot.understanding.vocabulary.es.words import (
    MAIL,
    SALON,
    WORKER,
    WORKERS,
)

_OPEN = "(abren|abre|cierran|cierra|abris|cerrais|atienden|trabajan|laboran|abriran|cerraran)"
_WE_OPEN = (
    "(abiertos|abierto|abiertas|abierta|cerrados|cerrado|cerradas|cerrada|trabajando|atendiendo)"
)
_COST = (
    "(cuesta|cuestan|sale|salen|cobra|cobran|cobras|vale|valen|seria|serian|costaria|costarian"
    "|saldria|saldrian|cobrarian|cobraria|cobrarias|costo|piden|va a salir|van a cobrar|va a "
    "costar|me cobran|me cobra|me cobras|me cobrarian|me cuesta|me sale|me saldria|me costaria"
    "|me va a (salir|costar)|me van a cobrar|hay que pagar|se paga|tengo que pagar|pago|pagaria"
    "|te debo|les debo|le debo|cobrais|anda|andan|ta)"
)
_PRICE = "(precio|precios|costo|costos|tarifa|tarifas|valor|coste|costes|precios y servicios)"
_WHERE = (
    "(estan|esta|estas|queda|quedan|se encuentran|se encuentra|se ubican|se ubica|es|seria|son"
    "|estais|los encuentro|te encuentro|puedo encontrarlos|tengo que ir|hay que ir|es la cita"
    "|es el lugar|quedan ustedes|tienen (sucursal|sucursales|local)|andan|ta|tan|voy|llego)"
)
_LASTS = (
    "(dura|duran|tarda|tardan|demora|demoran|se tarda|se tardan|se demora|se demoran|toma|toman"
    "|lleva|llevan|durara|duraria|tardaria|tardara|me voy a tardar|me tardo|me tardaria|se "
    "lleva|me toma)"
)
_CITY = "(zona|calle|colonia|parte|ciudad|direccion|lugar|barrio|plaza|sector|altura|esquina)"
_WORKS = (
    "(atiende|atienden|corta|cortan|trabaja|trabajan|hace|hacen|lo hace|la hace|me (atiende"
    "|atenderia|va a atender|toca|corta|cortaria|va a cortar|atendera)|(va a|puede|podria) "
    "(atenderme|atender|hacerlo|cortarme)|esta [disponible|libre|hoy]|estan [disponibles|libres"
    "|hoy]|hay [hoy|disponible]|tienen [hoy|disponible]|son|es [el mejor|la mejor])"
)
_OFFER = (
    "(tienen|tienes|ofrecen|ofreces|ofrece|hacen|haces|manejan|dan|das|prestan|realizan|brindan"
    "|teneis|ofreceis|hay)"
)
QUESTIONS: dict[Act | None, str] = {
    Act.ASK_PHONE: """
        (cual es|me das|me da|me dan|me pasas|me pasa|me pasan|pasame|paseme|dame|deme|tienen
        |tienes|tiene|hay|comparteme|mandame|quiero|necesito|quisiera) [(el|su|tu|un|algun|otro)]
        ([numero de] (telefono|celular|contacto|whatsapp)|numero [de (telefono|contacto
        |celular)]|numero telefonico|tel); (su|tu|el) (numero de telefono|numero telefonico
        |telefono|numero de contacto); a que numero (llamo|marco|puedo llamar|puedo marcar|les
        llamo|les marco|hablo);
        whole: telefono; [numero de] telefono; numero telefonico
    """,
    Act.ASK_PRICE: f"""
        cuanto (es|son) [el|la|lo|los|las|un|una|por|de|en total|todo|mas]; [y|como|en|a|por]
        cuanto [me|nos|le|les|se|seria|mas|menos] {_COST} [el|la|un|una|los|las|por]; cuanto
        (dinero|cuestas); (a como|a cuanto|en cuanto|por cuanto) (esta|estan|es|son|sale|salen|dan
        |das|lo|la|el|tienen|me [lo] (dejan|dejas|deja)); (que|cual|cuales|cual seria) [es|son
        |seria|serian] [el|los|la|las|su|sus|tu|tus] {_PRICE} [de|del|por|tiene|tienen|maneja
        |manejan]; (el|los|la|las|sus|tus|su|tu|de|saber|dar|das|da|dan|sobre|y) {_PRICE} [de|del
        |por]; {_PRICE} (de|del|por|para); lista de precios; es [muy] (caro|cara); que [tan] (caro
        |cara|caros) (es|son); cobran (por|extra|aparte|mas|los|el|la) ; que cobran; how much [is
        (it|that)]; cuanto [me] van a cobrar; tiene [algun] costo; tiene [algun] precio;
        first: cuanto; precio; precios;
        alone: cuanto [por] ~; {_PRICE}; total; el total; y cuanto; cuantos (pesos|dolares|euros);
        costo; price
    """,
    Act.ASK_ADDRESS: f"""
        [en|por|a|por donde|de] (donde|adonde) {_WHERE} [ubicado|ubicados|ubicada|ustedes|el|la|su
        |exactamente|{SALON}]; donde mero; en donde {_WHERE}; (cual|cuales) (es|son) (la|su|tu|las
        |sus) [nueva] (direccion|ubicacion|domicilio|direcciones|ubicaciones|sucursales); (la|su
        |tu|que|pasame|mandame|enviame|me mandas|me pasas|comparteme|dame|tienen) [la|su|tu]
        (direccion|ubicacion|domicilio|maps|mapa|localizacion) [exacta|del {SALON}]; como (llego
        |llegar|puedo llegar|le hago para llegar|se llega|hago para llegar|llegamos) [ahi|alla|al
        {SALON}|hasta ahi]; (en|por|a) que {_CITY} (estan|queda|quedan|esta|es|se encuentran|se
        ubican|andan); (que|cuales) (sucursales|ubicaciones|sedes|locales) [tienen|hay|son];
        (direccion|ubicacion) (de|del|exacta); cerca de (que|donde); que tan lejos (estan|queda
        |esta); tienen sucursal [en]; where are you [located];
        whole: [en] donde;
        alone: direccion; [en] donde (exactamente|mero|es); ubicacion; ubicaciones; domicilio; por
        donde; adonde; sucursales; mapa; address
    """,
    Act.ASK_LENGTH: f"""
        cuanto [tiempo] [se|me|nos|mas o menos] {_LASTS}; cuanto tiempo [es|seria|dura|para]; (que
        tanto|que tan largo|por cuanto tiempo) [se|me] [{_LASTS}]; cuantos minutos; cuantas horas
        (dura|son|es|tarda|se tarda|toma); (la|que|cual es la) duracion; duracion (de|del); (tarda
        |se tarda|dura|demora) (mucho|mucho tiempo|cuanto); es (rapido|tardado); que tan tardado
        es; how long;
        alone: duracion; cuanto tiempo; tiempo; cuanto {_LASTS}
    """,
    Act.ASK_HOURS: f"""
        (a|hasta|desde|de|como a|a partir de) que (hora|horas) [es que] ({_OPEN}|estan|empiezan
        |empieza|comienzan|laboran|puedo ir|estan abiertos|dan servicio) [{_WE_OPEN}]; (que
        |cuales) (dias|dia) {_OPEN}; (que|cuales) (dias|dia) (estan|descansan|laboran|no abren|dan
        servicio|hay servicio) [abiertos|abierto|cerrados]; (cual|cuales) (es|son) (su|el|sus|los
        |tu) (horario|horarios) [de (atencion|servicio|apertura|trabajo)]; que (horario|horarios)
        (tienen|tiene|manejan|maneja|hay|es|son|laboran|trabajan); (horario|horarios|horas) de
        (atencion|servicio|apertura|trabajo|oficina|cierre|lunes); (estan|esta|estaran|ya estan
        |siguen) {_WE_OPEN}; {_OPEN} (los|el|hoy|en|todos|a|hasta|temprano|tarde|todo|~); (abren
        |trabajan|atienden|abris) (domingos|sabados|festivos|feriados|ahora); (su|el) horario [de
        (atencion|servicio)]; abierto (los|el|hoy|~); are you open;
        alone: {_OPEN} [~]; [que] horario; horarios; [y] [{_OPEN}] hasta que hora; a que hora;
        desde que hora; {_WE_OPEN} [~]; a que hora {_OPEN}; de que hora a que hora; que dias
    """,
    Act.ASK_WHO: f"""
        (quien|quienes) [me|nos|lo|la|le|te] {_WORKS} [ahi|alli|hoy|mejor|mas]; (que|cuales
        |cuantos|cuantas) {WORKERS} (tienen|hay|trabajan|estan|son|atienden|tienes|me recomiendan
        |hacen|me pueden atender) [disponibles]; cuales son (los|las|sus|tus) {WORKERS}; (que
        |cual) {WORKER} (esta|tienen|hay|atiende|me atiende|me toca|trabaja|hace|seria|tienes);
        con (quien|quienes|cual) [{WORKER}] (es|seria|me toca|puedo|me atiendo|tengo|hay|tienes
        |tienen|esta|voy|quedaria|seria la cita); quienes son; quien mas [hay|esta|tienen]; (hay
        |tienen|tienes) (mas|otros|otras|otra|otro) ({WORKERS}|{WORKER}); su equipo; (quien
        |quienes) (me|nos|lo|la|le) (va|van) a; (tienen|hay) (hombres|mujeres|hombre|mujer) (que
        |para);
        whole: quien; quienes;
        alone: [y] con quien; {WORKERS}; que {WORKERS}; cuales {WORKERS}; quien es
    """,
    Act.ASK_SERVICES: f"""
        (que|cuales) [otros|otro|tipo de|tipos de|mas|clase de] (servicios|tratamientos|servicio
        |tratamiento|cortes|masajes|paquetes|promociones|cosas) [me] [{_OFFER}|son|pueden|manejas
        |estan disponibles]; que (ofrecen|hacen|manejan|ofreces|haces|ofrece|ofreceis|realizan|es
        lo que hacen) [ahi|ustedes|aqui|ademas]; (cuales|que) son (sus|los|tus|las) [diferentes]
        (servicios|tratamientos|opciones de servicio); (lista|menu|catalogo|carta) de (servicios
        |tratamientos|masajes); (sus|tus|los) (servicios|tratamientos);
        alone: servicios; catalogo; tratamientos; servicio; que hacen; que servicios
    """,
    Act.ASK_IF_OFFERED: """
        (ustedes|tambien|ahi|alli|aqui|ahi mismo|si|ya no) (hacen|haceis|ofrecen|manejan|realizan)
        [el|la|los|las|servicio de|de]; (ofrecen|manejan|realizan) [el|la|los|las|servicio de];
        tienen servicio de; (hacen|haces|haceis) (de todo|algo de|servicio de|servicios de|~);
        (hay|tienen) (algun|algo) (servicio|tratamiento) (para|de);
        first: hacen; haceis
    """,
    Act.ASK_WHY: """
        (por que|porque|para que) [me] (necesitan|necesita|necesitas|quieren|quiere|piden|pide
        |pides|tengo que dar|ocupan|ocupa) [mi|el|un|ese|eso] [correo|email|mail|nombre|dato
        |datos]; para que es [el|mi|ese|eso] [correo|email|mail|nombre];
        whole: por que; para que
    """,
    Act.ASK_WHY: f"""
        (para que|por que) [lo|la|los|me|nos] (quieren|quieres|quiere|necesitan|necesitas|necesita
        |ocupan|piden|pide|pides|tengo que (dar|dejar|poner)|hay que (dar|poner)|debo (dar|dejar))
        [mi|el|un|la|tu|su|esa|ese|eso] [{MAIL}|nombre|numero|telefono|direccion|informacion|dato
        |datos]; para que es (eso|esto|el {MAIL}|mi {MAIL}); (es|el {MAIL} es) (necesario
        |obligatorio|requerido|indispensable) [dar|poner|dejar] [el|mi|un] [{MAIL}|nombre|numero];
        whole: por que; para que; y eso para que
    """,
    Act.ASK_OTHER: """
        que (incluye|incluyen|trae|lleva|productos (usan|usas|manejan)); en que consiste;
        (tomar|usar|ocupar|aprovechar|quedarse con) mi (lugar|cita|turno|hora); en mi lugar;
        (ceder|pasar|dar) (le|les) mi (lugar|cita|turno) a;
        (tienen|tiene|hay|cuentan con) [donde] (estacionamiento|estacionar|estacionarse|parking
        |parqueo|parqueadero|aparcamiento|wifi|elevador|ascensor|rampa|bano|regadera|aire
        acondicionado|promociones|descuento|descuentos|ofertas|paquetes|garantia); (puedo|podria
        |se puede|puedo yo|es posible) (llevar|ir con|traer|pagar|meter|entrar con); (aceptan
        |acepta|reciben|toman|manejan) [pagos con|pago con|pagos en|pago en|la] (tarjeta|tarjetas
        |efectivo|mascotas|perros|ninos|zelle|venmo|cash app|dolares|transferencia|transferencias
        |seguro|credito|debito|visa|amex|paypal|bebes|cheques); (como|con que) (se paga|puedo
        pagar|pago|pagan|se puede pagar); formas de pago; (metodos|metodo|forma) de pago; (donde
        |me puedo|puedo) (estacionar|estacionarme|me estaciono|parquear|aparcar|me parqueo|me
        puedo estacionar); (debo|tengo que|hay que|necesito) (llevar|ir con|llegar con|llegar
        (antes|temprano)|pagar|dejar anticipo|prepararme|ayunar|lavarme); (duele|va a doler|me va
        a doler|es doloroso); que (debo|tengo que|hay que|necesito) (llevar|traer|usar); (piden
        |cobran|requieren|necesitan) (anticipo|deposito|adelanto); (politica|cargo|costo|tarifa
        |penalizacion) (de|por) (cancelacion|cancelar); que productos (usan|utilizan|manejan); que
        (marca|marcas) [de] (usan|utilizan|manejan);
        alone: estacionamiento; parking
    """,
}
