"""What is there at the beginning: people known to Setter or Setster, and, for the demo, a calendar
with some bookings in it, so that free times look like those of a real day.
"""

from datetime import date, datetime, timedelta

from integrations.sandbox.availability import instant
from integrations.sandbox.books import Books, Order
from integrations.sandbox.model import Service, WorkingHours
from integrations.sandbox.setter.book import SetterBook
from integrations.sandbox.world import World

DAYS = 14
NAMES = (
    "Ellen Price",
    "Marcus Reid",
    "Nina Park",
    "Omar Haddad",
    "Grace Kim",
    "Leo Martin",
    "Ruth Baker",
)


def plant(world: World, books: Books, setter_book: SetterBook) -> None:
    """Enter what the business starts with."""
    for person in world.business.people:
        if person.is_client:
            books.add_client(person.name, person.email, person.phone)
        if person.is_setter_contact:
            setter_book.meet(person.phone, "sms", person.name)
            setter_book.meet(person.phone, "whatsapp", person.name)
    if world.business.has_regulars:
        _plant_regulars(world, books)


def _plant_regulars(world: World, books: Books) -> None:
    """About a third of everybody's hours, the same for the same day."""
    for shift in world.business.hours:
        location = world.business.location(shift.location_id)
        services = _performed(world, shift)
        if location is None or not services:
            continue
        today = world.now().astimezone(location.zone).date()
        for day in (today + timedelta(days=one) for one in range(DAYS)):
            if day.weekday() in shift.weekdays:
                _plant_day(books, world, shift, services, day)


def _plant_day(
    books: Books, world: World, shift: WorkingHours, services: list[Service], day: date
) -> None:
    location = world.business.location(shift.location_id)
    wall = datetime.combine(day, shift.opens)
    closing = datetime.combine(day, shift.closes)
    number = day.toordinal() + int(shift.employee_id)
    while location and wall < closing:
        number = (number * 7 + 3) % 101
        service = services[number % len(services)]
        end = wall + timedelta(minutes=service.minutes)
        start = instant(wall, location.zone)
        if number % 3 == 0 and end <= closing and start:
            name = NAMES[(number // 3 + wall.hour) % len(NAMES)]
            books.block(
                Order(
                    service=service,
                    location=location,
                    starts_at=start,
                    minutes=service.minutes,
                    employee_id=shift.employee_id,
                    client_name=name,
                    client_email=f"{name.split()[0].lower()}@example.com",
                )
            )
            wall = end + timedelta(minutes=30)
        else:
            wall += timedelta(minutes=30 if number % 2 else 60)


def _performed(world: World, shift: WorkingHours) -> list[Service]:
    return [
        one
        for one in world.business.services
        if (shift.employee_id, shift.location_id) in one.links
        and one.is_active
        and not one.is_extra
        and not one.password
        and one.places < 2
    ]
