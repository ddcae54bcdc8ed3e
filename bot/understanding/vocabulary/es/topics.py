"""Spanish words for the parts of a booking, for "¿podemos cambiar la hora?"; accents or not."""

TOPICS = {
    "location": (
        r"lugar|sucursal|ubicaci[oó]n|sal[oó]n|local|oficina|tienda|sede|otro lado|location"
    ),
    "service": r"servicio|tratamiento|otra cosa|service",
    "extras": r"extras?|adicional(?:es)?|complementos?|agregados?",
    "employee": (
        r"estilista|barber[oa]|peluquer[oa]|terapeuta|masajista|emplead[oa]|doctora?|dentista"
        r"|otra persona|alguien m[aá]s|con qui[eé]n"
    ),
    "opening": r"hora|horario|d[ií]a|fecha|horarios|time|day",
    "day": r"d[ií]as?|fechas?|days?",
    "details": r"nombre|apellido|correo|e-?mail|mail|direcci[oó]n|datos",
}
