"""Spanish phrases that answer a question of ours. The notation is that of `en/acts.py`."""

from bot.understanding.meaning import Act
from bot.understanding.vocabulary.es.words import (
    BOOKING,
    GOOD,
    HAVE,
    MAIL,
    SUITS,
    THAT,
    THAT_ONE,
    TIMES,
    WORKER,
)

_MANY = "(dos|2|tres|3|cuatro|4|cinco|5|seis|6)"
_BOOK_IT = (
    "(agendalo|agendala|agendame|agendamelo|agendamela|agendelo|agendela|agendeme|agendemela"
    "|reservalo|reservala|reservame|reservamelo|reservamela|reservelo|reservela|reserveme"
    "|apartalo|apartala|apartame|apartamelo|apartamela|apartelo|apartela|aparteme|apuntame"
    "|anotame|anoteme|apunteme|hazlo|hagalo|hagale|hagamoslo|hazme la cita|ponme|ponmela"
    "|pongame|confirmalo|confirmala|confirmame|confirmelo|confirmela|agendenme|agendenmela"
    "|reservenme|apartenme)"
)
_PROCEED = (
    "(claro|por supuesto|desde luego|por favor|porfa|senor|senora|senorita|perfecto|correcto"
    "|exacto|exactamente|confirmo|confirmar|confirmado|confirmada|quiero|quisiera|deseo|acepto"
    "|esta|es|es correcto|es asi|asi|ese|esa|eso|ese mismo|esa misma|esa hora|ok|dale|va|vale"
    "|sale|todo|adelante|muy bien|bien|encantado|encantada|listo|de acuerdo|excelente|genial|me"
    f" {SUITS} [{GOOD}|mucho|{THAT}]|esta {GOOD}|asi esta {GOOD}|todo {GOOD}|{THAT} esta {GOOD}"
    f"|{THAT} me {SUITS} [{GOOD}]|la quiero|lo quiero|la tomo|lo tomo|puedo|quiero (la|el|una|un"
    f"|ese|esa|eso) [{BOOKING}]|por fa|si|que si|hombre|mi amor|amigo|amiga|con gusto|soy yo"
    f"|tengo|obvio|bueno|{_BOOK_IT})"
)
_HIDDEN = "[con|el|la|los|las|en|para|a|de|al|por|mejor] ~ [[con|el|la|en|para|a|y|de] ~]"
_CAN = "(puedo|podre|podria|puede|alcanzo|alcanzo a llegar|logro|llego)"
ANSWERS: dict[Act | None, str] = {
    Act.YES: f"""
        👍; 👌; ✅; 🆗; ✔; ☑; 💯; 🙌; 😊; 😀; 🙂; 👏; ❤; 🎉;
        first: si {_PROCEED}; si si {_PROCEED}; si claro {_PROCEED}; sip; sipi; sipo; sii; siii;
        siiii; sisi; sep; sepi; simon; yes; yep; yeah; yup; sure; claro [que si|pues|hombre|por
        supuesto|si]; por supuesto [que si]; desde luego [que si]; clarin; claramente; obvio [que
        si]; obviamente; seguro [que si]; como no; faltaba mas; con [mucho] gusto; encantado;
        encantada; (vale|dale|sale|orale|andale|ok|okay|okey|oka|okis|oki|okas|okidoki|ok ok)
        [pues|va|vale|dale|si|perfecto]; va [pues|que va|va|perfecto]; venga [va|vale]; arre; ya
        vas; de acuerdo; conforme; hecho; trato hecho; perfecto; perfect; perfectisimo; excelente;
        genial; buenisimo; estupendo; fenomenal; magnifico; maravilloso; fantastico; fabuloso;
        padrisimo; chevere; bacan; barbaro; joya; de una; de lujo; al cien; correcto; exacto;
        exactamente; efectivamente; afirmativo; acepto; aceptado; confirmado; confirmada; confirmo
        [{BOOKING}|(mi|la|esa) {BOOKING}|{THAT}]; asi es; asi mero; eso mismo; tal cual; {THAT}
        mero; es correcto; esta correcto; es correcta; [asi|todo|ya] esta {GOOD}; ta (bien|bueno);
        estaria {GOOD}; seria {GOOD}; me parece [muy|super|bastante|todo] {GOOD}; me parece; me
        (queda|va|viene|sirve|funciona|acomoda|conviene|vendria|quedaria) {GOOD} [{THAT}]; me
        (late|encanta|cuadra|vale) [mucho|un monton|{THAT}]; me (sirve|funciona|acomoda|conviene)
        {THAT}; {THAT} [si] [me] ({SUITS}|esta|suena|parece|funciona) [{GOOD}]; suena [muy|super]
        {GOOD}; adelante; todo [esta|muy] {GOOD}; todo en orden; por mi [esta] {GOOD}; sin
        problema [alguno]; no hay problema; ningun problema; no problem; no tengo [ningun]
        problema; me lo quedo; me la quedo; (me quedo|quiero quedarme) con {THAT}; (tomo|quiero
        |elijo|escojo) {THAT}; (lo|la) (tomo|quiero|acepto|confirmo); estoy de acuerdo; toy de
        acuerdo; ahi estare; ahi estaremos; alli estare; ahi nos vemos; alla nos vemos; cierto;
        nitido; sobres; juega; a huevo; si que si; ya esta; no veo por que no; por que no; y por
        que no; porque no;
        alone: si; si {_HIDDEN}; va; sale; listo; lista; bueno; bien; muy bien; super; chido;
        good; great; fine; nice; cool; {_BOOK_IT}; {_BOOK_IT} [asi|entonces|de una vez] {_HIDDEN};
        (confirmar|reservar|agendar|confirma|confirme|reserva|proceder|procede|proceda|continuar
        |continua|continue|seguir|sigue|siga); es perfecto; es perfecta; {THAT}; asi [mismo]; la
        misma; el mismo; si puedo;
        whole: me {SUITS}; puedo [si|{THAT}]; si puedo; puede ser {THAT}; s
    """,
    Act.NO: f"""
        👎; 🙅; ❌; 🚫; ✖;
        first: nop; nope; nel [pastel]; nah; nones; nanai; noo; nooo; no no [no]; no [no] [muchas
        |mil] gracias; no (senor|senora|senorita); para nada; de ninguna (manera|forma); ni (loco
        |loca|de broma|hablar|en suenos); claro que no; por supuesto que no; desde luego que no;
        que va; (mejor|todavia|aun|ahora|ahorita|hoy|por ahora|por el momento|de momento|tampoco
        |ya|pues|eso|asi) no; no (por ahora|por el momento|de momento|todavia|aun|ahorita|ahora
        |hoy|pues); [yo] creo que no; no creo; no lo creo; no (es|esta) (correcto|correcta|bien
        |asi|eso|esa|ese|lo que (quiero|queria|pedi|dije)); (eso|esa|ese|esta|asi) no [es]
        [(correcto|bien|asi)]; incorrecto; esta mal; esta equivocado; [{THAT_ONE}] no me {SUITS}
        [{GOOD}|{THAT_ONE}|la hora|el horario|mucho]; {THAT_ONE} no [puedo|{SUITS}|me {SUITS}
        [{GOOD}]]; no (ese|esa|eso|asi); negativo; jamas; nada de eso; no (lo|la) (quiero|agendes
        |reserves|confirmes|hagas|hagan|agenden|reserven|confirmen); no (confirmes|confirmen
        |reserves|reserven|agendes|agenden) [nada|{THAT}]; mejor no; no puedo {THAT_ONE}; no se
        puede {THAT_ONE}; no quiero (eso|ese|esa|nada|la cita);
        alone: no; n; nunca; paso; tampoco; no puedo; no quiero; no podria; no puede; no {SUITS};
        asked: [ya] no (puedo|podre|podria|voy a poder) [(ir|asistir|llegar|venir|estar) [{THAT}|a
        esa hora|ahi]]
    """,
    Act.GREETING: """
        👋;
        first: hola [hola|buenas|buenos dias|buenas tardes|buenas noches|buen dia|que tal|que onda
        |como esta|como estas|como estan|amigo|amiga|amigos|ahi|de nuevo|a todos]; holaa; holaaa;
        holi; holis; ola; hello; hi; hey; hii; buenas [tardes|noches|dias|buenas|tardecitas|a
        todos]; buenos dias; buen dia; muy (buenas|buenos dias|buen dia) [tardes|noches]; buena
        (tarde|noche); bnas; bns (dias|tardes|noches); wenas; que tal [como (estas|esta|estan)];
        que onda; quiubo; quihubo; que hubo; alo; como (esta|estan|estas|andas|andan|te va|les va)
        [hoy|todo]; saludos cordiales; espero que (este|esten|estes) bien; good (morning|afternoon
        |evening);
        alone: oiga; oye; saludos; buenas ~; buenos ~; buen ~
    """,
    Act.THANKS: """
        🙏; [muchas|muchisimas|mil|infinitas|un millon de|tantas|no|no no|no muchas] gracias [de
        (nuevo|antemano|verdad|todo corazon)|por (todo|su ayuda|tu ayuda|la ayuda|su tiempo|tu
        tiempo|la informacion|avisar|su atencion|tu atencion)|a (ti|usted|ustedes)|muy amable];
        graciass; graciasss; (te|le|les|se) [lo] agradezco [mucho]; agradecido; agradecida; [muy
        |que] amable; thanks; thank you; thank u; que lindo; que linda; dios (te|le|los) bendiga
    """,
    Act.GOODBYE: """
        first: adios; adiosito; hasta (manana|el (lunes|martes|miercoles|jueves|viernes|sabado
        |domingo)|luego|pronto|entonces|la vista|la proxima|alla|mas ver|~); hasta [el|la] ~;
        chao; chau; ciao; bye [bye]; byee; nos vemos [luego|pronto|ahi|alla|entonces|el|la|a las
        |~]; (ahi|alla|alli) nos vemos; (te|los|las|le) veo [luego|pronto|ahi|alla|el|~]; cuidate;
        cuidese; cuidense; hablamos [luego|despues|pronto]; un abrazo; abrazos; saludos y gracias;
        [por ahora|por hoy|con eso] (eso|esto|es|eso es|esto es|seria|eso seria|era|eso era|eso
        fue|ya es|ya|y ya es) todo [por (ahora|hoy|el momento)|lo que necesitaba]; ya esta todo;
        [ya] no necesito (nada mas|mas nada|mas) [por ahora]; ya no [quiero] nada mas; ya no se
        ofrece nada mas; de mi parte es todo; por mi parte es todo;
        anywhere: que (tengas|tenga|tengan|pases|pase|pasen|teng) [un|una] (buen|buena|bonito
        |bonita|lindo|linda|excelente|feliz|gran|hermoso) (dia|tarde|noche|finde|fin de semana
        |semana|fin|~); que (te|le|les) vaya bien; que este bien; feliz (dia|tarde|noche); bonito
        dia; bonita tarde; buen fin [de semana];
        alone: nada mas [por ahora|por hoy|por el momento|seria todo]; (feliz|bonito|bonita) ~; ya
        quedo; ya esta; listo ya
    """,
    Act.MORE: f"""
        (otra|otras|otro|otros|mas|alguna otra|algun otro|distintas|distintos) {TIMES}; {TIMES}
        (diferente|diferentes|distinta|distinto|distintos|distintas|adicional|adicionales); [que
        |cual|cuales] (otra|otras|otro|otros|mas) {TIMES} [{HAVE}] [disponible|disponibles|libre
        |libres]; {HAVE} (mas|otra|otras|otro|otros|algo mas|alguna otra|algun otro) [{TIMES}];
        (que|cuales) (mas|otra|otras|otro|otros) {HAVE}; que (mas|otros|otras) [{HAVE}]; ninguna
        de (esas|estas|las anteriores|ellas|las [tres] opciones) [me {SUITS} [{GOOD}]]; ninguno de
        (esos|estos|los anteriores|ellos) [me {SUITS} [{GOOD}]]; (ninguna|ninguno|no) me {SUITS}
        (ninguna|ninguno|esas|esos|esas horas|esos horarios|ningun horario|ninguna hora); (ninguna
        |ninguno) me {SUITS} [{GOOD}]; no puedo (a esas horas|en esos horarios|en ninguna|en
        ninguno|ninguna|ninguno); (esas|esos|esas horas|esos horarios|estas|estos) no [puedo|me
        {SUITS} [{GOOD}]]; (ver|dame|deme|muestrame|muestreme|ensename|enseneme|dime|digame
        |mandame|muestra|quiero|quiero ver|quisiera) (mas|otras|otros|otra|otro) [{TIMES}]; alguna
        otra; algun otro; algo (diferente|distinto);
        alone: mas; otra; otro; otras; otros; [la|el|las|los] siguiente; siguientes; ninguna;
        ninguno; algo mas; que mas; alternativas; y [que] (otra|otras|otro|otros|mas); no hay
        otra; no hay mas; otra cosa
    """,
    Act.EARLIER: f"""
        (mas|mucho mas|[algo|un poco|un poquito|poquito|tantito] mas) (temprano|tempranito); (algo
        |un poco|un poquito|poquito|tantito|un rato|ratito) antes; {HAVE} [algo|algun|alguna]
        (antes|mas temprano|mas tempranito|mas pronto); (se puede|puede ser|podria ser|puedo
        |podria|podriamos|prefiero|mejor|seria|que sea) antes; [es|esta|seria|se me hace] (muy
        |demasiado|bastante|super|medio|algo|un poco) tarde [para mi]; (muy|demasiado) noche; no
        puedo tan tarde; tan tarde no [puedo];
        alone: antes; mas pronto; tempranito; antes mejor; y antes; temprano
    """,
    Act.LATER: f"""
        (mas|[algo|un poco|un poquito|poquito|tantito] mas) (tarde|tardecito|tardecita|noche);
        (algo|un poco|un poquito|poquito|tantito|un rato|ratito) despues; {HAVE} [algo] (despues
        |mas tarde|mas tardecito); (se puede|puede ser|podria ser|puedo|podria|prefiero|mejor
        |seria|que sea) despues; [es|esta|seria|se me hace] (muy|demasiado|bastante|super|medio
        |algo|un poco) (temprano|pronto) [para mi]; no puedo tan temprano; tan temprano no
        [puedo]; mas al rato; al rato;
        alone: despues; luego; mas luego; despues mejor; y despues; mas adelante
    """,
    Act.ANOTHER_DAY: f"""
        [que|algun|un|para|en] (otro|algun otro|distinto|diferente) dia [{HAVE}]; (otra|alguna
        otra) fecha; (otros|mas) dias; (otras|mas) fechas; (dia|dias|fecha|fechas) (diferente
        |diferentes|distinto|distinta|distintos|distintas); ese dia no [puedo|me {SUITS}
        [{GOOD}]]; no [me] (puedo|{SUITS}) [{GOOD}] ese dia; esa fecha no [puedo|me {SUITS}
        [{GOOD}]]; (el|al|del|para el) dia siguiente; el siguiente dia; al otro dia; otro diita;
        <cambiar> (el|de|la|mi) (dia|fecha);
        alone: dia siguiente; siguiente dia; otros dias
    """,
    Act.FIRST_AVAILABLE: f"""
        (el|la|lo|los|las) que (sea|este|haya|quede|venga) [libre|disponible] (antes|primero|mas
        (pronto|temprano|cerca|cercano));
        asap; lo (mas pronto|mas temprano|mas antes|mas rapido|mas cercano|antes|mas proximo
        |primero) [posible|que {HAVE}|que haya|que (puedas|puedan|se pueda|tengan|tengas|tenga
        |encuentres)|disponible]; cuanto antes [mejor]; cuando antes [mejor]; entre antes mejor;
        mientras antes mejor; entre mas (pronto|temprano|rapido) mejor; (el|la|lo|al|tu|su|en el|a
        la|cual es el|cual es la|cual es su) (primer|primera|primero|proximo|proxima)
        [{TIMES}|espacio|lugar|dia|fecha] [que] (disponible|libre|que (tengan|tengas|tenga|haya
        |este disponible|este libre|tienen|tienes|hay)); (primer|proximo) (hueco|espacio|turno
        |lugar|horario|cupo) [disponible|libre]; primera (hora|cita|fecha|opcion) (disponible
        |libre|que (tengan|tengas|haya)); (el|la|lo) mas (cercano|cercana|proximo|proxima|pronto
        |temprano|reciente) [posible|que (tengan|tengas|haya)]; (la|el|lo) que sea (mas|lo mas)
        (pronto|temprano|rapido|cercano|antes|proximo); lo primero que (tengan|tengas|tenga|haya
        |tienen|tienes); en cuanto (puedan|puedas|se pueda|haya|tengan); tan pronto [como] (puedan
        |puedas|se pueda|sea posible|haya); a la brevedad [posible]; [de] (inmediato
        |inmediatamente); me urge; urgentemente; con urgencia; es urgente; lo antes posible;
        alone: urgente; ya mismo; ahora mismo; ahorita [mismo]; enseguida; cuanto antes; lo antes
        posible; ahora
    """,
    Act.ANYONE: f"""
        (con|de) (quien sea|cualquiera|quien (este|sea|pueda|quieras|quieran|tenga [tiempo|espacio
        |lugar]|haya|gusten) [libre|disponible]|la que sea|el que sea|quien este); quien sea;
        quien (pueda|este) [libre|disponible]; quienquiera; cualquier {WORKER}; cualquiera de
        (ustedes|ellos|ellas|los (dos|tres|chicos|{WORKER})|las (dos|tres|chicas)); (el|la) que
        (este|tenga) (libre|disponible|tiempo|espacio|lugar|antes|primero); [me] [da] (igual|lo
        mismo) (quien|con quien) [sea]; me (es igual|es indiferente) (quien|con quien); [no] [me]
        importa (quien|con quien) [sea]; nadie en (especial|particular|especifico); ningun
        {WORKER} en (especial|particular|especifico); sin preferencia de {WORKER}; (el|la) primer
        {WORKER} (disponible|libre); no tengo {WORKER} (favorito|favorita|preferido|preferida);
        alone: todos son buenos; [con] alguien; con todos
    """,
    Act.SOMEONE_ELSE: f"""
        [con] (otra|otro|alguna otra|algun otro|una|un) {WORKER} [(diferente|distinta|distinto)]
        (que me atienda|que lo haga|disponible|libre); (otra|otro|alguna otra|algun otro)
        {WORKER}; [me] (podria|puede|pueden|puedes|podrian|podrias) (atender|atenderme|hacerlo
        |hacermelo|hacer) [con] (alguien mas|otra|otro|alguien diferente|alguien distinto)
        [{WORKER}]; (alguien mas|otra {WORKER}|otro {WORKER}) [me|lo] (puede|podria|pueden)
        [(atender|atenderme|hacerlo|hacermelo|hacer)]; (hay|tienen) (alguien mas|otra
        {WORKER}|otro {WORKER}) [disponible|libre|que (me atienda|me pueda atender|lo haga
        |pueda)]; [con] (alguien mas|alguien diferente|alguien distinto);
        (cualquiera|alguien) (menos|excepto|que no sea) (ella|el); con (ella|el) no; no con
        (ella|el)
    """,
    Act.NO_PREFERENCE: f"""
        (el|la|lo|cual|cualquiera) que (tu|usted|ustedes|vos) (quieras|quieran|quiera|prefieras
        |prefiera|digas|diga|gustes|guste|veas|mandes);
        [me|nos|a mi me] da (igual|lo mismo|iwal) [cual|cuando|donde|todo]; [me|nos] es (igual
        |indiferente|lo mismo) [cual|cuando|donde]; igual me da; lo mismo me da; (lo|el|la|los|las
        |cual|cuando|donde|como|cualquiera|cuales) que sea; (cuando|donde|como|cual) sea; [a|en]
        (la|el) (hora|dia|horario|lugar|opcion|fecha|servicio|sucursal|momento) que (sea|quieras
        |quieran|puedas|puedan|gustes|gusten|guste|prefieras|prefieran|tengas|tengan|haya|(te|les
        |le) (quede|convenga) [mejor]|tu digas|digan|digas|ustedes (digan|puedan|quieran));
        cualquiera [de (ellas|esas|estas|esos|estos|las (dos|tres|opciones)|los (dos|tres)|todos
        |todas)] [que sea] [(esta|estan|es|me {SUITS}) [{GOOD}]]; cualquier (hora|dia|horario
        |momento|lugar|opcion|sucursal|cosa|servicio|fecha|dia de la semana) [(esta|es|me {SUITS})
        [{GOOD}]]; a cualquier hora; no (tengo|hay) [ninguna|una|alguna|mucha] preferencia; (sin
        |ninguna) (preferencia|preferencias); no (me|nos) importa [cual|cuando|donde|mucho]; no
        importa [cual|cuando|donde]; (tu|usted|ustedes|vos) (elige|escoge|decide|elija|escoja
        |decida|decides|eliges|escojan|elijan|deciden|elegi|di|digame|dime|sugiere|manda); (elige
        |escoge|elegi|decide|elija|escoja) (tu|usted|vos|por mi); como (quieras|quieran|gusten
        |guste|gustes|prefieras|prefieran|prefiera|puedas|puedan|sea|(les|te|le) quede mejor|les
        convenga|te convenga); cuando (quieras|quieran|puedas|puedan|pueda|gusten|guste|gustes
        |prefieran|tengan|tengas|haya [lugar|espacio]|(les|te|le) quede mejor); (la|el|lo|los) que
        (quieras|quieran|quiera|prefieras|prefieran|gustes|guste|gusten|(les|te|le) (quede
        |convenga) [mejor|bien]|sea mejor|puedas|puedan|haya|tu digas|usted diga|digas|digan|este
        [mas] (disponible|libre|facil)); soy flexible; tengo flexibilidad; [yo] estoy (libre
        |disponible) (siempre|todo el dia|toda la semana|toda la tarde|toda la manana|~); (ambos
        |ambas|las dos|los dos|las tres|los tres|todos|todas|cualquiera) (me {SUITS}|estan|esta
        |son|es) [{GOOD}]; a (tu|su) eleccion; lo dejo a (tu|su) (eleccion|criterio); sorprendeme;
        todo me {SUITS};
        alone: indistinto; indistintamente; indiferente; equis; igual; lo que (tengas|tengan
        |tenga); (el|la|los) que (tengan|tengas)
    """,
    Act.DONT_KNOW: """
        🤷; 🤔;
        alone: (espera|esperame|espere|espereme|aguanta|aguantame) [un (segundo|momento|minuto
        |rato|poco|momentito)]; (un|dame un|deme un) (segundo|momento|minuto|momentito|ratito
        |rato); ahora (no puedo|mismo no puedo); ahorita no puedo; en un (rato|ratito); mas al
        rato; luego te (digo|aviso|escribo); voy a ver;
        first: [la verdad|de verdad|honestamente|pues la verdad|ay|uy] no (se|lo se) [todavia|aun
        |bien|la verdad|cual|que|si|cuando|como se llama|que (elegir|hacer|decir)]; nose; no
        sabria [decir|decirte|decirle|cual]; no estoy [muy|tan|del todo] (seguro|segura) [todavia
        |aun]; no tengo [ni] [la menor] idea; ni idea; quien sabe; sepa [la bola]; dejame (ver
        |pensar|pensarlo|checar|checo|revisar|consultar|consultarlo|pensarla|reviso); dejeme (ver
        |pensar|pensarlo|checar|revisar|consultar|consultarlo); deja (lo pienso|lo checo|lo reviso
        |veo|checo|reviso|pienso); [lo] (tengo que|voy a|necesito|tendria que|debo|debo de|quiero)
        (pensar|pensarlo|checar|checarlo|revisar|revisarlo|consultar|consultarlo|ver|verlo); lo
        (pienso|checo|consulto) [y (te|les|le) (aviso|digo)]; luego (te|les|le) (aviso|digo
        |confirmo); (te|les|le) aviso [luego|despues|al rato]; estoy (dudando|pensando|pensandolo
        |indecisa|indeciso|entre dos); tengo dudas; no me decido; no puedo decidirme; depende;
        anywhere: (que|cual|cuales|como cual|cual de los dos|cual de las dos) [me|nos|tu|usted]
        (recomiendas|recomienda|recomiendan|recomendarias|recomendaria|sugieres|sugiere|sugieren
        |aconsejas|aconseja|aconsejan|conviene [mas]|es mejor|es el mejor|es la mejor|crees que|me
        queda mejor|me iria mejor|recomendas|sugeris); alguna (recomendacion|sugerencia);
        alone: tal vez; talvez; quiza; quizas; a lo mejor; capaz; mmm; mm; mmmm; hmm; hmmm; este;
        pues no se; puede que si; ninguna idea; a ver; pensando;
        whole: puede ser
    """,
    Act.NONE: f"""
        sin [ningun|ninguna|nada de] (extra|extras|adicional|adicionales|complemento|complementos
        |agregado|agregados|extra alguno); (ningun|ninguna) (extra|adicional|complemento|agregado)
        [mas]; no (necesito|quiero|ocupo|deseo|quisiera|hace falta) [ningun|ninguna|mas|los|mis]
        (extra|extras|adicional|adicionales|complemento|complementos|agregados);
        first: [no] (ninguno|ninguna) [por (ahora|favor|el momento)|de (esos|esas|los dos|las dos
        |ellos|ellas|los anteriores)]; [no] nada [mas|extra|adicional|de eso|de nada] [por (ahora
        |hoy|favor|el momento)]; [nada mas|solo|solamente|nomas|no mas|unicamente|tan solo|sola
        |asi] [con] (eso|esto|esa|ese|lo basico|lo normal|lo que dije|el (servicio|corte)|la cita
        |lo mismo); no hace falta [nada]; no es necesario; no (necesito|quiero|ocupo|deseo
        |quisiera) (nada|ninguno|ninguna|mas|agregar|anadir) [mas|nada|nada mas|extra|adicional];
        no (me|le|les) (agregues|pongas|anadas|agregue|ponga|agreguen) nada [mas]; con eso [basta
        |es suficiente|esta {GOOD}|tengo]; asi [nomas|no mas|nada mas|solo|esta {GOOD}|sin nada
        |dejalo|dejala|queda|lo dejo|me quedo|normal|sencillo]; (dejalo|dejala|dejemoslo) asi; asi
        estoy bien; estoy bien [asi]; estamos bien [asi]; eso es todo; es todo; seria todo; eso
        seria todo; eso nomas;
        alone: saltar [este paso|esto]; salta; saltalo; omitir [este paso|esto]; omite; cero; sin
        nada; ningun; nada; sin extra; no mas; (solo|solamente|nomas|no mas|nada mas|unicamente
        |tan solo) [el|la|los|las|un|una|con] ~
    """,
    Act.NO_EMAIL: f"""
        sin [mi|ningun] {MAIL}; no (tengo|uso|manejo|cuento con|dispongo de|poseo|ocupo|utilizo
        |hay|doy|quiero dar|quiero darle|quiero dejar|quiero compartir|deseo dar|me gusta dar
        |recuerdo|me acuerdo de|me se|me acuerdo|se) [un|una|el|mi|ningun|de] {MAIL}; prefiero no
        (dar|darlo|dejar|dejarlo|compartir|compartirlo|ponerlo) [mi|el|un] [{MAIL}]; no (quiero
        |quisiera|deseo) (darlo|dejarlo|compartirlo|ponerlo); (saltar|omitir|saltarme|podemos
        omitir|puedo omitir|puedo saltar) (el|mi|lo del) {MAIL}; tengo que (dar|dejar|poner) [mi
        |el|un] {MAIL}; {MAIL} no tengo; se puede sin {MAIL};
        first: [no] no (tengo|uso) (uno|ninguno|eso); no tengo ninguno;
        alone: no tengo; no uso; [no] yo no tengo
    """,
    Act.ANOTHER_PERSON: """
        (para|es para|seria para|de|a) (otra persona|alguien mas|otro (familiar|amigo)|un (amigo
        |familiar|conocido)|una (amiga|conocida|persona mayor)|alguien); no (es|seria|sera) para
        mi; para mi no es; no soy yo [quien (va|ira)]; a nombre de otra persona;
        para (mis|nuestros|mi) (hijos|papas|padres|ninos|sobrinos|abuelos|nietos|familia); otra
        (cita|mas|) para (mi|mis|un|una|otra persona|alguien); de parte de
    """,
    Act.SEVERAL: f"""
        (para mi|yo|mi) y (para|mi|mis|un|una|otra); para mi y ~; y para mi [tambien]; y yo
        (tambien|queremos|quisieramos|necesitamos|vamos|iriamos|podemos); para (los|las) dos; para
        (nosotros|nosotras) [(dos|tres)]; (somos|seriamos) {_MANY}; para {_MANY} (personas
        |adultos|ninos|amigas|amigos); {_MANY} (personas|citas|reservas|turnos|cortes); grupo de
        {_MANY}; para toda la familia;
        last: y yo
    """,
    Act.AS_WELL: """
        tambien; ademas; aparte de eso; adicionalmente
    """,
}
