"""`/client`: the customers that Setster knows. Their id is called `client_id` here."""

from flask import Blueprint, Response, request

from integrations.sandbox.parts import parts
from integrations.sandbox.setster.bodies import read_body
from integrations.sandbox.setster.envelope import INVALID_PARAMETERS, Refused, answer
from integrations.sandbox.setster.filters import paged
from integrations.sandbox.setster.rendering import client_row
from integrations.sandbox.world import Client

blueprint = Blueprint("setster_clients", __name__)


@blueprint.get("/client", endpoint="clients")
@blueprint.get("/client/<client_id>", endpoint="client")
def list_clients(client_id: str = "") -> Response:
    """The clients that pass the filters."""
    world = parts().world
    with world.lock:
        found = [one for one in world.state.clients.values() if client_id in ("", one.id)]
        rows = [client_row(world, one) for one in found if _is_wanted(one)]
    return answer(paged(rows, request.args))


@blueprint.post("/client", endpoint="add_client")
def add_client() -> Response:
    """Enter a client; one with the same e-mail is given back."""
    body = read_body()
    if "@" not in str(body.get("email", "")):
        raise Refused(INVALID_PARAMETERS)
    world = parts().world
    email = str(body["email"])
    with world.lock:
        known = [one for one in world.state.clients.values() if one.email.lower() == email.lower()]
        client = (
            known[0]
            if known
            else parts().books.add_client(
                str(body.get("name", "")), email, str(body.get("phone", ""))
            )
        )
        return answer(client_row(world, client))


def _is_wanted(client: Client) -> bool:
    query = request.args
    checks = {
        "email": client.email.lower() == query.get("email", "").lower(),
        "phone": _digits(client.phone) == _digits(query.get("phone", "")),
        "name": client.name.lower() == query.get("name", "").lower(),
        "q": query.get("q", "").lower() in f"{client.name} {client.email} {client.phone}".lower(),
    }
    return all(holds for name, holds in checks.items() if query.get(name))


def _digits(phone: str) -> str:
    return "".join(one for one in phone if one.isdigit())
