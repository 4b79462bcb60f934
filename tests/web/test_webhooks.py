"""Others are told of new figures, conflicts and silent edits: signed, at least once, and nowhere inside."""

import json
import socket
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import jsonschema
import pytest
import requests
from flask.testing import FlaskClient
from standardwebhooks import Webhook, WebhookVerificationError

from service.settings import Settings
from service.store import Store
from service.web import create_app
from service.web.notify import Courier
from tests.web.receiver import Receiver, receiving
from tests.web.running import running
from tests.web.samples import FERRY, figure_of
from tests.web.test_bad_input import told
from tests.web.test_openapi import closed

AT_ONCE = (timedelta(0), timedelta(0))
LOCAL = "127.0.0.0/8"
OTHER = {
    "text": "The coastguard said 52 people were injured when a ferry ran aground off Larne on Monday.",
    "publisher": "Coast Daily",
    "url": "https://coast.example/ferry",
    "published_at": "2025-03-04T09:00:00Z",
}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return replace(settings, webhook_networks=LOCAL)


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture
def courier(settings: Settings) -> Courier:
    return Courier(settings.database, LOCAL, AT_ONCE)


def carry(courier: Courier) -> None:
    with Store.open(courier.database) as store:
        while courier.look(store):
            pass
        courier.carry(store)


def hook(client: FlaskClient, receiver: Receiver, **more: Any) -> dict[str, Any]:
    answer = client.post("/v1/webhooks", json={"url": receiver.url + "/hooks?desk=1", **more})
    assert answer.status_code == 201, answer.get_data(as_text=True)
    made: dict[str, Any] = answer.get_json()
    return made


def messages(receiver: Receiver) -> list[dict[str, Any]]:
    return [json.loads(body) for _, body in receiver.received]


def test_new_figures_are_told_and_signed(client: FlaskClient, receiver: Receiver, courier: Courier) -> None:
    made = hook(client, receiver)
    posted = client.post("/v1/articles", json=FERRY).get_json()
    carry(courier)
    head, body = receiver.received[0]
    message = Webhook(made["secret"]).verify(body, head)
    assert message["type"] == "figure.recorded"
    told_of = {figure["id"] for figure in message["data"]["figures"]}
    assert told_of == {figure["id"] for figure in posted["figures"] if figure["statistic"]}
    with pytest.raises(WebhookVerificationError):
        Webhook(made["secret"]).verify(body.replace(b"37", b"73"), head)


def test_the_same_again_is_not_told(client: FlaskClient, receiver: Receiver, courier: Courier) -> None:
    hook(client, receiver)
    for _ in range(3):
        client.post("/v1/articles", json=FERRY)
        carry(courier)
    assert len(receiver.received) == 1


def test_what_was_on_record_before_is_not_told(client: FlaskClient, receiver: Receiver, courier: Courier) -> None:
    client.post("/v1/articles", json=FERRY)
    hook(client, receiver)
    carry(courier)
    assert receiver.received == []


def test_a_webhook_of_one_statistic_hears_of_no_other(
    client: FlaskClient, receiver: Receiver, courier: Courier
) -> None:
    injured = figure_of(client.post("/v1/articles", json=FERRY).get_json(), "37")["statistic"]["id"]
    hook(client, receiver, statistic=injured)
    client.post("/v1/articles", json={"text": "Snow closed 8 schools in Orlin on Monday.", "id": "snow"})
    carry(courier)
    assert receiver.received == []
    client.post("/v1/articles", json=OTHER)
    carry(courier)
    ids = {one["statistic"]["id"] for one in messages(receiver)[0]["data"]["figures"]}
    assert ids == {client.get(f"/v1/statistics/{injured}").get_json()["id"]}


def test_a_conflict_is_told_with_both_figures_and_a_sentence(
    client: FlaskClient, receiver: Receiver, courier: Courier
) -> None:
    earlier = OTHER | {"text": OTHER["text"].replace("52", "37"), "url": FERRY["url"]}
    client.post("/v1/articles", json=earlier)
    hook(client, receiver)
    client.post("/v1/articles", json=OTHER | {"text": OTHER["text"].replace("The coastguard", "Police")})
    carry(courier)
    (conflict,) = [one for one in messages(receiver) if one["type"] == "figure.conflict"]
    (pair,) = conflict["data"]["conflicts"]
    assert [one["exact"] for one in pair["figures"]] == ["37", "52"]
    assert pair["sentence"]


def test_what_people_judged_of_sources_counts_in_what_is_told(
    client: FlaskClient, receiver: Receiver, courier: Courier
) -> None:
    """Two numbers that one paper has from one source are a correction, and no conflict."""
    first, later = OTHER["text"].replace("52", "37"), OTHER["text"].replace("The coastguard", "Sea Rescue")
    client.post("/v1/articles", json=FERRY | {"text": first})
    client.post("/v1/articles", json=OTHER | {"text": "Sea Rescue said 80 people were stranded in Larne on Sunday."})
    same = {"a": "coastguard", "b": "Sea Rescue", "ruling": "same", "reason": "one service under two names"}
    assert client.post("/v1/judgements", json=same).status_code == 201
    hook(client, receiver)
    client.post("/v1/articles", json=FERRY | {"text": later, "url": "https://gazette.example/later"})
    carry(courier)
    assert [one["type"] for one in messages(receiver)] == ["figure.recorded"]


def test_a_silent_edit_is_told_with_the_number_before_and_after(
    client: FlaskClient, receiver: Receiver, courier: Courier
) -> None:
    client.post("/v1/articles", json=FERRY)
    hook(client, receiver)
    client.post("/v1/articles", json=FERRY | {"text": FERRY["text"].replace("37 people", "39 people")})
    carry(courier)
    (edit,) = [one for one in messages(receiver) if one["type"] == "figure.edited"]
    (change,) = edit["data"]["edits"]
    assert (change["old"]["exact"], change["new"]["exact"]) == ("37", "39")
    client.post("/v1/articles", json=FERRY)
    carry(courier)
    put_back = [one for one in messages(receiver) if one["type"] == "figure.edited"][-1]
    assert [one["new"]["exact"] for one in put_back["data"]["edits"]] == ["37"]


def test_every_message_is_of_the_shape_that_is_described(
    client: FlaskClient, receiver: Receiver, courier: Courier
) -> None:
    spec = client.get("/openapi.json").get_json()
    earlier = OTHER | {"text": OTHER["text"].replace("52", "37"), "url": FERRY["url"]}
    client.post("/v1/articles", json=earlier)
    hook(client, receiver)
    client.post("/v1/articles", json=OTHER | {"text": OTHER["text"].replace("The coastguard", "Police")})
    client.post("/v1/articles", json=earlier | {"text": OTHER["text"].replace("52", "39")})
    carry(courier)
    sent = messages(receiver)
    assert {one["type"] for one in sent} == set(spec["webhooks"])
    for one in sent:
        body = spec["webhooks"][one["type"]]["post"]["requestBody"]["content"]["application/json"]
        jsonschema.validate(one, closed(body["schema"]) | {"components": closed(spec["components"])})


def test_a_message_that_was_refused_is_sent_again_under_the_same_id(
    client: FlaskClient, receiver: Receiver, courier: Courier
) -> None:
    made = hook(client, receiver)
    receiver.answers = [500, 503]
    client.post("/v1/articles", json=FERRY)
    carry(courier)
    assert len(receiver.received) == 3
    assert len({head["webhook-id"] for head, _ in receiver.received}) == 1
    (delivery,) = client.get(f"/v1/webhooks/{made['id']}/deliveries").get_json()["items"]
    assert (delivery["state"], delivery["attempts"], delivery["status"]) == ("delivered", 3, 204)


def test_a_message_that_nobody_takes_is_given_up_listed_and_sent_again_on_request(
    client: FlaskClient, receiver: Receiver, courier: Courier
) -> None:
    made = hook(client, receiver)
    receiver.answers = [500] * 3
    client.post("/v1/articles", json=FERRY)
    carry(courier)
    path = f"/v1/webhooks/{made['id']}/deliveries"
    (dead,) = client.get(f"{path}?state=dead").get_json()["items"]
    assert (dead["attempts"], dead["status"], dead["error"]) == (3, 500, "answered 500")
    assert client.post(f"{path}/{dead['id']}/retry").get_json()["state"] == "waiting"
    carry(courier)
    assert client.get(f"{path}?state=dead").get_json()["items"] == []
    told(client.post(f"{path}/msg_0/retry"), 404)


def test_messages_are_listed_in_pages_to_the_last(client: FlaskClient, receiver: Receiver, courier: Courier) -> None:
    path: str | None = f"/v1/webhooks/{hook(client, receiver)['id']}/deliveries?limit=2"
    for number in range(5):
        client.post("/v1/articles", json=OTHER | {"url": f"https://coast.example/{number}"})
    carry(courier)
    found: list[str] = []
    while path is not None:
        page = client.get(path)
        assert "immutable" not in page.headers["Cache-Control"]
        found += [one["id"] for one in page.get_json()["items"]]
        path = page.get_json()["next"]
    assert len(found) == len(set(found)) == len(receiver.received) == 5


def test_a_redirect_is_not_followed(client: FlaskClient, receiver: Receiver, courier: Courier) -> None:
    hook(client, receiver)
    receiver.answers = [302, 307, 308]
    client.post("/v1/articles", json=FERRY)
    carry(courier)
    assert len(receiver.received) == 3  # each to the first address, and given up


def test_a_receiver_that_is_gone_is_not_asked_again(client: FlaskClient, receiver: Receiver, courier: Courier) -> None:
    made = hook(client, receiver)
    receiver.answers = [410]
    client.post("/v1/articles", json=FERRY)
    carry(courier)
    assert len(receiver.received) == 1
    assert client.delete(f"/v1/webhooks/{made['id']}").status_code == 200
    told(client.get(f"/v1/webhooks/{made['id']}"), 404)
    told(client.get(f"/v1/webhooks/{made['id']}/deliveries"), 404)


def test_the_secret_is_told_once(client: FlaskClient, receiver: Receiver) -> None:
    made = hook(client, receiver)
    assert made["secret"].startswith("whsec_")
    for path in ("/v1/webhooks", f"/v1/webhooks/{made['id']}"):
        assert "whsec_" not in client.get(path).get_data(as_text=True)


INSIDE = [
    "https://127.0.0.1/",
    "https://localhost/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://[64:ff9b::7f00:1]/",
    "https://[2002:7f00:1::]/",
    "https://[fe80::1]/",
    "https://[fd00::1]/",
    "https://0.0.0.0/",
    "https://10.0.0.1/",
    "https://100.64.0.1/",
    "https://169.254.169.254/latest/meta-data/",
    "https://172.16.0.1/",
    "https://192.168.1.1/",
    "https://224.0.0.1/",
    "https://255.255.255.255/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://127.1/",
    "https://0177.0.0.1/",
]
NO_ADDRESS = [
    "http://93.184.215.14/",  # in the open, by https alone
    "http://no-such-desk.invalid/",
    "ftp://desk.example/",
    "file:///etc/passwd",
    "gopher://desk.example/",
    "https://",
    "https:///x",
    "//desk.example/",
    "https://desk.example:99999/",
    "https://user:word@desk.example/",
    "https://desk.example/#x",
    "https://desk.example/a b",
    "https://desk.example/\r\nX-Own: 1",
    "https://[::1",
    "https://d\u00e9sk.example/",
    "https://desk.example/" + "x" * 2_000,
]


@pytest.mark.parametrize("url", INSIDE + NO_ADDRESS)
def test_no_webhook_points_inside(settings: Settings, url: str) -> None:
    client = create_app(replace(settings, webhook_networks="")).test_client()
    body = told(client.post("/v1/webhooks", json={"url": url}), 422)
    assert body["errors"][0]["pointer"] == "#/url"
    assert client.get("/v1/webhooks").get_json()["items"] == []


def test_a_name_that_comes_to_point_inside_is_not_followed(
    client: FlaskClient, receiver: Receiver, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with DNS rebinding: public when it was checked, inside when it is called."""
    real, answers = socket.getaddrinfo, ["93.184.215.14", "127.0.0.1"]

    def resolve(host: str, port: int, **more: Any) -> Any:
        if host == "rebound.example":
            host = answers.pop(0)
        return real(host, port, **more)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    port = receiver.url.rpartition(":")[2]
    strict = create_app(replace(settings, webhook_networks="")).test_client()
    answer = strict.post("/v1/webhooks", json={"url": f"https://rebound.example:{port}/"})
    assert answer.status_code == 201
    client.post("/v1/articles", json=FERRY)
    carry(Courier(settings.database, "", ()))
    (dead,) = client.get(f"/v1/webhooks/{answer.get_json()['id']}/deliveries?state=dead").get_json()["items"]
    assert "rebound.example is at 127.0.0.1" in dead["error"]
    assert receiver.received == []


def test_one_address_inside_among_others_outside_is_enough_to_refuse(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = socket.getaddrinfo

    def resolve(host: str, port: int, **more: Any) -> Any:
        return [*real("93.184.215.14", port, **more), *real("10.0.0.1", port, **more)]

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    client = create_app(replace(settings, webhook_networks="")).test_client()
    told(client.post("/v1/webhooks", json={"url": "https://two-faced.example/"}), 422)


def test_every_message_arrives_once_over_a_restart_of_several_processes(settings: Settings, receiver: Receiver) -> None:
    more: dict[str, object] = {"webhook_networks": LOCAL, "workers": 3}
    with running(settings.database, **more) as server:
        made = requests.post(f"{server.base}/v1/webhooks", json={"url": receiver.url}, timeout=10)
        assert made.status_code == 201
        requests.post(f"{server.base}/v1/articles", json=FERRY, timeout=30)
        assert receiver.arrived.wait(15)
        receiver.answers = [500]
        receiver.arrived.clear()
        requests.post(f"{server.base}/v1/articles", json=OTHER, timeout=30)
        assert receiver.arrived.wait(15)
        server.process.kill()
    receiver.arrived.clear()
    with running(settings.database, **more):
        assert receiver.arrived.wait(20)  # the one that was refused, five seconds later
        time.sleep(2)
    ids = [head["webhook-id"] for head, _ in receiver.received]
    assert len(set(ids)) == len(ids) - 1
    with Store.open(settings.database) as store:
        assert store.webhooks().states() == {"delivered": len(set(ids))}


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 "], ids=["silent", "without end"])
def test_a_receiver_that_never_answers_is_left_after_a_while(
    client: FlaskClient, receiver: Receiver, courier: Courier, monkeypatch: pytest.MonkeyPatch, answer: bytes
) -> None:
    monkeypatch.setattr("service.web.notify.courier.DEADLINE", 0.5)
    with socket.create_server(("127.0.0.1", 0)) as slow:
        receiver.url = f"http://127.0.0.1:{slow.getsockname()[1]}"
        made = hook(client, receiver)
        client.post("/v1/articles", json=FERRY)
        with ThreadPoolExecutor(1) as pool:
            sending = pool.submit(carry, replace(courier, retries=()))
            line, _ = slow.accept()
            with line:
                for byte in answer + b"x" * 40:
                    time.sleep(0.02)
                    if answer and not sending.done():
                        line.send(bytes([byte]))
                sending.result(10)
    (dead,) = client.get(f"/v1/webhooks/{made['id']}/deliveries?state=dead").get_json()["items"]
    assert dead["status"] is None
    assert dead["error"] != "timed out"  # the time for the whole ends before that for one step
