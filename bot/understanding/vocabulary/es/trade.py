"""Spanish words of the trades and of places, and the words of a catalogue that they may stand for.

A line is `phrases = words, words; words`: phrases in the notation of `en/acts.py`; words that a
name must hold, the likeliest first. Those behind a ";" count only where no name holds those before
it. A name may be in Spanish as well: what it says itself is found without this table.
"""

_PEOPLE = """
    (hombre|hombres|caballero|caballeros|varon|senor|masculino) = mens, men, gentleman,
        gentlemens, male, caballero, hombre; barber
    (mujer|mujeres|dama|damas|senora|femenino) = womens, women, ladies, female, dama, mujer
    (nino|ninos|nina|ninas|infantil|chiquito) = kids, kid, children, childrens, child, boys,
        girls, nino, infantil
    (pareja|parejas|para dos) = couples; couple; two
    (embarazada|embarazadas|prenatal|embarazo) = prenatal; pregnancy; maternity
    (perro|perros|perrito) = dog; dogs; pet
    (gato|gatos) = cat; cats; pet
    (adulto|adultos) = adult; adults
    mi (novia|novio) = girlfriend
    (novia|novias|boda) = bridal; bride; wedding
"""
_HAIR = """
    (corte|cortes|corten|cortan|cortas|cortarme|cortarmelo|cortar|cortada|recorte|pelada|cortarle
        |corte normal) [(de|el|mi) (pelo|cabello)] = haircut, cut; trim
    (corte|recorte|recortar|cortar|despuntar) [de|las|mis] puntas; despunte; puntas = trim;
        haircut, cut
    (corte|recorte|arreglo|arreglar|arreglarme|perfilado|perfilar|recortarme|afeitado|rebajar
        |retoque) [de|la|mi] barba; barba = beard; barba
    (tinte|tintes|tenir|tenirme|tenido|pintar|pintarme|pintarmelo|color|coloracion|pintado
        |tintura) [(de|el|del|mi) (pelo|cabello)] = color, colour; dye, tint, tinte
    (retoque|retocar) [de|la|las] [raiz|raices]; (raiz|raices) = root; roots; retouch; touch up
    (mechas|mechitas|rayitos|luces|reflejos|iluminaciones|claritos|babylights) = highlights,
        highlight; foils; balayage; mechas
    (alisado|alaciado|alisarme|planchado|plancha) [permanente|japones] = straightening; keratin;
        smoothing; relaxer; flat iron
    (keratina|queratina) = keratin; smoothing
    (permanente|rizado|ondulado|base) = perm; permanent; curl
    (peinado|peinados|peinarme|peinar) = updo; style; styling; hairstyle; blowout; blow dry
    recogido = updo; up do
    (secado|brushing|blower|secar|secarme|cepillado) [(de|el|con) (pelo|cabello|secadora)] = blow
        dry, blowdry, blowout, blow out; dry
    (lavado|lavar|champu|shampoo) [(de|el) (pelo|cabello)] = shampoo, wash
    (extensiones|extension) = extensions; extension
    (trenza|trenzas|trenzado) = braids; braid; braiding
    (tratamiento|hidratacion|mascarilla) (capilar|(de|para) (pelo|cabello)) = hair treatment;
        treatment; conditioning; deep condition
    (cuero cabelludo|cabeza) = scalp; head
    (afeitado|afeitada|afeitarme|rasurado|rasurada|rasurar) = shave, shaving
    bigote = mustache; moustache; lip
    flequillo; fleco = bangs; fringe
"""
_BEAUTY = """
    (una|unas|unitas) (acrilicas|acrilico|de acrilico|esculpidas|postizas) = acrylic; acrylics;
        full set; nails
    (una|unas) (de|en) gel; gelish; semipermanente; esmalte semipermanente = gel; shellac; nails;
        manicure
    (unas|unitas|arreglarme las unas|pintarme las unas) = nails, nail; manicure, mani, manicura
    (manicura|manicure|manicur|manicuras) = manicure, mani, manicura; nails, nail
    (pedicura|pedicure|pedicur|pedicuras|pies) = pedicure, pedi, pedicura; foot, feet
    (esmaltado|esmalte|pintado de unas|cambio de esmalte) = polish; polish change
    (retiro|remocion|quitar|quitarme) [de|las|el] [gel|unas|acrilico] = removal; remove; soak off
    relleno = fill; refill; filler
    [(tinte|tintes|tenir|tenirme|pintar|pintarme) (de|en|las|mis) [las|mis]] (ceja|cejas) =
        eyebrow, eyebrows, brow, brows
    (pestana|pestanas) = lash, lashes, eyelash, eyelashes
    (depilacion|depilarme|depilar|cera|depilado) = waxing, wax; hair removal, depilacion;
        threading; sugaring
    (hilo|con hilo) = threading; thread
    (axila|axilas) = underarm; underarms; armpit
    (pierna|piernas) [completas] = legs; leg
    (brazo|brazos) = arms; arm
    (bikini|brasileno|brasilena|ingles|area de bikini) = bikini; brazilian
    (labio|bozo|labio superior) = lip; upper lip
    (maquillaje|maquillarme|maquillar) = makeup; make up
    (limpieza|limpiezas) [facial|de (cara|cutis|rostro|piel)|profunda]; facial = facial, facials;
        skin; cleanup; limpieza
    (tratamiento|masaje) facial = facial; facials
    (cara|rostro|cutis) = facial; face; skin
    (exfoliacion|exfoliante) = scrub; exfoliation; peel; polish
    (bronceado|broncearme) = tan; tanning; spray tan
    (botox|toxina) = botox
"""
_BODY = """
    (masaje|masajes|masajito|masage|masajear) = massage, massages, masaje
    (relajante|relajacion|relax|desestresante|antiestres) = relaxing, relaxation, relax,
        relajante; swedish
    (tejido profundo|tejidos profundos|profundo|descontracturante|descontractural|terapeutico) =
        deep tissue; deep; therapeutic
    sueco = swedish
    (deportivo|deportes) = sports; sport
    (piedras [calientes]|piedra caliente) = hot stone; stone; stones
    (drenaje|linfatico|drenaje linfatico) = lymphatic; drainage
    (espalda|cuello y espalda) = back
    (reflexologia|reflexologia podal) = reflexology; foot
    acupuntura = acupuncture
    (quiropractico|quiropractica|ajuste) = chiropractic; adjustment
    (fisioterapia|terapia fisica|rehabilitacion|fisio) = physical therapy; physiotherapy; physio
    (terapia|terapias|psicologo|psicologa|psicologia) = therapy; counseling; psychology
    (entrenamiento|entrenar|entrenador) [personal] = training; personal training; workout
    (clase|clases|leccion) = class; lesson; lessons
"""
_HEALTH = """
    (consulta|cita con el (doctor|medico)|ver al (doctor|medico)) = consultation;
        consult; visit; appointment
    (revision|chequeo|checkup|examen|exploracion|control) [(general|medico|medica|dental|anual)] =
        checkup; check up; exam; examination; physical; check
    (limpieza|limpiarme|limpiar) [dental|de dientes|bucal|los dientes] = dental cleaning;
        cleaning; teeth; hygiene; prophylaxis
    (blanqueamiento|blanquear|blanquearme) [dental|de dientes|los dientes] = whitening
    (empaste|empastes|relleno|resina|amalgama|caries) = filling; fillings
    (extraccion|sacar|sacarme|quitar) [de|la|una] (muela|muelas|diente) [del juicio] = extraction;
        wisdom tooth
    (ortodoncia|frenos|brackets|brakets) = braces; orthodontics; orthodontic
    (endodoncia|conducto) = root canal
    (radiografia|radiografias|rayos x|placa) = x ray; xray
    (vacuna|vacunas|vacunarme|inyeccion) = vaccine; vaccination; shot; injection
    (examen|revision) de (la vista|ojos|vista); ojos = eye exam; eye; vision
    (lentes [de contacto]|anteojos|gafas) = contact; glasses; lens
    (dental|dientes|dentista|muela) = dental; teeth; tooth
    urgencia; urgencias; emergencia = emergency; urgent
    (primera [vez]|inicial|nuevo paciente|paciente nuevo) (consulta|visita|cita) = new patient;
        initial; consultation
    seguimiento = follow up; followup
    (analisis|laboratorio|sangre) = blood; lab
"""
_THINGS = """
    cambio de aceite = oil change
    (llanta|llantas|neumatico|neumaticos|goma|gomas) = tire; tires
    freno; frenos = brake; brakes
    (lavado|lavar) [de|del|el] (auto|carro|coche) = car wash; wash; detailing
    (afinacion|puesta a punto) = tune up; tuneup
    (bano|banar|banarlo) = bath; wash
    (corte de unas|cortar unas|cortarle las unas) = nail trim; nails
    (estetica|peluqueria) canina; grooming = grooming; groom
    (limpieza|limpiar) [de|la] (casa|hogar|oficina) = house cleaning; home; cleaning
    (alfombra|alfombras) = carpet
    (fotos|sesion de fotos|fotografia) = photo; photography; shoot
    (tatuaje|tatuajes|tatuar|tatuarme) = tattoo
    (perforacion|perforaciones|piercing) = piercing
"""
_LENGTHS = """
    (media hora) = 30; 30 min
    (una hora|1 hora|hora) = 60; 60 min; 1 hr; hr
    (hora y media|una hora y media) = 90; 90 min
    (completo|completa|todo el cuerpo|cuerpo completo) = full; full body; complete
    (sencillo|sencilla|basico|basica|normal|simple) = basic; regular; simple; classic
    (corto|cortos) = short
    (largo|largos) = long
    (con|mas) (lavado|champu) = wash; shampoo
"""
_PLACES = """
    [el|del|al|en el] centro = downtown; center; central; centre; city; midtown
    centro comercial = mall; shopping; plaza; center
    norte = north; northside; northern
    sur = south; southside; southern
    (este|oriente) = east; eastside; eastern
    (oeste|poniente) = west; westside; western
    (puerto|muelle) = harbor; harbour; port; pier
    playa = beach
    (aeropuerto) = airport
    (universidad|campus) = university; college; campus
    parque = park
    lago = lake
    rio = river
    (colina|loma|cerro) = hill; hills
    bahia = bay
    valle = valley
    puente = bridge
    mercado = market
    estacion = station
    (principal|matriz) = main
    (plaza) = plaza; square
    (jardin|jardines) = garden; gardens
    (isla) = island
    (montana) = mountain
    (calle) = st
    (viejo|vieja|antiguo|antigua) = old
    (ciudad) = city
"""


Words = tuple[str, ...]


def _meanings(*tables: str) -> dict[str, tuple[tuple[Words, ...], ...]]:
    found: dict[str, tuple[tuple[Words, ...], ...]] = {}
    for line in "".join(tables).replace("\n        ", " ").splitlines():
        said, _, listed = line.partition("=")
        if listed:
            found[said.strip()] = tuple(
                tuple(tuple(one.split()) for one in likely.split(","))
                for likely in listed.split(";")
            )
    return found


STANDS_FOR = _meanings(_PEOPLE, _HAIR, _BEAUTY, _BODY, _HEALTH, _THINGS, _LENGTHS, _PLACES)
