"""Rules that hold for the whole source, and proof that each finds what it is to find."""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.edge import rules
from tests.edge.rules import Rule, breaches

ROOT = Path(__file__).parents[2]
OURS = [
    ROOT / "app.py",
    *(ROOT / "bot").rglob("*.py"),
    *(ROOT / "integrations").rglob("*.py"),
]
SPARED: dict[Rule, tuple[str, ...]] = {
    rules.bare_client_call: ("integrations/sandbox/demo.py",),  # waits for a process to be up
    rules.built_query: (
        "bot/store/migrations/",  # data definition takes no parameters
        # A column has another name on each database; all values are bound.
        "bot/store/erasure.py",
        "bot/store/search_index.py",
        "bot/store/searching.py",
    ),
}
TEMPLATES = [*(ROOT / "templates").rglob("*.html")]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())

RULES: dict[Rule, tuple[str, str]] = {
    rules.bare_client_call: ("httpx.get(url)", "client.get(url)"),
    rules.built_query: ("c.execute(text(f'SELECT {x}'))", "c.execute(text('SELECT :x'), values)"),
    rules.printed: ("print(secret)", "click.echo(words)"),
    rules.trusted_markup: ("Markup(body)", "render_template('a.html', body=body)"),
    rules.naive_time: ("datetime.now()", "datetime.now(UTC)"),
    rules.jumping_clock: ("time.time()", "time.monotonic()"),
}
MORE_BREACHES: list[tuple[Rule, str]] = [
    (rules.bare_client_call, "httpx.stream('GET', url)"),
    (rules.bare_client_call, "urllib.request.urlopen(url)"),
    (rules.built_query, "c.execute('SELECT ' + name)"),
    (rules.built_query, "c.exec_driver_sql('SELECT %s' % name)"),
    (rules.built_query, "text('SELECT {}'.format(name))"),
    (rules.trusted_markup, "markupsafe.Markup(body)"),
    (rules.trusted_markup, "flask.render_template_string(body)"),
    (rules.naive_time, "datetime.utcnow()"),
    (rules.naive_time, "date.today()"),
    (rules.naive_time, "datetime.fromtimestamp(1)"),
]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_holds_everywhere(rule: Callable) -> None:
    spared = SPARED.get(rule, ())
    found = {
        str(path.relative_to(ROOT)): lines
        for path in OURS
        if not str(path.relative_to(ROOT)).startswith(spared)
        and (lines := breaches(path.read_text(), rule))
    }
    assert found == {}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_what_breaks_it_and_nothing_else(rule: Callable) -> None:
    broken, kept = RULES[rule]
    assert breaches(broken, rule) == [1]
    assert breaches(kept, rule) == []


@pytest.mark.parametrize(("rule", "source"), MORE_BREACHES)
def test_a_rule_finds_other_ways_of_breaking_it(rule: Callable, source: str) -> None:
    assert breaches(source, rule) == [1]


def unsafe(template: str) -> list[str]:
    """Where a template lets text through as markup, or brings a script of its own."""
    return re.findall(r"\|\s*safe\b|autoescape false|<script(?![^>]*\ssrc=)|\son\w+=", template)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_lets_text_through_as_markup(path: Path) -> None:
    assert unsafe(path.read_text()) == []


@pytest.mark.parametrize(
    "template",
    ["{{ a|safe }}", "{{ a | safe }}", "{% autoescape false %}", "<script>x", "<p onclick='x'>"],
)
def test_the_rule_about_templates_finds_what_breaks_it(template: str) -> None:
    assert unsafe(template)


@pytest.mark.parametrize("family", ["DTZ", "S", "LOG", "G", "T20"])
def test_the_linter_looks_for_it(family: str) -> None:
    assert family in PYPROJECT["tool"]["ruff"]["lint"]["select"]


def test_types_are_strict_in_all_of_the_source() -> None:
    mypy = PYPROJECT["tool"]["mypy"]
    assert mypy["strict"] is True
    assert {"app.py", "bot", "integrations"} <= set(mypy["files"])
    assert not any("disable_error_code" in one for one in mypy["overrides"])


def test_make_test_runs_every_check() -> None:
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(r"^test:.*\bcheck\b", makefile, re.MULTILINE)
    check = makefile.split("\ncheck:")[1].split("\n\n")[0]
    for command in ("ruff check .", "ruff format --check .", "mypy", "bandit -q -r app.py bot"):
        assert command in check


# What we install


def pins(name: str) -> dict[str, str]:
    """Each requirement of a lock file, with the text that belongs to it."""
    text = (ROOT / name).read_text()
    blocks = re.split(r"\n(?=\S)", "\n" + text)
    return {block.split()[0]: block for block in blocks if block.strip() and block[0] != "#"}


def unpinned(found: dict[str, str]) -> list[str]:
    """Requirements that are not one version with the hashes of its files."""
    exact = re.compile(r"[A-Za-z0-9_.\-\[\],]+==\S+")
    return [
        name
        for name, block in found.items()
        if not exact.fullmatch(name) or not re.search(r"--hash=sha256:[0-9a-f]{64}", block)
    ]


LOCKS = {"requirements.txt": 30, "requirements-dev.txt": 60, "requirements-uv.txt": 0}
"""Lock file -> so many requirements stand in it, and more."""


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_one_version_with_its_hashes(name: str) -> None:
    found = pins(name)
    assert len(found) > LOCKS[name]
    assert unpinned(found) == []


OTHER_SOURCES = re.compile(
    r"--(extra-)?index-url|--find-links|--trusted-host|^-[if] |://| @ ", re.M
)


@pytest.mark.parametrize("name", LOCKS)
def test_everything_comes_from_the_one_index(name: str) -> None:
    assert not OTHER_SOURCES.search((ROOT / name).read_text())
    makefile = (ROOT / "Makefile").read_text().splitlines()
    assert not [one for one in makefile if "install" in one and OTHER_SOURCES.search(one)]
    assert "uv" not in PYPROJECT["tool"]
    assert not [one for one in ("uv.toml", "pip.conf") if (ROOT / one).exists()]


@pytest.mark.parametrize("line", ["--extra-index-url x", "-i x", "a @ file.whl", "git+https://x"])
def test_another_source_is_found(line: str) -> None:
    assert OTHER_SOURCES.search(line)


def test_what_is_not_pinned_is_found() -> None:
    assert unpinned({"flask>=3": "flask>=3", "click==8": "click==8 \\"}) == ["flask>=3", "click==8"]


def test_installing_checks_the_hashes() -> None:
    makefile = (ROOT / "Makefile").read_text()
    installs = [line for line in makefile.splitlines() if "pip install" in line]
    assert len(installs) == 3
    assert all("--require-hashes -r requirements" in line for line in installs)


def test_what_runs_and_what_tests_have_the_same_versions() -> None:
    run, dev = pins("requirements.txt"), pins("requirements-dev.txt")
    assert set(run) <= set(dev)


SAFE = {"name": "flask", "version": "3", "vulns": []}
KNOWN = {"name": "jinja2", "version": "1", "vulns": [{"id": "PYSEC-1", "fix_versions": ["2"]}]}
SKIPPED = {"name": "click", "skip_reason": "could not be audited"}


@pytest.mark.parametrize(
    ("report", "told"),
    [
        (json.dumps({"dependencies": [SAFE]}), ""),
        (json.dumps({"dependencies": [SAFE, KNOWN]}), "jinja2 1: PYSEC-1, mended in 2"),
        (json.dumps({"dependencies": [SAFE, SKIPPED]}), "click was not looked up"),
        (json.dumps({"dependencies": []}), "nothing was looked up"),
        ("", "nothing was looked up"),
        ("null", "nothing was looked up"),
    ],
)
def test_an_audit_that_looked_nothing_up_is_a_failure(report: str, told: str) -> None:
    command = [sys.executable, ROOT / ".ci" / "audited.py"]
    done = subprocess.run(command, input=report, capture_output=True, text=True)
    assert (done.returncode == 0) is (told == "")
    assert told in done.stderr
