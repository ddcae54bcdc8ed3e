"""Imports point one way; this reads them all and names a broken arrow."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

CORE = {"bot.dialogue", "bot.understanding"}
CONTRACTS = {"bot.ports", *CORE}
ALLOWED = {
    "bot.understanding": set(),
    "bot.dialogue": {"bot.understanding"},
    "bot.ports": {"bot.dialogue"},
    "bot.saved": {"bot.dialogue"},
    "bot.approved": set(),
    "bot.settings": {"bot.approved", "bot.ports", "bot.dialogue", "bot.understanding"},
    "bot.logs": set(),
    "bot.formats": set(),
    "bot.replies": {*CONTRACTS, "bot.formats"},
    "bot.answers": CONTRACTS,
    "bot.rehearsal": {*CONTRACTS, "bot.answers", "bot.replies", "bot.saved"},
    "bot.decisions": {"bot.dialogue", "bot.saved"},
    "bot.replay": {*CONTRACTS, "bot.decisions", "bot.replies"},
    "bot.store": {"bot.ports"},
    "bot.turns": {
        *CONTRACTS,
        "bot.store",
        "bot.replies",
        "bot.answers",
        "bot.saved",
        "bot.decisions",
        "bot.logs",
    },
    "bot.workflows": {
        *CONTRACTS,
        "bot.turns",
        "bot.store",
        "bot.answers",
        "bot.formats",
        "bot.logs",
        "bot.saved",
    },
    "bot.web": {
        *CONTRACTS,
        "bot.approved",
        "bot.turns",
        "bot.store",
        "bot.logs",
        "bot.replies",
        "bot.answers",
        "bot.saved",
        "bot.settings",
        "bot.workflows",
    },
    "bot.bookline": {
        *CONTRACTS,
        "bot.answers",
        "bot.replies",
        "bot.settings",
        "bot.store",
        "bot.turns",
        "bot.web",
        "bot.workflows",
    },
    "bot.commands": {
        *CONTRACTS,
        "bot.bookline",
        "bot.decisions",
        "bot.logs",
        "bot.rehearsal",
        "bot.replay",
        "bot.replies",
        "bot.settings",
        "bot.store",
        "bot.web",
        "bot.workflows",
    },
    "integrations": {"bot.ports", "bot.dialogue"},
    "integrations.setster": {"bot.ports", "bot.dialogue", "integrations"},
    "integrations.setter": {"bot.ports", "integrations"},
    "integrations.twilio": {"bot.ports", "integrations"},
    "integrations.alerts": {"bot.ports", "integrations"},
    "integrations.sandbox": set(),
}
"""Which of our parts each part may import; `integrations` is what its packages share."""

EXCEPTIONS = {("bot.web.webhooks", "integrations.twilio")}
"""One module that must know its vendor: it checks signatures and reads the vendor's forms."""

CATALOGUE_ONLY = "bot.dialogue.catalogue"
"""All of the dialogue that an integration may know."""

INPUT_AND_OUTPUT = {
    "asyncio",
    "flask",
    "http",
    "httpx",
    "io",
    "logging",
    "os",
    "pathlib",
    "random",
    "secrets",
    "shutil",
    "socket",
    "sqlalchemy",
    "sqlite3",
    "structlog",
    "subprocess",
    "sys",
    "tempfile",
    "threading",
    "time",
    "urllib",
    "uuid",
}
CLOCKS = {"now", "utcnow", "today"}
BUILT_IN = {"open", "print", "input"}


def sources(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


OURS = [ROOT / "app.py", *sources("bot", "integrations")]
PURE = sources("bot/dialogue", "bot/understanding")


def name_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def imported_by(path: Path) -> Iterator[str]:
    """The modules that a file imports, at its top or anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (one.name for one in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(path)} imports by a relative path"
            yield from (f"{node.module}.{one.name}" for one in node.names)


def part_of(module: str) -> str:
    """`bot.store.bookings` belongs to `bot.store`, `integrations.http` to what all share."""
    names = module.split(".")
    if names[0] == "integrations":
        part = ".".join(names[:2])
        return part if part in ALLOWED else "integrations"
    return ".".join(names[:2])


def broken_arrows(path: Path) -> list[str]:
    module = name_of(path)
    part = part_of(module)
    return [
        f"{module} -> {other}"
        for other in imported_by(path)
        if other.split(".")[0] in {"app", "bot", "integrations", "tests", "bench"}
        and part_of(other) not in {part, *ALLOWED[part]}
        and (module, part_of(other)) not in EXCEPTIONS
    ]


def test_each_part_of_the_code_has_its_place_in_the_table() -> None:
    parts = {part_of(name_of(path)) for path in OURS} - {"app", "bot"}
    assert parts == ALLOWED.keys()


def test_the_table_itself_has_no_circle() -> None:
    left = {part: set(others) for part, others in ALLOWED.items()}
    while left:
        done = {part for part, others in left.items() if not others & left.keys()}
        assert done, f"a circle among {sorted(left)}"
        left = {part: others for part, others in left.items() if part not in done}


@pytest.mark.parametrize("path", OURS[1:], ids=name_of)
def test_imports_point_one_way(path: Path) -> None:
    if part_of(name_of(path)) != "bot":
        assert broken_arrows(path) == []


def test_nothing_imports_the_application() -> None:
    importers = [
        name_of(path)
        for path in OURS
        if any(other.split(".")[0] == "app" for other in imported_by(path))
    ]
    assert importers == []


def test_of_the_dialogue_an_integration_knows_the_catalogue_only() -> None:
    wrong = [
        f"{name_of(path)} -> {other}"
        for path in sources("integrations")
        for other in imported_by(path)
        if other.startswith("bot.dialogue.") and not other.startswith(CATALOGUE_ONLY + ".")
    ]
    assert wrong == []


@pytest.mark.parametrize("path", PURE, ids=name_of)
def test_the_core_does_no_input_or_output(path: Path) -> None:
    modules = {other.split(".")[0] for other in imported_by(path)}
    assert modules & INPUT_AND_OUTPUT == set()
    calls = list(called_by(path))
    clocks = [
        f"{one.attr}() in line {one.lineno}"
        for one in calls
        if isinstance(one, ast.Attribute) and one.attr in CLOCKS and is_of_datetime(one.value)
    ]
    effects = [one.id for one in calls if isinstance(one, ast.Name) and one.id in BUILT_IN]
    assert (clocks, effects) == ([], [])


def called_by(path: Path) -> Iterator[ast.expr]:
    """What a file calls."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call):
            yield node.func


def is_of_datetime(value: ast.expr) -> bool:
    """`datetime.now()` or `date.today()`, and not `talk.now()` or `world.today()`."""
    name = value.id if isinstance(value, ast.Name) else getattr(value, "attr", "")
    return name in {"datetime", "date"}
