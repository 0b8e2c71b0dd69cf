"""Limits: what is too much is refused with the time to come back, and the rest is served."""

import asyncio
import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import JsonValue

from service.http.limits import Gate, Rates
from service.http.problems import ProblemError
from service.setting_groups import HttpSettings
from service.settings import Settings
from tests.service.running import MANIFEST, service

HEAD = b"--b\r\nContent-Disposition: form-data; name=files; filename=a\r\n\r\n"
LIMITED = HttpSettings(megabytes=1, attachments=2, requests_a_minute=20)


def test_a_body_that_is_too_large_is_refused_and_leaves_nothing(settings: Settings) -> None:
    with service(settings.model_copy(update={"http": LIMITED}), reader=None) as up:
        client = up.client()
        told = client.submit({"a.pdf": b"x" * 2**21})
        assert told.status_code == 413
        assert told.json()["type"] == "urn:zuozheng:problem:too-large"
        chunked = client.http.post(
            "/v1/applications",
            headers={"Content-Type": "multipart/form-data; boundary=b"},
            content=iter([HEAD, *[b"x" * 65536] * 30]),
        )
        assert chunked.status_code == 413
        assert client.submit().status_code == 202
        assert list((settings.data_dir / "spool").iterdir()) == []


def test_too_many_attachments_are_refused(settings: Settings) -> None:
    with service(settings.model_copy(update={"http": LIMITED}), reader=None) as up:
        names = {f"{n}.pdf": b"x" for n in range(3)}
        told = up.client().submit(names)
        assert told.status_code == 413
        many: list[JsonValue] = [{"id": str(n), "file": "a.pdf"} for n in range(3)]
        told = up.client().submit(manifest=MANIFEST | {"attachments": many, "claims": []})
        assert told.status_code == 422


def test_a_key_that_asks_too_often_is_told_when_to_come_back(settings: Settings) -> None:
    with service(settings.model_copy(update={"http": LIMITED}), reader=None) as up:
        greedy, modest = up.client(), up.client()
        answers = [greedy.http.get("/v1/applications") for _ in range(21)]
        assert {each.status_code for each in answers[:20]} == {200}
        assert answers[20].status_code == 429
        assert 1 <= int(answers[20].headers["Retry-After"]) <= 4
        assert modest.http.get("/v1/applications").status_code == 200


@given(st.integers(1, 100), st.lists(st.floats(0, 30), max_size=300))
def test_no_key_gets_more_than_its_rate(a_minute: int, pauses: list[float]) -> None:
    rates, now, served = Rates(a_minute), 0.0, 0
    for pause in pauses:
        now += pause
        with contextlib.suppress(ProblemError):
            rates.spend("k", now)
            served += 1
    assert served <= a_minute + now * a_minute / 60 + 1e-6


def test_the_gate_lets_so_many_in_and_the_patient_after_them() -> None:
    async def crowd(patience: float) -> list[BaseException | None]:
        gate = Gate(HttpSettings(uploads=2, patience_seconds=patience))

        async def upload() -> None:
            async with gate.entered():
                await asyncio.sleep(0.1)

        return await asyncio.gather(*(upload() for _ in range(6)), return_exceptions=True)

    assert asyncio.run(crowd(5)) == [None] * 6
    hurried = asyncio.run(crowd(0.05))
    assert sum(each is None for each in hurried) == 2
    with pytest.raises(ProblemError):
        raise next(each for each in hurried if each is not None)
