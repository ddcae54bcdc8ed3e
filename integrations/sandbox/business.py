"""Maple & Main, the invented salon that the demo and the tests book with.

Chosen so that every rule of the real services has a case: two time zones, a class, extras,
approval, prepayment, a password, an inactive service, one offered in a single place.
"""

from datetime import time
from decimal import Decimal

from integrations.sandbox.model import (
    Business,
    Credentials,
    Employee,
    Location,
    Person,
    Service,
    WorkingHours,
)

CREDENTIALS = Credentials()

DOWNTOWN, RIVERSIDE, LAKEVIEW = "54232", "54233", "54234"
MARIA, ANA, JAMES, PRIYA, TOM = "12412", "12413", "12414", "12415", "12416"
HAIRCUT, COLOR, BEARD, CONSULTATION, FACIAL = "453", "454", "455", "456", "457"
MASSAGE, YOGA, BRIDAL, KERATIN = "458", "459", "460", "461"
EYEBROW, SCALP = "470", "471"
PERM, STAFF_CUT = "480", "481"

ALL_PLACES = (DOWNTOWN, RIVERSIDE, LAKEVIEW)
WORKPLACES = {
    MARIA: (DOWNTOWN, RIVERSIDE),
    ANA: (DOWNTOWN,),
    JAMES: (DOWNTOWN, RIVERSIDE),
    PRIYA: (LAKEVIEW,),
    TOM: (LAKEVIEW, RIVERSIDE),
}


def _links(*employees: str, at: tuple[str, ...] = ALL_PLACES) -> frozenset[tuple[str, str]]:
    return frozenset(
        (employee, place) for employee in employees for place in WORKPLACES[employee] if place in at
    )


LOCATIONS = (
    Location(DOWNTOWN, "Downtown", "553", "1 Main St", "Albany", "NY", is_main=True),
    Location(RIVERSIDE, "Riverside", "553", "48 Water St", "Troy", "NY"),
    Location(LAKEVIEW, "Lakeview", "552", "900 Lake Ave", "Chicago", "IL"),
)

EMPLOYEES = (
    Employee(MARIA, "Maria", "Lopez", "Senior stylist"),
    Employee(ANA, "Ana", "Silva", "Skin therapist"),
    Employee(JAMES, "James", "Carter", "Barber"),
    Employee(PRIYA, "Priya", "Shah", "Stylist"),
    Employee(TOM, "Tom", "Becker", "Massage and yoga"),
    Employee("12499", "Lena", "Former", "Left in spring", is_active=False),
)

SERVICES = (
    Service(HAIRCUT, "Haircut", 30, Decimal(40), _links(MARIA, JAMES, PRIYA)),
    Service(COLOR, "Color & cut", 90, Decimal(120), _links(MARIA, PRIYA), padding=15),
    Service(BEARD, "Beard trim", 15, Decimal(18), _links(JAMES), step=15),
    Service(CONSULTATION, "Consultation", 30, Decimal(0), _links(MARIA, ANA, PRIYA)),
    Service(
        FACIAL,
        "Facial",
        60,
        Decimal(75),
        _links(ANA, PRIYA),
        extra_ids=(EYEBROW, SCALP),
        instructions="Please come without make-up.",
    ),
    Service(MASSAGE, "Massage", 60, Decimal(85), _links(TOM), padding=15, step=0),
    Service(
        YOGA,
        "Yoga class",
        60,
        Decimal(15),
        _links(TOM, at=(LAKEVIEW,)),
        places=8,
        step=0,
        instructions="Mats are provided.",
    ),
    Service(
        BRIDAL,
        "Bridal styling",
        120,
        Decimal(220),
        _links(MARIA, at=(DOWNTOWN,)),
        is_approved_at_once=False,
        notice_hours=24,
    ),
    Service(
        KERATIN,
        "Keratin treatment",
        90,
        Decimal(180),
        _links(MARIA, PRIYA),
        least_payment=Decimal(50),
        takes_cash=False,
    ),
    Service(EYEBROW, "Eyebrow tint", 15, Decimal(20), _links(ANA, PRIYA), is_extra=True),
    Service(SCALP, "Scalp massage", 30, Decimal(25), _links(ANA, PRIYA), is_extra=True),
    Service(PERM, "Perm", 90, Decimal(95), _links(MARIA), is_active=False),
    Service(STAFF_CUT, "Staff cut", 30, Decimal(10), _links(JAMES), password="team-only"),  # noqa: S106  # nosec B106
)

WEEK = frozenset(range(6))
MON_WED_FRI, TUE_THU_SAT = frozenset({0, 2, 4}), frozenset({1, 3, 5})

HOURS = (
    WorkingHours(MARIA, DOWNTOWN, frozenset({0, 1, 3, 4}), time(9), time(17)),
    WorkingHours(MARIA, RIVERSIDE, frozenset({2, 5}), time(10), time(18)),
    WorkingHours(ANA, DOWNTOWN, WEEK, time(10), time(18)),
    WorkingHours(JAMES, DOWNTOWN, frozenset({0, 2, 4, 5}), time(9), time(18)),
    WorkingHours(JAMES, RIVERSIDE, frozenset({1, 3}), time(9), time(17)),
    WorkingHours(PRIYA, LAKEVIEW, WEEK, time(9), time(17)),
    WorkingHours(TOM, LAKEVIEW, MON_WED_FRI, time(8), time(16)),
    WorkingHours(TOM, RIVERSIDE, TUE_THU_SAT, time(11), time(19)),
)

PEOPLE = (
    Person("+15550100001", "Dana Lee", is_setter_contact=True),
    Person("+15550100002", "Sam Ortiz"),
    Person(
        "+15550100003",
        "Riley Chen",
        "riley.chen@example.com",
        is_setter_contact=True,
        is_client=True,
    ),
)


def maple_and_main(*, has_regulars: bool = False) -> Business:
    """The salon as the sandbox starts with it."""
    return Business(
        name="Maple & Main",
        time_zone_id="553",
        locations=LOCATIONS,
        employees=EMPLOYEES,
        services=SERVICES,
        hours=HOURS,
        people=PEOPLE,
        has_regulars=has_regulars,
        credentials=CREDENTIALS,
    )
