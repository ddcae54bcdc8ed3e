"""Setster's time zone ids as IANA names.

`GET /tz/list` names each zone by `dbName`, an Olson name that may be an old alias (O). Its
`gmt` field is described in seconds and shown in minutes: never used.
"""

from dataclasses import dataclass
from functools import lru_cache
from zoneinfo import ZoneInfo

from integrations.reading import record, records, text

# Old Olson names and what they are called today (tz database, file "backward").
MODERN_NAMES = {
    "US/Alaska": "America/Anchorage",
    "US/Aleutian": "America/Adak",
    "US/Arizona": "America/Phoenix",
    "US/Central": "America/Chicago",
    "US/East-Indiana": "America/Indiana/Indianapolis",
    "US/Eastern": "America/New_York",
    "US/Hawaii": "Pacific/Honolulu",
    "US/Indiana-Starke": "America/Indiana/Knox",
    "US/Michigan": "America/Detroit",
    "US/Mountain": "America/Denver",
    "US/Pacific": "America/Los_Angeles",
    "US/Samoa": "Pacific/Pago_Pago",
    "EST5EDT": "America/New_York",
    "CST6CDT": "America/Chicago",
    "MST7MDT": "America/Denver",
    "PST8PDT": "America/Los_Angeles",
    "EST": "America/Panama",
    "MST": "America/Phoenix",
    "HST": "Pacific/Honolulu",
    "America/Indianapolis": "America/Indiana/Indianapolis",
    "America/Fort_Wayne": "America/Indiana/Indianapolis",
    "America/Louisville": "America/Kentucky/Louisville",
    "America/Buenos_Aires": "America/Argentina/Buenos_Aires",
    "Brazil/East": "America/Sao_Paulo",
    "Brazil/West": "America/Manaus",
    "Canada/Atlantic": "America/Halifax",
    "Canada/Central": "America/Winnipeg",
    "Canada/Eastern": "America/Toronto",
    "Canada/Mountain": "America/Edmonton",
    "Canada/Newfoundland": "America/St_Johns",
    "Canada/Pacific": "America/Vancouver",
    "Canada/Saskatchewan": "America/Regina",
    "Chile/Continental": "America/Santiago",
    "Mexico/BajaNorte": "America/Tijuana",
    "Mexico/BajaSur": "America/Mazatlan",
    "Mexico/General": "America/Mexico_City",
    "Asia/Calcutta": "Asia/Kolkata",
    "Asia/Katmandu": "Asia/Kathmandu",
    "Asia/Rangoon": "Asia/Yangon",
    "Asia/Saigon": "Asia/Ho_Chi_Minh",
    "Australia/ACT": "Australia/Sydney",
    "Australia/NSW": "Australia/Sydney",
    "Australia/North": "Australia/Darwin",
    "Australia/Queensland": "Australia/Brisbane",
    "Australia/South": "Australia/Adelaide",
    "Australia/Tasmania": "Australia/Hobart",
    "Australia/Victoria": "Australia/Melbourne",
    "Australia/West": "Australia/Perth",
    "Eire": "Europe/Dublin",
    "Europe/Kiev": "Europe/Kyiv",
    "GB": "Europe/London",
    "Hongkong": "Asia/Hong_Kong",
    "Israel": "Asia/Jerusalem",
    "Japan": "Asia/Tokyo",
    "NZ": "Pacific/Auckland",
    "Poland": "Europe/Warsaw",
    "Portugal": "Europe/Lisbon",
    "ROK": "Asia/Seoul",
    "Singapore": "Asia/Singapore",
    "Turkey": "Europe/Istanbul",
    "GMT": "Etc/UTC",
    "UTC": "Etc/UTC",
}


@lru_cache(maxsize=512)
def iana_name(name: str) -> str:
    """Today's IANA name of a zone, "" when there is no such zone."""
    modern = MODERN_NAMES.get(name, name)
    try:
        ZoneInfo(modern)
    except (ValueError, OSError, KeyError):
        return ""
    return modern


@dataclass(frozen=True, slots=True)
class Zones:
    """The account's time zones: Setster's id to IANA name."""

    names: dict[str, str]

    def name(self, timezone_id: object) -> str:
        """The IANA name for an id; a name in place of the id is taken too. "" if unknown."""
        key = text(timezone_id)
        return self.names.get(key) or (iana_name(key) if "/" in key else "")


def read_zones(data: object) -> Zones:
    """The answer of /tz/list: an object keyed by id (O); a list of objects is taken too (I)."""
    names: dict[str, str] = {}
    for key, entry in record(data).items():
        names[key] = iana_name(text(record(entry).get("dbName")))
    if isinstance(data, list):
        for entry in records(data):
            key = text(entry.get("id")) or text(entry.get("timezone_id"))
            names[key] = iana_name(text(entry.get("dbName")))
    return Zones({key: name for key, name in names.items() if key and name})
