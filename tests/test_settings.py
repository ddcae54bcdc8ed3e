"""Settings: all problems at once, by name, and never a value."""

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from pydantic import ValidationError

from app import create_app, main
from bot.ports import Channel
from bot.settings import Settings, SettingsError, load_settings

EXAMPLE = Path(__file__).parents[1] / ".env.example"
NEEDED = {
    "public_url": "https://book.example.com/",
    "secret_key": "canary-secret-key-of-the-app",
    "twilio_account_sid": "AC0123",
    "twilio_auth_token": "canary-twilio-token",
    "setster_email": "owner@example.com",
    "setster_api_key": "canary-setster-key",
    "setter_api_key": "canary-setter-key",
    "setter_bot_id": "700",
    "business_name": "Maple & Main",
    "business_time_zone": "America/New_York",
}


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the machine that the tests run on."""
    monkeypatch.chdir(tmp_path)
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def settings_with(**changes: object) -> Settings:
    return load_settings(**{**NEEDED, **changes})


def problems_with(**changes: object) -> str:
    with pytest.raises(SettingsError) as raised:
        settings_with(**changes)
    return str(raised.value)


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name.upper(), value)
    settings = load_settings()
    assert settings.public_url == "https://book.example.com"
    assert settings.setter_bot_id == 700


def test_each_setting_is_explained_in_the_example() -> None:
    named = re.findall(r"^(?:# )?([A-Z_]+)=", EXAMPLE.read_text(), re.MULTILINE)
    assert sorted(named) == sorted(name.upper() for name in Settings.model_fields)


def test_the_example_holds_no_secret() -> None:
    lines = EXAMPLE.read_text().splitlines()
    given = [line for line in lines if re.match(r"[A-Z_]*(KEY|TOKEN|SID)=.", line)]
    assert given == []


def test_everything_that_is_missing_is_named_at_once() -> None:
    with pytest.raises(SettingsError) as raised:
        load_settings()
    for name in NEEDED:
        assert f"{name.upper()} is not set" in str(raised.value)


def test_wrong_values_are_named_together_and_never_shown() -> None:
    wrong = {
        "public_url": "canary-no-address",
        "secret_key": "canary-short",
        "twilio_auth_token": "canary-one,,canary-two",
        "business_time_zone": "Canary/Nowhere",
        "default_country": "canary",
        "business_language": "canary",
        "setter_bot_id": "canary-bot",
    }
    problems = problems_with(**wrong)
    for name in wrong:
        assert name.upper() in problems
    assert "canary" not in problems.lower()


def test_the_librarys_own_error_shows_no_value() -> None:
    with pytest.raises(ValidationError) as raised:
        Settings(_env_file=None, **{**NEEDED, "setter_bot_id": "canary-bot", "public_url": "x"})
    assert "canary" not in str(raised.value) + repr(raised.value)


@pytest.mark.parametrize("name", ["twilio_auth_token", "setster_api_key", "setter_api_key"])
@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_blank_secret_refuses_to_start(name: str, blank: str) -> None:
    assert name.upper() in problems_with(**{name: blank})


@pytest.mark.parametrize("tokens", [",", "one,", ",two", "one,two,three"])
def test_tokens_are_one_or_two(tokens: str) -> None:
    assert "TWILIO_AUTH_TOKEN" in problems_with(twilio_auth_token=tokens)


def test_two_tokens_are_taken_while_rotating() -> None:
    assert settings_with(twilio_auth_token="old, new").twilio_tokens == ("old", "new")


def test_several_web_processes_on_sqlite_are_refused_with_the_cure() -> None:
    found = problems_with(web_processes=2)
    assert "WEB_PROCESSES" in found and "DATABASE_URL" in found
    assert settings_with(web_processes=2, database_url="postgresql://a@b/c").web_processes == 2


@pytest.mark.parametrize(
    "url",
    [
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite+pysqlite:///:memory:",
        "sqlite:///file::memory:?uri=true",
        "sqlite:///file:book?mode=memory&uri=true",
    ],
)
def test_a_database_in_memory_refuses_to_start(url: str) -> None:
    assert "DATABASE_URL must name a file" in problems_with(database_url=url)


@pytest.mark.parametrize(
    "url", ["canary", "mysql://canary@b/c", "postgresql+psycopg2://b/c", "postgres://a:canary/c"]
)
@pytest.mark.parametrize("name", ["database_url", "staff_database_url"])
def test_what_is_no_database_of_ours_refuses_to_start_with_the_cure(name: str, url: str) -> None:
    problems = problems_with(**{name: url})
    assert f"{name.upper()} must be postgresql://user:password@host/name" in problems
    assert "canary" not in problems


@pytest.mark.parametrize(("secret", "is_refused"), [("c" * 15, True), ("c" * 16, False)])
def test_a_key_that_is_too_short_is_refused_with_one_that_is_not(
    secret: str, *, is_refused: bool
) -> None:
    if is_refused:
        assert "token_urlsafe" in problems_with(secret_key=secret)
    else:
        assert settings_with(secret_key=secret)


@pytest.mark.parametrize("blank", ["", " ", "\t"])
def test_a_blank_token_for_the_numbers_is_none(blank: str) -> None:
    assert settings_with(metrics_token=blank).metrics_token is None


def test_to_serve_with_flasks_debugging_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLASK_DEBUG", "1")
    result = CliRunner().invoke(main, ["serve"])
    assert (result.exit_code, "FLASK_DEBUG" in result.output) == (1, True)


def test_a_database_that_is_not_there_is_named_with_its_setting(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, value in NEEDED.items():
        monkeypatch.setenv(name.upper(), value)
    monkeypatch.setenv("DATABASE_URL", "postgresql://somebody:canary@127.0.0.1:9/nothing")
    result = CliRunner().invoke(main, ["serve"])
    assert (result.exit_code, "DATABASE_URL" in result.output) == (1, True)
    assert "canary" not in result.output and "Traceback" not in result.output


@pytest.mark.parametrize(
    ("channel", "sender"), [(Channel.SMS, "+15550100"), (Channel.WHATSAPP, "+15550101")]
)
def test_each_channel_has_its_sender(channel: Channel, sender: str) -> None:
    settings = settings_with(twilio_sender="+15550100, whatsapp:+15550101")
    assert settings.sender(channel) == sender


def test_a_channel_without_a_sender_has_none() -> None:
    assert settings_with(twilio_sender="+15550100").sender(Channel.WHATSAPP) is None


@pytest.mark.parametrize(
    ("values", "locale"),
    [({}, "en-US"), ({"default_country": "GB"}, "en-GB"), ({"default_country": "ES"}, "en-ES")],
)
def test_country_and_language_make_the_businesss_locale(
    values: dict[str, object], locale: str
) -> None:
    assert settings_with(**values).locale == locale


def test_a_language_that_we_do_not_speak_names_those_that_we_do() -> None:
    assert "BUSINESS_LANGUAGE must be a language that Bookline speaks: en" in problems_with(
        business_language="tlh"
    )


def test_secrets_do_not_show_in_what_is_printed() -> None:
    assert "canary" not in repr(settings_with())


def test_the_application_says_what_is_missing() -> None:
    with pytest.raises(SettingsError, match="PUBLIC_URL is not set"):
        create_app()


@pytest.mark.parametrize("secret", ["canary-short", "canary secret with spaces in it", "c" * 201])
def test_the_secret_of_the_calendars_address_is_long_and_fit_for_it(secret: str) -> None:
    problems = problems_with(setster_webhook_secret=secret)
    assert "SETSTER_WEBHOOK_SECRET" in problems
    assert "canary" not in problems


def test_without_that_secret_there_is_none() -> None:
    assert settings_with(setster_webhook_secret="").setster_webhook_secret is None
    secret = settings_with(setster_webhook_secret="s" * 43).setster_webhook_secret
    assert secret and secret.get_secret_value() == "s" * 43


@pytest.mark.parametrize(
    "wrong",
    [
        {"trusted_proxies": "-1"},
        {"trusted_proxies": "canary"},
        {"trusted_hosts": "https://canary.example"},
        {"trusted_hosts": "book.example.com,canary/path"},
        {"countries_served": "US,canary"},
        {"most_messages_a_minute": "0"},
        {"most_replies_an_hour": "canary"},
        {"staff_hours": "canary"},
        {"staff_hours": "mon-fri 17:00-09:00 canary"},
        {"attention_after_minutes": "0"},
    ],
)
def test_limits_and_names_that_make_no_sense_refuse_to_start(wrong: dict[str, str]) -> None:
    (name,) = wrong
    problems = problems_with(**wrong)
    assert name.upper() in problems
    assert "canary" not in problems


@pytest.mark.parametrize(
    ("half", "told"),
    [
        (
            {"alert_webhook_url": "https://x.example"},
            "ALERT_WEBHOOK_SECRET: ALERT_WEBHOOK_URL needs",
        ),
        ({"alert_email_to": "a@b.example"}, "SMTP_HOST: ALERT_EMAIL_TO needs"),
        ({"smtp_host": "mail.example"}, "ALERT_EMAIL_FROM: SMTP_HOST needs"),
        ({"staff_database_url": "postgresql://a@b/c"}, "STAFF_DATABASE_URL: SQLite has no roles"),
        ({"quiet_hours": "canary"}, "QUIET_HOURS must be two times of day such as"),
        ({"alert_quiet_hours": "9-25"}, "ALERT_QUIET_HOURS must be two times of day such as"),
        ({"default_country": "ZZ"}, "DEFAULT_COUNTRY must be a two-letter country code"),
    ],
)
def test_what_needs_another_setting_or_shape_says_which(half: dict[str, str], told: str) -> None:
    problems = problems_with(**half)
    assert told in problems
    assert "canary" not in problems


def test_staffed_hours_that_make_no_sense_are_refused_with_the_cure() -> None:
    problems = problems_with(staff_hours="9 to 5")
    assert "STAFF_HOURS must be days and times of day such as mon-fri 09:00-17:00" in problems


def test_hosts_and_countries_are_lists() -> None:
    settings = settings_with(trusted_hosts="book.internal, b.example", countries_served="US, CA")
    assert settings.trusted_hosts == ("book.internal", "b.example")
    assert settings.countries_served == ("US", "CA")
    assert (settings_with().trusted_proxies, settings_with().countries_served) == (0, ())


FOLLOW_UP = {"name": "Follow up", "id": "HX" + "a" * 32, "text": "Hi {{2}} and {{1}}, hello"}


def test_approved_templates_are_listed_as_json() -> None:
    (template,) = settings_with(whatsapp_templates=json.dumps([FOLLOW_UP])).whatsapp_templates
    assert list(template.places) == [1, 2]
    assert template.filled(("Ann", "{{1}}")) == "Hi {{1}} and Ann, hello"
    assert settings_with(whatsapp_templates="").whatsapp_templates == ()


@pytest.mark.parametrize(
    ("listed", "cure"),
    [
        ("canary", "a JSON list such as"),
        ("{}", "a JSON list such as"),
        ("[1]", "entry 1"),
        ([{**FOLLOW_UP, "id": "HXcanary"}], "entry 1, id"),
        ([FOLLOW_UP, {**FOLLOW_UP, "text": "canary {{1}} {{3}}"}], "entry 2, text: number the"),
        ([{**FOLLOW_UP, "text": "canary {{name}}"}], "entry 1, text: number the"),
        ([{**FOLLOW_UP, "text": "x" * 1025}], "entry 1, text"),
        ([{**FOLLOW_UP, "txt": "x"}], "entry 1, txt"),
        ([{"id": FOLLOW_UP["id"], "text": "Hi"}], "entry 1, name"),
        ([FOLLOW_UP, FOLLOW_UP], "the same name twice"),
        ([FOLLOW_UP, {**FOLLOW_UP, "name": "B"}], "the same id twice"),
    ],
)
def test_a_template_that_can_t_be_used_is_named_with_its_cure(listed: object, cure: str) -> None:
    text = listed if isinstance(listed, str) else json.dumps(listed)
    found = problems_with(whatsapp_templates=text)
    assert "WHATSAPP_TEMPLATES" in found and cure in found
    assert "canary" not in found
