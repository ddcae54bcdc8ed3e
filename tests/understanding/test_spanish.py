"""What is read from Spanish texts, apart from times: facts, names, remarks, whole messages."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.emails import find_email
from bot.understanding.meaning import Act, Named
from bot.understanding.names import names
from bot.understanding.vocabulary.es import SPANISH
from tests.understanding.notation import table
from tests.understanding.salon import facts, reads_in

SENTENCES = [text.rpartition(": ")[2] for text, _ in table("acts_es.txt")]


@pytest.mark.parametrize(("text", "wanted"), table("acts_es.txt"), ids=lambda value: value)
def test_an_act_is_heard_in_its_many_spanish_forms(text: str, wanted: str) -> None:
    step, _, said = text.rpartition(": ")
    assert sorted(act.value for act in reads_in("es", step, said).acts) == sorted(wanted.split())


def test_each_act_can_be_said_in_spanish() -> None:
    said = {word for _, wanted in table("acts_es.txt") for word in wanted.split()}
    assert {act.value for act in Act} == said


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2", ("2", "3")),
        ("opción 2", "2"),
        ("la opción dos por favor", "2"),
        ("la número 3", "3"),
        ("la primera", "1"),
        ("el primero por favor", "1"),
        ("la segunda", "2"),
        ("quiero la tercera", "3"),
        ("3ra", "3"),
        ("la 2da", "2"),
        ("1ro", "1"),
        ("el último", "5"),
        ("la de en medio", "3"),
        ("a las 2", "3"),
        ("la de las 3", "4"),
        ("a las diez", "1"),
        ("quiero la de 11:30", "2"),
        ("la de las 10 porfa", "1"),
        ("las 4 de la tarde", "5"),
        ("me quedo con la última", "5"),
    ],
)
def test_a_line_is_picked_in_spanish(text: str, wanted: str | tuple[str, ...]) -> None:
    assert facts("opening", text, "es")["option"] == wanted


@pytest.mark.parametrize(
    ("step", "text", "wanted"),
    [
        ("extras", "los dos", ("blow", "scalp")),
        ("extras", "ambos", ("blow", "scalp")),
        ("extras", "1 y 2", ("blow", "scalp")),
        ("extras", "el primero y el segundo", ("blow", "scalp")),
        ("employee", "con maría", "maria"),
        ("employee", "la señora López", "maria"),
        ("employee", "no, maria", "maria"),
        ("employee", "cualquiera menos ben", ("maria", "may", "will")),
        ("location", "el centro", "downtown"),
        ("location", "la del puerto", "harbor"),
        ("location", "quincy", "harbor"),
    ],
)
def test_names_are_picked_in_spanish(step: str, text: str, wanted: object) -> None:
    kind = {"extras": "option"}.get(step, step)
    assert facts(step, text, "es")[kind] == wanted


def test_what_is_refused_in_spanish_is_not_chosen() -> None:
    assert "employee" not in facts("employee", "no con maria", "es")
    assert "service" not in facts("service", "sin barba", "es")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("corte de pelo", "cut"),
        ("un corte", "cut"),
        ("cortarme el cabello", "cut"),
        ("tinte", "color"),
        ("pintarme el pelo", "color"),
        ("corte y color", "color"),
        ("barba", "beard"),
        ("arreglo de barba", "beard"),
        ("corte y barba", ("cut", "beard")),
        ("masaje de tejido profundo", "deep"),
        ("masaje relajante de 60 minutos", "relax60"),
        ("masaje relajante", ("relax60", "relax90")),
        ("un masaje relajante de una hora", "relax60"),
        ("masaje relajante de hora y media", "relax90"),
        ("haircut", "cut"),
    ],
)
def test_an_english_service_is_known_by_its_spanish_name(text: str, wanted: object) -> None:
    assert facts("service", text, "es")["service"] == wanted


def named(*labels: str) -> tuple[Named, ...]:
    return tuple(Named(label, label) for label in labels)


NAILS = named("Manicure", "Pedicure", "Acrylic full set", "Eyebrow wax", "Deluxe facial", "Leg wax")
TEETH = named("Dental cleaning", "New patient exam", "Teeth whitening", "Consultation", "Filling")
HAIR = named("Men's haircut", "Women's haircut", "Kids cut", "Highlights", "Blow dry", "Updo")
IN_SPANISH = named("Corte de dama", "Corte de caballero", "Tinte", "Manicura", "Limpieza facial")


@pytest.mark.parametrize(
    ("catalogue", "text", "wanted"),
    [
        (NAILS, "uñas", ["Manicure"]),
        (NAILS, "manicura y pedicura", ["Manicure", "Pedicure"]),
        (NAILS, "uñas acrílicas", ["Acrylic full set"]),
        (NAILS, "cejas", ["Eyebrow wax"]),
        (NAILS, "depilación de piernas", ["Leg wax"]),
        (NAILS, "depilación", ["Eyebrow wax", "Leg wax"]),
        (NAILS, "limpieza facial", ["Deluxe facial"]),
        (TEETH, "limpieza", ["Dental cleaning"]),
        (TEETH, "limpieza dental", ["Dental cleaning"]),
        (TEETH, "blanqueamiento", ["Teeth whitening"]),
        (TEETH, "consulta", ["Consultation"]),
        (TEETH, "revisión", ["New patient exam"]),
        (TEETH, "un empaste", ["Filling"]),
        (HAIR, "corte", ["Men's haircut", "Women's haircut"]),
        (HAIR, "corte de hombre", ["Men's haircut"]),
        (HAIR, "corte de pelo para mujer", ["Women's haircut"]),
        (HAIR, "corte de niño", ["Kids cut"]),
        (HAIR, "rayitos", ["Highlights"]),
        (HAIR, "peinado", ["Updo"]),
        (HAIR, "secado", ["Blow dry"]),
        (IN_SPANISH, "corte", ["Corte de dama", "Corte de caballero"]),
        (IN_SPANISH, "corte de mujer", ["Corte de dama"]),
        (IN_SPANISH, "corte para hombre", ["Corte de caballero"]),
        (IN_SPANISH, "tinte", ["Tinte"]),
        (IN_SPANISH, "facial", ["Limpieza facial"]),
        (IN_SPANISH, "uñas", ["Manicura"]),
    ],
)
def test_words_of_the_trade_find_names_in_either_language(
    catalogue: tuple[Named, ...], text: str, wanted: list[str]
) -> None:
    assert [one.id for one in names(text, catalogue, SPANISH)] == wanted


@pytest.mark.parametrize(
    "text", ["gracias", "porque sí", "la que tengas", "hasta la vista", "¿me mandas un mensaje?"]
)
def test_ordinary_spanish_words_name_no_service(text: str) -> None:
    for catalogue in (NAILS, TEETH, HAIR, IN_SPANISH):
        assert names(text, catalogue, SPANISH) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ana López", "Ana López"),
        ("ana lopez", "Ana Lopez"),
        ("JUAN PEREZ", "Juan Perez"),
        ("me llamo ana lopez", "Ana Lopez"),
        ("soy ana", "Ana"),
        ("mi nombre es Luz Marina", "Luz Marina"),
        ("mi nombre completo es ana maria lopez garcia", "Ana Maria Lopez Garcia"),
        ("a nombre de Juan Pérez García", "Juan Pérez García"),
        ("habla Ana", "Ana"),
        ("sí, ana lópez por favor", "Ana López"),
        ("pues ana", "Ana"),
        ("María José de la Cruz", "María José de la Cruz"),
        ("juan de los santos", "Juan de los Santos"),
        ("me llamo ana del río", "Ana del Río"),
        ("Domingo Ruiz", "Domingo Ruiz"),
        ("rosa", "Rosa"),
        ("Abril", "Abril"),
    ],
)
def test_a_name_is_read_in_spanish(text: str, wanted: str) -> None:
    assert facts("details", text, "es") == {"name": wanted}


@pytest.mark.parametrize(
    "text",
    ["no", "sí", "gracias", "para qué lo necesitan?", "mañana", "el viernes", "lo de siempre",
     "no tengo correo", "con ben", "corte", "qué", "mejor a las 4", "ahorita no", "después",
     "Ana de la sucursal norte"],
)  # fmt: skip
def test_other_spanish_answers_are_no_names(text: str) -> None:
    assert "name" not in facts("details", text, "es")


@pytest.mark.parametrize("text", ["soy nueva", "soy de Puebla", "soy yo otra vez", "es urgente"])
def test_what_nobody_asked_for_is_no_spanish_name(text: str) -> None:
    assert "name" not in facts("", text, "es")


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("ana arroba gmail punto com", "ana@gmail.com"),
        ("mi correo es ana punto lopez arroba gmail punto com", "ana.lopez@gmail.com"),
        ("ana guión bajo lopez arroba hotmail punto com punto mx", "ana_lopez@hotmail.com.mx"),
        ("ana guion lopez arroba x punto com", "ana-lopez@x.com"),
        ("ana_99 arroba outlook.es", "ana_99@outlook.es"),
        ("dana@gmail punto com", "dana@gmail.com"),
    ],
)
def test_an_address_spoken_in_spanish_is_written_out(text: str, address: str) -> None:
    found = find_email(text)
    assert found is not None
    assert found.address == address


@pytest.mark.parametrize("text", ["arroba", "4 arroba", "el punto es que no", "punto com"])
def test_other_spanish_texts_hold_no_address(text: str) -> None:
    assert find_email(text) is None


@pytest.mark.parametrize(
    ("text", "whom"),
    [
        ("para mi hija Mía", "Mía"),
        ("para mi hijo llamado leo", "Leo"),
        ("es para mi esposo", "somebody"),
        ("es para mi mamá mañana a las 4", "somebody"),
        ("mi hija necesita un corte", "somebody"),
        ("no es para mí", "somebody"),
        ("para un amigo", "somebody"),
    ],
)
def test_a_booking_may_be_for_somebody_else_in_spanish(text: str, whom: str) -> None:
    assert facts("", text, "es")["for"] == whom


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("soy alérgica al látex", "soy alérgica al látex"),
        ("tengo alergia al níquel, ¿puedo ir a las 4?", "tengo alergia al níquel"),
        ("estoy embarazada", "estoy embarazada"),
        ("uso silla de ruedas", "uso silla de ruedas"),
        ("es mi primera vez", "es mi primera vez"),
        ("nota: el timbre no sirve", "el timbre no sirve"),
        ("por cierto mi pelo es muy largo", "mi pelo es muy largo"),
        ("corte mañana. me duele la espalda", "me duele la espalda"),
    ],
)
def test_a_spanish_remark_is_kept_for_the_business(text: str, remark: str) -> None:
    assert facts("", text, "es")["remark"] == remark


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "hola cita para corte de pelo mañana a las 3 con maria, soy ana lopez ana@x.com",
            {
                "service": "cut",
                "employee": "maria",
                "time": "Thu 6 Mar 15:00",
                "name": "Ana Lopez",
                "email": "ana@x.com",
            },
        ),
        (
            "Buenas tardes, quisiera un masaje relajante de 60 minutos el viernes en el centro",
            {"service": "relax60", "location": "downtown", "time": "Fri 7 Mar"},
        ),
        (
            "necesito un corte para mi hijo Leo el jueves a las 4, es alérgico al látex",
            {
                "service": "cut",
                "for": "Leo",
                "time": "Thu 6 Mar 16:00",
                "remark": "es alérgico al látex",
            },
        ),
        (
            "corte y barba mañana 5pm en harbor point con ben xfa",
            {
                "location": "harbor",
                "service": ("cut", "beard"),
                "employee": "ben",
                "time": "Thu 6 Mar 17:00",
            },
        ),
        ("CORTE DE BARBA HOY 5PM!!!", {"service": "beard", "time": "Wed 5 Mar 17:00"}),
    ],
)
def test_one_spanish_message_may_hold_everything(text: str, wanted: dict[str, object]) -> None:
    assert facts("", text, "es") == wanted


@pytest.mark.parametrize(
    ("text", "fact", "said"),
    [
        ("quiero córtarme el pelo mañana", "service", "córtarme el pelo"),
        ("¿Cuánto cuesta? ¡Gracias!", "ask_price", "Cuánto cuesta"),
        ("me llamo Ana López, ¿dónde están?", "name", "Ana López"),
    ],
)
def test_a_spanish_fact_shows_the_words_that_gave_it(text: str, fact: str, said: str) -> None:
    spans = [one.span for one in reads_in("es", "", text).evidence if one.fact == fact]
    assert [text[start:end] for start, end in spans] == [said]


@settings(max_examples=300)
@given(
    text=st.text(max_size=300)
    | st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4).map(" ".join),
    step=st.sampled_from(["", "service", "extras", "employee", "opening", "details", "form"]),
    language=st.sampled_from(["en", "es"]),
)
def test_no_text_makes_either_language_raise(text: str, step: str, language: str) -> None:
    read = reads_in(language, step, text)
    for one in read.evidence:
        start, end = one.span
        assert 0 <= start <= end <= len(text)


def without_accents(text: str) -> str:
    return text.translate(str.maketrans("áéíóúüÁÉÍÓÚÜñ¿¡", "aeiouuAEIOUUn  "))


@settings(max_examples=300)
@given(
    st.sampled_from(SENTENCES),
    st.sampled_from([str.upper, str.lower, without_accents, lambda one: f" {one}  "]),
)
def test_capitals_accents_and_spaces_change_no_spanish_act(text, change) -> None:  # type: ignore[no-untyped-def]
    assert reads_in("es", "", change(text)).acts == reads_in("es", "", text).acts
