"""Spanish groups of words that several tables of phrases are made of."""

_ONE_BOOKING = "(cita|turno|reserva|reservacion|visita|sesion|consulta)"
_BOOKINGS = "(citas|turnos|reservas|reservaciones|visitas|sesiones|consultas)"
BOOKING = f"({_ONE_BOOKING}|{_BOOKINGS})"
MINE = (
    "(mi|mis|la|las|el|los|nuestra|esa|ese|esta|este|una|un) [proxima|proximas|proximo"
    f"|siguiente] {BOOKING}"
)
MY_BOOKING = (
    f"(mi|mis|nuestra|nuestro|nuestras|esa|la) [proxima|proximas|proximo|siguiente] {BOOKING}"
)
THAT_ONE = (
    "(eso|esa|ese|esto|esta|este|asi|esa hora|ese horario|ese turno|esa cita|ese mismo|esa "
    "misma|el primero|la primera|lo que dices)"
)
THAT = f"({THAT_ONE}|ese dia|esa fecha)"
GOOD = (
    "(bien|muy bien|super bien|perfecto|perfecta|excelente|genial|bueno|buena|super|estupendo"
    "|fenomenal|fantastico|maravilloso|ok|okay|correcto|correcta|buenisimo|de lujo|al cien)"
)
SUITS = (
    "(sirve|queda|va|viene|funciona|acomoda|conviene|late|gusta|parece|cuadra|encaja|encanta"
    "|quedaria|serviria|vendria|gustaria|convence|interesa|acomodaria|resulta)"
)
TIMES = (
    "(opcion|opciones|hora|horas|horario|horarios|alternativa|alternativas|hueco|huecos|espacio"
    "|espacios|turno|turnos|cita|citas|momento|horita)"
)
WORKER = (
    "(estilista|peluquero|peluquera|barbero|barbera|persona|empleado|empleada|terapeuta|doctor"
    "|doctora|medico|medica|tecnico|tecnica|dentista|profesional|especialista|masajista"
    "|manicurista|esteticista|entrenador|entrenadora|chica|chico|muchacha|muchacho)"
)
WORKERS = (
    "(estilistas|peluqueros|peluqueras|barberos|personas|empleados|empleadas|terapeutas"
    "|doctores|doctoras|medicos|tecnicos|dentistas|profesionales|especialistas|masajistas"
    "|manicuristas|esteticistas|entrenadores|chicas|chicos|muchachas|muchachos)"
)
PERSON = (
    "(persona [real|de verdad|fisica]|humano|humana|ser humano|asesor|asesora|agente|operador"
    "|operadora|recepcionista|encargado|encargada|gerente|dueno|duena|representante|ejecutivo"
    "|ejecutiva|empleado|empleada|responsable|recepcion|alguien [real|de verdad|mas|del salon"
    "|de ahi|de ustedes]|ustedes|usted)"
)
HAVE = (
    "(hay|habra|habia|habria|tenian|tenias|tienen|tienes|tiene|tenes|tendran|tendras|tendra"
    "|tendrian|tendrias|teneis|queda|quedan|les queda|te queda|manejan|habria)"
)
SALON = (
    "(salon|local|tienda|clinica|consultorio|peluqueria|barberia|estetica|negocio|oficina|spa"
    "|estudio|centro|lugar|sucursal)"
)
MAIL = "(correo|correos|email|emails|mail|e mail|gmail|correo electronico|correo e)"
WORSE = "(mal|equivocado|equivocada|incorrecto|incorrecta|erroneo|erronea)"
