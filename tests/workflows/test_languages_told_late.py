"""What is said long after the customer's text is said in their language too."""

from tests.desk import Desk

ORDER = "Hola, quiero un haircut en Downtown el lunes a las 10. Soy Ana López, ana@example.com"


def test_the_late_end_of_a_booking_is_told_in_the_customers_language(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create")
    customer = desk.customer().says(ORDER).hears("Responde SI")
    customer.says("sí").hears("Estoy haciendo tu reserva")
    desk.sweeps(seconds=15)
    assert "¡Listo, reservado!" in customer.texts[0]


def test_an_unsure_end_is_told_in_the_customers_language(desk: Desk) -> None:
    desk.fails("setster", "reset", operation="create", times=None)
    customer = desk.customer().says(ORDER).says("sí")
    for _ in range(6):
        desk.sweeps(seconds=15)
    assert "Todavia no sé si tu cita" in customer.texts[0]
