"""Common Spanish words that no other language of ours has, so that they tell a text is Spanish.

None is part of a name or an address ("de la Cruz", "Calle Primera"), or an English word ("sin").
"""

from bot.understanding.vocabulary import word_set

TELLING = word_set(
    "equivoque equivocado equivocada habla hablan hablas ingles espanol quiero kiero quisiera"
    " queria quiere necesito necesita ocupo puedo puede pueden puedes podria podrian podrias"
    " tienen tienes tendran tendras tengo tiene hay habra esta estan estoy estas soy eres"
    " somos seria hacer hacerme haces hacen hago voy vamos viene viernes jueves martes"
    " miercoles lunes sabados domingos febrero septiembre octubre noviembre diciembre cita"
    " citas sita turno reservar agendar agendame reservame apartar apartame cancelar cancela"
    " cancelen cambiar cambia muevela reagendar reprogramar confirmar confirmo hora horas"
    " horario horarios semana semanas dia dias hoy ahora ahorita pasado proxima proximo"
    " siguiente tarde tardes noche noches temprano despues antes mediodia cuando cuanto"
    " cuanta cuantos cuantas cuesta cuestan cobran donde dnd adonde como quien quienes cual"
    " cuales que porque xq pq xk pero tambien tmb tbn muy mucha muchas muchos algo alguien"
    " alguna algun nadie ninguna ninguno ningun todo todas otra otro otras otros este estos"
    " ese eso esa esos aqui ahi alla xfa xfavor porfa porfavor disculpe disculpa buenos"
    " buenas con por para entonces mejor menos desde hasta sobre corte pelo cabello tinte"
    " pestanas masaje limpieza depilacion peinado consulta correo llamo hijo hija esposo"
    " esposa hermana hermano precio precios direccion sucursal servicio servicios abren"
    " cierran atienden ayuda gusta gustaria prefiero cualquiera cualquier mismo misma claro"
    " orale andale listo excelente luego nomas manden mandar escriban dejen digo dije dijo"
    " estaba ustedes usted nosotros mis sus una unos grax acuerdo parece queda gustan igual"
    " unas cejas ayer cambio quedo puedan nombre tendria funciona cancelo llego sirve traer"
    " ver ir necesitamos queremos estamos hacemos"
)
BORROWED = word_set(
    "hola holaa gracias si adios amigo amiga senor senora senorita manana perfecto bueno bien"
    " vale dale mas poco nada ya sip favor genial mucho uno dos tres cuatro cinco seis siete ocho"
    " nueve diez primero primera segundo segunda tercero ultimo ultima enero marzo junio sabado"
    " domingo nina mama papa chica media todos"
)
"""Such words that speakers of others say too, or that are parts of names."""
