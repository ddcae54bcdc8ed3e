"""Spanish words around free remarks for the business."""

REMARK_LEADS = """
    nota; notas; para que (sepas|sepan|sepa) [que]; solo para que (sepas|sepan|sepa); por
    cierto; (toma|tomen|tome|ten|tengan|tenga) en cuenta [que]; (les|le|te) (comento|aviso
    |informo|advierto|digo) que; (quiero|quisiera|queria) (comentar|comentarles|comentarle
    |comentarte|avisar|avisarles|mencionar|decirles) que; (debo|cabe) (mencionar|decir|avisar)
    que; una cosa [mas]; importante; observacion; observaciones; comentario; comentarios;
    indicacion; indicaciones; peticion especial; aclaro que; ojo; pd; fyi; [por favor]
    (avisale|avisenle|dile|digale|diganle|decirle) [a] (ella|el|maria|la estilista|~) que;
    favor de (avisar|decirle|considerar) que; que conste que; nada mas (aviso|comento) que
"""
"""What follows, to the end of the sentence, is for the business."""

_BODY = (
    "(pelo|cabello|piel|cuero cabelludo|espalda|cuello|rodilla|hombro|hombros|pie|pies|cabeza|unas"
    "|cejas|cara|cintura|cadera|brazo|mano|manos|columna|pierna|piernas)"
)
_CHILD = "(hijo|hija|nino|nina|bebe|esposo|esposa|perro|perrita|mama|papa|abuela|abuelo)"

REMARK_STARTS = f"""
    soy [muy|super|tambien|altamente] (alergica|alergico|celiaca|celiaco|intolerante
    |hipertensa|hipertenso|diabetica|diabetico|sorda|sordo|ciega|ciego|epileptica|epileptico
    |asmatica|asmatico|sensible|nerviosa|nervioso|autista|hemofilico|menor de edad|clienta
    nueva|cliente nuevo|nueva|nuevo); (es|ella es|el es) [muy] (alergica|alergico|autista
    |diabetica|diabetico|nervioso|nerviosa); tengo [una|mucha|muchas|algunas|un poco de]
    (alergia|alergias|asma|eccema|eczema|psoriasis|dermatitis|rosacea|diabetes|epilepsia
    |artritis|ansiedad|caspa|extensiones|rastas|brackets|acne|migrana|hipertension
    |fibromialgia|ciatica|marcapasos|varices|escoliosis|condicion|discapacidad|lesion|hernia
    |cirugia|operacion|movilidad reducida|problemas de); (me da|me dan) alergia; [estoy|ando]
    (embarazada|embarazadisima); tengo ~ de embarazo; estoy (amamantando|lactando|lastimada
    |lastimado|recuperandome|operada|operado|lesionada|lesionado|en tratamiento|tomando
    (medicamento|medicamentos|antibioticos)|en silla de ruedas|resfriada|enferma); (uso|ando
    en|voy en|estoy en|vengo en|utilizo|necesito|requiero) [una] (silla de ruedas|baston
    |muletas|andadera|andador|rampa|acceso para silla); tengo [el|la|los|las] [mi] {_BODY}
    (muy|super|bastante|sensible|largo|larga|corto|corta|rizado|chino|chinos|lacio|grueso|fino
    |delgado|maltratado|maltratada|tenido|decolorado|delicada|seca|seco|grasa|graso|lastimada
    |lastimado|quemado|danado|danada|hasta); tengo piel; mi {_BODY} (es|esta|estan|tiene|son
    |me (duele|duelen)); [me] (duele|duelen) [mucho|la|el|los|las|mi] {_BODY}; me duele mucho;
    mi {_CHILD} (es|tiene|esta|le tiene) [muy|un poco|miedo|algo] (autista|nervioso|nerviosa
    |miedo|asustado|timido|timida|alergico|alergica|discapacidad|inquieto|inquieta|sordo|ciego
    |embarazada); (voy a llevar|llevare|ire con|voy con|llevo) [a] (mi|mis|un|una); [es] (mi
    |la|nuestra) primera (vez|visita|sesion) [con|ahi|alli|en]; es mi primera (cita|consulta);
    nunca [me] (he|hemos) (ido|estado|hecho|tenido|probado|visitado|venido|tenido|pintado
    |cortado); nunca me han; (puede que|quiza|quizas|tal vez|a lo mejor|es posible que)
    (llegue|llego) [un poco|unos] [minutos] tarde; sufro [de]; padezco [de]; me operaron; me
    hicieron una; acabo de (tener|salir|pasar); tuve (una|un) (cirugia|operacion|accidente
    |bebe|cesarea); (es|esto es|seria) para (una|mi|un|la) (boda|fiesta|graduacion|cumpleanos
    |quinceanera|quince|quinceanos|entrevista|sesion de fotos|evento|bautizo|quinces|gala)
"""
"""A sentence that begins like this is one for the business."""

END = (
    r"[.!?¿¡\n;]|,?\s(?:y|pero|entonces|asi que)?\s?(?:puedo|pueden|puede|podria|podrian|podemos"
    r"|quiero|quisiera|queria|necesito|tienen|tendran|cuanto|cuando|donde|me gustaria|agenda"
    r"|reserva|agendame|hay)\b|,\s(?:es|son|esta|seria|me|que|a que)\b"
)
ASKING = (
    r"(?:puedo|pueden|puede|podria|podrian|tienen|tiene|hay|que|cual|cuales|cuando|donde|como|cuanto"
    r"|quien|quiero|quisiera)\b"
)
