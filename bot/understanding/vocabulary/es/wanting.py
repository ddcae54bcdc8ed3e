"""Spanish words around a service that is asked for. The notation is that of `en/acts.py`."""

from bot.understanding.vocabulary import word_set

LEADS = """
    (quiero|quisiera|necesito|ocupo|busco|me gustaria|deseo|puedo|podria|se puede|vengo a)
    [(hacerme|hacer|ponerme|poner|tener|agendar|reservar|apartar|sacar|darme|pedir)]; [me|nos]
    (pueden|puedes|puede|podrian|podrias) (hacer|poner|dar|agendar|reservar); (ustedes|tambien)
    (hacen|ofrecen|manejan|tienen); (hacen|haces|ofrecen|manejan|realizan); (cuanto|cuanto me)
    (cuesta|cuestan|sale|cobran por|vale)
"""
"""What is wanted follows."""
ARTICLES = word_set("un una unos unas el la los las mi mis algun alguna servicio de para")
ENDS = word_set(
    "para el en con por a al este esta proximo proxima si y o pero antes despues favor porfa"
    " gracias hoy manana pasado cuando mas lo que ahi aqui ustedes tambien todavia"
)
"""With one of these what is wanted has been said."""
NO_SERVICES = word_set(
    "cita citas turno turnos reserva reservacion hora horas horario horarios espacio lugar hueco"
    " disponibilidad algo nada alguien alguna ayuda informacion info pregunta duda precio precios"
    " persona humano eso esto esa ese esos esas lo la me te se nos dia dias fecha"
    " tarjeta mensaje correo numero telefono direccion ubicacion saber"
    " ver hablar ir venir pasar llegar pagar llevar preguntar cambiar mover cancelar reagendar"
    " modificar confirmar agendar reservar apartar cualquier cualquiera otro otra otros otras uno"
    " una dos tres ninos domicilio estilista barbero terapeuta mejor peor tarde temprano pronto"
    " antes servicio servicios tratamiento promocion promociones efectivo transferencia parking"
    " estacionamiento mascotas perro mujer hombre favor cosa opcion opciones nombre consejo lugar"
)
"""What is wanted is no service if one of these is a part of it."""
MATTERS = word_set(
    "reembolso reembolsos devolucion recibo factura descuento descuentos cupon cupones regalo"
    " deposito trabajo queja membresia"
)
"""What is wanted is a matter for staff if one of these is a part of it."""
TREATMENTS = (
    r"depil\w+|lamin\w+|tint\w*|tenid[oa]s?|tenir\w*|lifting|microblading|micropigment\w+"
    r"|extension\w*"
    r"|perman\w+|trenz\w+|mechas|rayitos|balayage|alis\w+|planchad?[oa]s?|cepillad?[oa]s?"
    r"|rizad?[oa]s?"
    r"|decolor\w+|peeling|masaj\w+|blanque\w+|laser|extrac\w+|tatua\w+|hilo|cera|henna|perfilad?[oa]s?"
    r"|afeitad?[oa]s?|rasurad?[oa]s?|pintad?[oa]s?"
)
"""Words for what is done, in all their forms."""
