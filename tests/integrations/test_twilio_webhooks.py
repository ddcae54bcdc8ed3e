import string
import xml.etree.ElementTree as ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from bot.ports import Channel, DeliveryState, MediaItem, StatusUpdate
from integrations.twilio import twiml
from integrations.twilio.cleaning import clean_line, clean_lines
from integrations.twilio.parse import read_inbound, read_status
from integrations.twilio.states import RANK, is_forward, state_of
from integrations.twilio.verify import Signatures

SMS = {
    "MessageSid": "SM" + "0" * 32,
    "AccountSid": "AC" + "0" * 32,
    "From": "+16175550100",
    "To": "+16175550199",
    "Body": "Hi there",
    "NumMedia": "0",
    "FromCity": "",
}
WHATSAPP = {
    **SMS,
    "From": "whatsapp:+16175550100",
    "To": "whatsapp:+16175550199",
    "ProfileName": "Ann",
    "WaId": "16175550100",
}


def parsed(answer: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(answer)  # noqa: S314 - our own answer, not a stranger's


def test_a_text_is_read():
    inbound = read_inbound(SMS)
    assert inbound.provider_id == SMS["MessageSid"]
    assert inbound.channel is Channel.SMS
    assert (inbound.from_address, inbound.to_address) == ("+16175550100", "+16175550199")
    assert (inbound.body, inbound.choice_text, inbound.media) == ("Hi there", "", ())
    assert inbound.phone == "+16175550100"


def test_a_whatsapp_message_is_read_without_its_prefix():
    inbound = read_inbound(WHATSAPP)
    assert inbound.channel is Channel.WHATSAPP
    assert (inbound.from_address, inbound.to_address) == ("+16175550100", "+16175550199")
    assert (inbound.profile_name, inbound.phone) == ("Ann", "+16175550100")


def test_a_scoped_id_names_the_person_and_the_phone_is_kept_beside_it():
    inbound = read_inbound({**WHATSAPP, "ExternalUserId": "whatsapp:US.abc123"})
    assert (inbound.from_address, inbound.phone) == ("US.abc123", "+16175550100")


def test_a_person_who_hides_the_phone_has_none():
    hidden = {**WHATSAPP, "From": "whatsapp:US.abc123", "ExternalUserId": "whatsapp:US.abc123"}
    inbound = read_inbound({**hidden, "WaId": ""})
    assert (inbound.from_address, inbound.phone) == ("US.abc123", None)


def test_a_scoped_id_means_nothing_on_sms():
    assert read_inbound({**SMS, "ExternalUserId": "x"}).from_address == "+16175550100"


def test_a_short_code_is_an_address_and_no_phone():
    inbound = read_inbound({**SMS, "From": "72345"})
    assert (inbound.from_address, inbound.phone) == ("72345", None)


@pytest.mark.parametrize(
    ("fields", "choice"),
    [
        ({"ButtonPayload": "slot-2", "ButtonText": "3 pm"}, "slot-2"),
        ({"ListId": "svc-1", "ListTitle": "Haircut"}, "svc-1"),
        ({"ButtonText": "3 pm"}, "3 pm"),
        ({"ListTitle": "Haircut"}, "Haircut"),
        ({}, ""),
    ],
)
def test_a_tapped_choice_is_its_id_or_else_its_label(fields, choice):
    assert read_inbound({**WHATSAPP, **fields}).choice_text == choice


def test_media_is_listed_and_not_fetched():
    fields = {
        "NumMedia": "2",
        "Body": "",
        "MediaUrl0": "http://169.254.169.254/latest",
        "MediaContentType0": "image/jpeg",
        "MediaUrl1": "https://api.twilio.com/x",
    }
    assert read_inbound({**SMS, **fields}).media == (
        MediaItem("http://169.254.169.254/latest", "image/jpeg"),
        MediaItem("https://api.twilio.com/x", ""),
    )


@pytest.mark.parametrize("count", ["", "x", "-1", "1e9", "²"])
def test_a_count_of_media_that_is_none_is_zero(count):
    assert read_inbound({**SMS, "NumMedia": count}).media == ()


def test_a_great_count_of_media_is_cut():
    assert len(read_inbound({**SMS, "NumMedia": "999999999"}).media) == 10


def test_a_shared_place_is_read():
    fields = {"Latitude": "42.36", "Longitude": "-71.05", "Label": "Home", "Address": "1 Elm St"}
    inbound = read_inbound({**WHATSAPP, "Body": "", **fields})
    assert (inbound.latitude, inbound.longitude) == (42.36, -71.05)
    assert (inbound.body, inbound.place) == ("", "Home, 1 Elm St")


@pytest.mark.parametrize("latitude", ["", "north", "91", "nan", "inf"])
def test_half_a_place_is_none(latitude):
    inbound = read_inbound({**WHATSAPP, "Latitude": latitude, "Longitude": "1"})
    assert (inbound.latitude, inbound.longitude) == (None, None)


def test_an_opt_out_is_told():
    assert read_inbound({**SMS, "OptOutType": "STOP"}).opt_out_type == "STOP"


@pytest.mark.parametrize(
    "broken",
    [
        {"MessageSid": ""},
        {"MessageSid": "SM 1; drop"},
        {"MessageSid": "S" * 65},
        {"From": ""},
        {"From": "whatsapp:"},
        {"From": "a b"},
        {"From": "é" * 5},
        {"To": ""},
        {"To": "x" * 200},
    ],
)
def test_a_message_without_id_or_addresses_is_refused(broken):
    with pytest.raises(ValueError, match="no usable"):
        read_inbound({**SMS, **broken})


def test_unknown_parameters_and_absent_ones_are_borne():
    few = {name: SMS[name] for name in ("MessageSid", "From", "To")}
    assert read_inbound({**few, "Brand-New": "1"}).body == ""


def test_an_older_name_of_the_id_does():
    older = {key: value for key, value in SMS.items() if key != "MessageSid"}
    assert read_inbound({**older, "SmsSid": "SM1"}).provider_id == "SM1"


@given(st.text(st.characters(), max_size=200) | st.text(string.whitespace + "\x00\x1b\x85\ud800"))
def test_a_cleaned_text_can_be_stored_encoded_and_put_into_xml(text):
    body = read_inbound({**SMS, "Body": text, "ProfileName": text}).body
    assert body == clean_lines(body)
    body.encode()
    answer = parsed(twiml.message(text, status_callback="https://x.example/s"))
    assert (answer[0].text or "") == clean_lines(text)
    assert "\n" not in clean_line(text)


def test_line_ends_become_line_feeds_and_nothing_else_is_lost():
    assert clean_lines("a\r\nb\rc\td\x00\x1b[31m\u2028é\U0001f600") == "a\nb\nc d[31m\né\U0001f600"


@pytest.mark.parametrize("code", [0x00, 0x0B, 0x1F, 0x7F, 0x9B, 0xD800, 0xFDD0, 0xFFFE, 0xFFFF])
def test_what_breaks_databases_xml_or_terminals_is_taken_out(code):
    assert clean_lines(f"a{chr(code)}b") == "ab"


TOKEN = "canary-auth-token"
BASE = "https://book.example/app"


def signed(token, url, form):
    return RequestValidator(token).compute_signature(url, form)


@pytest.mark.parametrize("query", ["", "a=1", "name=%C3%A9", "b=2&a=1"])
def test_a_signature_over_the_public_address_is_genuine(query):
    url = f"{BASE}/webhooks/twilio/messages" + (f"?{query}" if query else "")
    signatures = Signatures(BASE + "/", TOKEN)
    signature = signed(TOKEN, url, SMS)
    assert signatures.are_genuine("/webhooks/twilio/messages", query, SMS, signature)


@pytest.mark.parametrize(
    "base", ["http://book.example/app", "https://book.example:8443/app", "https://book.example"]
)
def test_a_signature_over_another_scheme_port_or_path_is_none(base):
    assert not Signatures(BASE, TOKEN).are_genuine("/x", "", SMS, signed(TOKEN, f"{base}/x", SMS))
    assert Signatures(base, TOKEN).are_genuine("/x", "", SMS, signed(TOKEN, f"{base}/x", SMS))


def test_repeated_names_are_signed_too():
    form = MultiDict([("Body", "a"), ("Body", "b"), ("From", "+1")])
    signature = signed(TOKEN, f"{BASE}/x", form)
    signatures = Signatures(BASE, TOKEN)
    assert signatures.are_genuine("/x", "", form, signature)
    assert not signatures.are_genuine("/x", "", MultiDict(form.to_dict()), signature)


@pytest.mark.parametrize(
    "signature",
    [None, "", "wrong", "A" * 10_000, "é", "\ud800"],
    ids=["missing", "empty", "wrong", "long", "non-ascii", "surrogate"],
)
def test_a_bad_signature_is_none(signature):
    assert not Signatures(BASE, TOKEN).are_genuine("/x", "", SMS, signature)


@pytest.mark.parametrize(
    ("path", "query", "changes"),
    [
        ("/y", "", {}),
        ("/x/", "", {}),
        ("/x", "a=1", {}),
        ("/x", "", {"Body": "Hi there "}),
        ("/x", "", {"Extra": "1"}),
        ("/x", "", {"FromCity": "Boston"}),
        ("/x", "", {"Body": "\ud800"}),
    ],
)
def test_whatever_differs_from_what_was_signed_is_refused(path, query, changes):
    signature = signed(TOKEN, f"{BASE}/x", SMS)
    assert Signatures(BASE, TOKEN).are_genuine("/x", "", SMS, signature)
    assert not Signatures(BASE, TOKEN).are_genuine(path, query, {**SMS, **changes}, signature)


OTHER = "+16175550111"
NEW_ID = "SM" + "f" * 32
HIDDEN = "whatsapp:US.abc123"


@pytest.mark.parametrize(
    ("sender", "written", "parted"),
    [
        (
            HIDDEN,
            f"From{OTHER}MessageSid{NEW_ID}To{SMS['To']}Z",
            {
                "From": OTHER,
                "MessageSid": NEW_ID,
                "To": SMS["To"],
                "Z": f"From{HIDDEN}FromCityMessageSid{SMS['MessageSid']}NumMedia0To{SMS['To']}",
            },
        ),
        (
            SMS["From"],
            f"From{OTHER}FromA",
            {"From": OTHER, "FromA": f"From{SMS['From']}FromCity"}
            | {name: SMS[name] for name in ("MessageSid", "NumMedia", "To")},
        ),
        *(
            (
                sender,
                f"From{OTHER}FromA",
                {"From": OTHER, "FromA": f"From{sender}FromCity"}
                | {name: SMS[name] for name in ("MessageSid", "NumMedia", "To")},
            )
            for sender in (HIDDEN, "72345")
        ),
    ],
    ids=[
        "somebody else's, under a new id",
        "somebody else's, before the true one arrives",
        "somebody else's, of a sender without a number",
        "somebody else's, of a short code",
    ],
)
def test_a_text_that_was_written_to_be_parted_anew_is_refused(sender, written, parted):
    """What is signed has no borders: a part of a text may be passed off as other parameters."""
    signature = signed(TOKEN, f"{BASE}/x", {**SMS, "From": sender, "Body": f"cancel{written}"})
    form = {"AccountSid": SMS["AccountSid"], "Body": "cancel", **parted}
    assert signed(TOKEN, f"{BASE}/x", form) == signature
    assert not Signatures(BASE, TOKEN).are_genuine("/x", "", form, signature)


@pytest.mark.parametrize(
    "fields",
    [
        {"OriginalRepliedMessageSid": "SM" + "e" * 32, "SmsMessageSid": SMS["MessageSid"]},
        {"Body": "From +16175550111 To +1 617 555 0122, MessageSid SM1, Dana from+1"},
        {"From": "72345", "ChannelToAddress": "+16175550XXX", "FromZip": ""},
    ],
)
def test_what_only_resembles_that_is_genuine(fields):
    form = {**WHATSAPP, **fields}
    assert Signatures(BASE, TOKEN).are_genuine("/x", "", form, signed(TOKEN, f"{BASE}/x", form))


def test_two_tokens_are_taken_while_rotating():
    signatures = Signatures(BASE, f"{TOKEN}, newer")
    for token in (TOKEN, "newer"):
        assert signatures.are_genuine("/x", "", SMS, signed(token, f"{BASE}/x", SMS))
    assert not signatures.are_genuine("/x", "", SMS, signed("third", f"{BASE}/x", SMS))


@pytest.mark.parametrize("tokens", ["", " ", "a,", ",a", "a,,b", "a,b,c"])
def test_a_blank_token_never_gets_so_far(tokens):
    with pytest.raises(ValueError, match="token"):
        Signatures(BASE, tokens)


def test_a_blank_public_address_never_gets_so_far():
    with pytest.raises(ValueError, match="URL"):
        Signatures(" ", TOKEN)


def test_an_answer_is_one_message_with_a_callback():
    answer = parsed(
        twiml.message("]]> </Message> <b> & 'x'", status_callback="https://x.example/s?a=1&b=2")
    )
    assert answer.tag == "Response"
    assert [one.tag for one in answer] == ["Message"]
    assert answer[0].text == "]]> </Message> <b> & 'x'"
    assert answer[0].attrib == {"action": "https://x.example/s?a=1&b=2", "method": "POST"}


def test_an_empty_answer_sends_nothing():
    assert len(parsed(twiml.nothing())) == 0


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("accepted", DeliveryState.QUEUED),
        ("queued", DeliveryState.QUEUED),
        ("sending", DeliveryState.SENDING),
        ("sent", DeliveryState.SENT),
        ("Delivered", DeliveryState.DELIVERED),
        ("read", DeliveryState.READ),
        ("undelivered", DeliveryState.FAILED),
        ("canceled", DeliveryState.FAILED),
        ("received", None),
        ("brand-new", None),
    ],
)
def test_a_status_is_a_delivery_state(status, state):
    assert state_of(status) is state


def test_a_status_callback_is_read():
    form = {"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "30003"}
    assert read_status(form) == StatusUpdate("SM1", DeliveryState.FAILED, "30003")


@pytest.mark.parametrize("code", ["", "30003; drop", "1234567", "+16175550100"])
def test_an_error_code_is_a_short_number_or_none(code):
    form = {"MessageSid": "SM1", "MessageStatus": "failed", "ErrorCode": code}
    update = read_status(form)
    assert update is not None
    assert update.error_code == ""


@pytest.mark.parametrize("status", ["received", "receiving", "brand-new", ""])
def test_a_callback_without_news_is_none(status):
    assert read_status({"MessageSid": "SM1", "MessageStatus": status}) is None


STATES = st.sampled_from(list(DeliveryState))


@given(st.lists(STATES, max_size=12))
def test_a_state_only_moves_forward_whatever_the_order(news):
    state = DeliveryState.INLINE
    for new in news:
        if is_forward(state, new):
            assert state is not DeliveryState.FAILED
            assert new is DeliveryState.FAILED or RANK[new] > RANK[state]
            state = new
    assert not is_forward(state, state)


@pytest.mark.parametrize("arrived", [DeliveryState.DELIVERED, DeliveryState.READ])
def test_what_has_arrived_has_not_failed(arrived):
    assert not is_forward(arrived, DeliveryState.FAILED)
    assert is_forward(DeliveryState.SENT, DeliveryState.FAILED)
