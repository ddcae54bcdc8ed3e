"""Spanish words around names. In names text-message spellings are not written out."""

from bot.understanding.vocabulary import word_set
from bot.understanding.vocabulary.en import people as english

NAME_LEADS = """
    me llamo; mi nombre [completo] (es|seria|sera); mi nombre; nombre [completo] [es]; el nombre
    (es|seria|completo es); a nombre (de|d) [la senora|el senor|el sr|la sra|la srta]; a mi nombre
    [que es|es]; (habla|le habla|les habla|te habla|habla con|le escribe|les escribe|te
    escribe|escribe|se llama|saluda|le saluda|les saluda|le atiende) [la|el]
    [senora|senor|sra|sr|srta|senorita|doctora|doctor]; me dicen; [que] (ponlo|ponla|anotalo|anota
    la|anotame|registralo|agendalo|agendala|agendame|apuntame|apuntala|pongalo|pongala|anoteme|ano
    tela|registrame) (como|a nombre de|con el nombre [de]); (pon|ponle|ponga|pongale) a nombre de;
    soy yo; mi nombre y apellido [es|son]; nombre y apellido; con el nombre [de]; la cita es para
    [la senora|el senor]; my name is; nombres; llamame; llameme; de parte de
"""
"""What follows is a name."""

WEAK_NAME_LEADS = (
    "soy [la|el] [senora|senor|sra|sr|srta|senorita|doctora|doctor|clienta|cliente]; es; aqui;"
    " seria; es para; para; con nombre; it is; i am; im; this is"
)
"""What follows may be a name: where one was asked for, or when written with a capital."""

NAMES_TOO = word_set(
    "abril mayo julio agosto enero domingo sabado martin marte luz sol rosa rosario blanca clara"
    " alma paz mar dolores mercedes pilar consuelo esperanza cruz angel angeles angela perla"
    " rocio lucero luna estrella violeta margarita azucena jazmin iris linda victoria gloria fe"
    " caridad amor soledad socorro remedios refugio guadalupe flor flores campos rios torres"
    " iglesias reyes rey leon moreno rubio blanco delgado bravo calvo cano casas castillo cordero"
    " cuesta fuentes gallo garza hermoso herrero hidalgo izquierdo lobo loza machado marin mata"
    " mesa molina montes montero nieves nieto ortega palacios parra paredes pastor pena peralta"
    " piedra pino plaza prado puente ramos redondo ribera ruedas salas salinas seco sierra soler"
    " tapia toro vega vela verde vidal villa zapata dulce salud belen rico rojo rojas"
    " caballero dia noche prieto crespo feliz justo"
    " santo santos ventura dale eva will may mark grace joy june april august hope guy young king"
)
"""Also names, but by themselves rather the other word."""

GIVEN_NAMES = word_set(
    "abril julio domingo martin luz sol rosa rosario blanca clara alma paz dolores mercedes"
    " pilar consuelo esperanza cruz angel angeles angela perla rocio lucero luna estrella violeta"
    " margarita azucena jazmin iris linda victoria gloria caridad soledad socorro remedios"
    " refugio guadalupe flor leon nieves dulce belen ventura eva mark grace joy june april hope"
    " agosto felix fe justo santos reyes"
)
"""Of these the ones that are a name alone, where a name was asked for."""

NOT_NAMES = word_set(
    "y sucursal ubicacion centro local salon tienda cuenta estudiante nosotras igualmente a al"
    " algo alguien algun alguna ahi ahora ahorita alergica alergico alla alli amigo amiga ano"
    " antes apellido aparte apenas aqui asi atras aun aunque ayer ayuda baja bien buen buena"
    " buenas bueno buenos cada cambiar cambio cancelar casa casi cita citas claro clienta cliente"
    " color como completo con confirmar confirmo contestar correo correcto corte cosa creo cual"
    " cuales cualquier cualquiera cuando cuanta cuanto cuantos cuesta dame dar de decir dejame"
    " del demasiado depende derecha desde despues dia dias dice digo direccion disculpa disculpe"
    " disponible domicilio donde dos duda dudas e ella ellas ellos email embarazada en encantada"
    " encantado entonces entre era eres es esa esas ese eso esos esta estaba estan estar estas"
    " este esto estos estoy excelente fecha favor fin finde fue genial gracias gratis gusta"
    " gustaria ha hablar hace hacer hacerme hago hasta hay haz hola hora horario horas horita hoy"
    " ia igual ir jaja jajaja jeje la las le les libre lista listo llega llego lo los luego lugar"
    " lunes mal manana mande martes mas masaje me media mediodia mejor menos mensaje mensajes mes"
    " mi miercoles jueves viernes sabados domingos mientras minutos mis misma mismo momento mucha"
    " muchas mucho muchos mujer hombre muy nada nadie necesario necesito ni ninguna ninguno"
    " ningun no noche nombre nomas nosotros novia novio nueva nuevo numero nunca o ocupada"
    " ocupado ok okay opcion oops otra otras otro otros pa para parece pasado pasada pero perdon"
    " perfecto persona poco podria por porfa porfavor porque posible precio prefiero pregunta"
    " primer primera primero problema pronto proxima proximo pueda puede pueden puedes puedo pues"
    " que queria quien quienes quiere quiero quisiera rato raro recuerdo repetir reservar salud"
    " saber saludos se sea segunda segundo seguro semana senor senora senorita ser seria servicio"
    " si siempre siento sigue sin sirve sobre solo son soltera soy su sus tal tambien tampoco tan"
    " tarde tardes te telefono temprano tengo tener tercera tercero ti tiene tienen tienes tinte"
    " toda todas todavia todo todos tres tu tus u ultimo ultima un una unas uno unos urgente"
    " usted ustedes va vale vamos ver vez viene voy ya yo x xfa q k urge interesada interesado"
    " buscando llamando escribiendo mandar cel celular cero cuatro cinco seis siete ocho nueve"
    " diez once doce enero febrero marzo junio septiembre octubre noviembre diciembre recomendado"
    " recomendada tarjeta efectivo pregunto queremos quedo tuve tenia habia ando necesita"
    " necesitamos tan medio obligatorio sip nop nel tmb tb bn pq xq porq dnd adios bye chao"
    " regresar volver cancela cambia agendar agenda agendame nop nope yes yeah the my for with"
    " please thanks thank you is it this at on what when where how want need can not hi hello hey"
    " appointment book booking gmail hotmail yahoo outlook arroba punto com primeriza primera"
    " nueva flexible mayor menor yerno reservacion turno hueco"
)
"""Never part of a name."""

RELATIONS = word_set(
    "hija hijo hijita hijito esposo esposa marido mujer mama papa madre padre madrina padrino"
    " pareja novio novia amigo amiga amiguita amiguito hermana hermano hermanita hermanito nina"
    " nino bebe prometido prometida abuela abuelo abuelita abuelito nieto nieta sobrina sobrino"
    " prima primo tia tio suegra suegro cunada cunado jefe jefa colega companero companera vecina"
    " vecino hijastro hijastra comadre compadre mami papi viejo vieja nuera yerno gemelos"
    " mellizos chico chica peque pequeno pequena daughter son husband wife mom dad friend sister"
    " brother mother father kids"
)

OWNERS = word_set("mi mis nuestra nuestro nuestros nuestras my")
NEEDING = word_set("necesita quiere quisiera ocupa necesitaba queria busca necesitan quieren")
"""Behind "mi hija", these make the booking hers."""
NEEDING_OTHER = word_set("que ir estar saber llegar salir ayuda")
HAVING = NEEDING
NEEDED = word_set("cita turno")

PARTICLES = word_set("de del la las los")
"""Stand within a name: "de la Cruz"."""

COURTESIES = word_set(
    "pues mira hola buenas buenos dias tardes noches buen dia si sip claro ok okay vale dale"
    " bueno perfecto por supuesto favor porfa gracias muchas mil con gusto es soy seria a nombre"
    " de me llamo mi aqui yo y e correo email mail telefono celular numero cel tel sr sra srta"
    " senor senora senorita disculpa disculpe perdon ah oh eh este nombre apellido apellidos este"
    " mucho encantada encantado habla le les listo va sale hi hello thanks please my name is the"
    " yes completo electronico direccion mis datos son pongame ponme anota anote apunta saludos"
)
"""May stand before or behind a bare name."""

ALSO_WORDS = NAMES_TOO | word_set("alguien ella el usted")
"""Names of employees that are names only where something leads to them."""

ANYONE_BUT = word_set("cualquiera quien quiera todos todas cualquier otra otro")
"""With one of these, a refused employee means all the others."""

OTHERS = word_set("que")
OTHER_NAME_LEADS = "se llama; (su|el) nombre es; (es|va) a nombre de"
TAKING = word_set(
    "apunta apuntar apuntas apuntame apunte agenda agendar agendas agende agendame reserva"
    " reservar reserve reservas anota anotar anote mete meter metes meta lleva llevar llevo"
    " lleve traer traigo traiga incluye incluir incluya atiende atender atienden atiendes pon"
    " poner pongan anade anadir agrega agregar agregue agregas"
)
ALONG = frozenset(("tambien", "conmigo", "de una vez", "de paso", "igual"))
ALSO = word_set("tambien")
TAKEN_FOR = word_set("para")
FOR_WORDS = word_set("para pa de for")
NAMING = word_set("llamada llamado llama es nombre que se")
BEHIND_NAME = word_set("a el en por este esta para proximo proxima manana hoy tambien conmigo")
EMPLOYEE_LEADS = word_set("con w/ para de a ver tiene esta by with sea por")
EMPLOYEE_WISHES = word_set("con w/ with quiero prefiero preferiria puede podria mejor instead")

TRADE = (
    word_set(
        "salon barberia peluqueria estetica spa estudio clinica dental dentista doctor doctora"
        " medico salud piel belleza centro familia consultorio instituto grupo masajes terapia unas"
        " pelo cabello cortes corte estilista barbero barberos optica vista cirugia equipo"
    )
    | english.TRADE
)
"""What businesses are called after: alone they name no place and no employee."""
