"""Generates Spanish phrases of time together with what they mean."""

from datetime import date, datetime, time, timedelta

from hypothesis import strategies as st

WEEKDAYS = ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"]
MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
NUMBERS = (
    "doce una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
    " dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro"
    " veinticinco veintiséis veintisiete veintiocho veintinueve treinta"
)


@st.composite
def days(draw: st.DrawFn, now: datetime) -> tuple[str, date]:
    """A phrase that names a day, and the day."""
    today = now.date()
    kinds = ["near", "weekday", "week", "written", "numeric", "counted", "nth"]
    kind = draw(st.sampled_from(kinds))
    if kind == "near":
        word, ahead = draw(st.sampled_from([("hoy", 0), ("mañana", 1), ("pasado mañana", 2)]))
        return word, today + timedelta(days=ahead)
    if kind == "weekday":
        soon = today + timedelta(days=draw(st.integers(1, 7)))
        form = draw(st.sampled_from(["{}", "el {}", "este {} que viene", "este próximo {}"]))
        return form.format(WEEKDAYS[soon.weekday()]), soon
    if kind == "week":
        return draw(_of_next_week(today))
    if kind == "nth":
        return draw(_nth_weekday(today))
    if kind == "counted":
        return draw(_counted(today))
    day = today + timedelta(days=draw(st.integers(0, 200)))
    return draw(_numeric(day) if kind == "numeric" else _written(day)), day


@st.composite
def _of_next_week(draw: st.DrawFn, today: date) -> tuple[str, date]:
    wanted = today + timedelta(days=7 - today.weekday() + draw(st.integers(0, 6)))
    forms = [
        "el {} de la semana que viene",
        "la próxima semana el {}",
        "el próximo {}",
        "el {} que viene",
    ]
    return draw(st.sampled_from(forms)).format(WEEKDAYS[wanted.weekday()]), wanted


@st.composite
def _nth_weekday(draw: st.DrawFn, today: date) -> tuple[str, date]:
    """The first, second ... such weekday of a month to come."""
    months = today.month + draw(st.integers(1, 10))
    month = date(today.year + (months - 1) // 12, (months - 1) % 12 + 1, 1)
    which, number = draw(st.integers(1, 4)), draw(st.integers(0, 6))
    day = month + timedelta(days=(number - month.weekday()) % 7 + 7 * (which - 1))
    word = ["primer", "segundo", "tercer", "cuarto"][which - 1]
    return f"el {word} {WEEKDAYS[number]} de {MONTHS.split()[month.month - 1]}", day


@st.composite
def _counted(draw: st.DrawFn, today: date) -> tuple[str, date]:
    count = draw(st.integers(2, 30))
    said = (
        draw(st.sampled_from([str(count), NUMBERS.split()[count]]))
        if count % 10 != 1
        else str(count)
    )
    lead = draw(st.sampled_from(["en", "dentro de", "de aquí a"]))
    unit, length = draw(st.sampled_from([("días", 1), ("semanas", 7)]))
    return f"{lead} {said} {unit}", today + timedelta(days=count * length)


def _numeric(day: date) -> st.SearchStrategy[str]:
    return st.sampled_from(
        [day.isoformat(), f"{day:%d/%m/%Y}", f"el {day.day}/{day.month}/{day.year}"]
    )


def _written(day: date) -> st.SearchStrategy[str]:
    month, weekday = MONTHS.split()[day.month - 1], WEEKDAYS[day.weekday()]
    first = "primero" if day.day == 1 else str(day.day)
    return st.sampled_from(
        [
            f"el {first} de {month}",
            f"{day.day} de {month}",
            f"el {weekday} {day.day} de {month}",
            f"{weekday} {day.day} de {month} de {day.year}",
            f"el día {day.day} de {month} del {day.year}",
        ]
    )


@st.composite
def clocks(draw: st.DrawFn) -> tuple[str, time]:
    """A phrase that names a time of day beyond doubt, and the time."""
    hour = draw(st.integers(0, 23))
    minute = draw(st.sampled_from([0, 5, 10, 15, 20, 30, 40, 45, 50, 55]))
    kind = draw(st.sampled_from(["written", "half", "spoken"]))
    if kind == "written" and hour > 12:
        form = draw(st.sampled_from(["{:02}:{:02}", "{:02}:{:02} hrs", "{:02}h{:02}"]))
        return form.format(hour, minute), time(hour, minute)
    twelve = hour % 12 or 12
    if kind == "spoken" and 1 <= hour != 12:
        said = draw(_spoken(twelve, minute))
        return f"{said} {draw(_part_of(hour))}", time(hour, minute)
    half = draw(
        st.sampled_from([("am", "pm"), (" am", " pm"), (" a.m.", " p.m."), (" a. m.", " p. m.")])
    )
    return f"{twelve}:{minute:02}{half[hour >= 12]}", time(hour, minute)


def _part_of(hour: int) -> st.SearchStrategy[str]:
    if hour < 6:
        return st.sampled_from(["de la madrugada", "de la mañana"])
    if hour < 12:
        return st.just("de la mañana")
    return st.just("de la tarde" if hour < 20 else "de la noche")


@st.composite
def _spoken(draw: st.DrawFn, hour: int, minute: int) -> str:
    following = hour % 12 + 1
    this = draw(st.sampled_from([NUMBERS.split()[hour], str(hour)]))
    if minute == 0:
        return this
    if minute in (45, 50, 55) and hour != 11:
        after = draw(st.sampled_from([NUMBERS.split()[following], str(following)]))
        left = draw(st.just("cuarto") if minute == 45 else st.sampled_from(_both(60 - minute)))
        article = "la" if following == 1 else "las"
        to_go = [f"{left} para {article} {after}", f"{after} menos {left}"]
        return draw(st.sampled_from(to_go))
    if minute in (15, 30):
        return f"{this} y {'media' if minute == 30 else 'cuarto'}"
    article = "la" if hour == 1 else "las"
    said = draw(st.sampled_from(_both(minute))) if minute <= 30 else str(minute)
    return f"{article} {this} y {said}"


def _both(number: int) -> list[str]:
    return [str(number), NUMBERS.split()[number]]
