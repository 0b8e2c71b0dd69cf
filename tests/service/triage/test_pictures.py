"""Pages and unrolled seals as the review page gets them: read for real, seen in a real browser."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest
from PIL import Image
from pydantic import JsonValue

from extractors.isolation import READER
from service.settings import Settings
from service.store.users import Limits
from tests.service.running import MANIFEST, Running, service
from tests.service.triage.browser import browser, log_in, opened
from tests.service.triage.people import PASSWORD, Person, add, reviewer

PERMIT = Path(__file__).parents[3] / "fixtures" / "samples" / "doubts" / "04-permit-upright.jpg"
"""A page with one round seal."""


class Sealed(NamedTuple):
    """A service, and the review page of an application with a sealed page in it."""

    running: Running
    at: str

    @property
    def page(self) -> str:
        return f"{self.at}/attachments/a1/pages/1"


@pytest.fixture
def sealed(settings: Settings) -> Iterator[Sealed]:
    with service(settings, reader=READER) as running:
        files: JsonValue = [{"id": each, "file": f"{each}.jpg"} for each in ("a1", "a2")]
        manifest: dict[str, JsonValue] = {**MANIFEST, "attachments": files}
        client = running.client()
        permit = PERMIT.read_bytes()
        submitted = client.submit({"a1.jpg": permit, "a2.jpg": permit}, manifest, wait=60)
        assert submitted.status_code == 200, submitted.text
        with psycopg.connect(running.url) as connection:
            row = connection.execute("SELECT application FROM triage_items").fetchone()
        assert row is not None, "nothing waits"
        yield Sealed(running, f"/triage/applications/{row[0]}")


def seen(running: Running, action: str) -> list[dict[str, str | int]]:
    """The details of what the audit log says was seen."""
    with psycopg.connect(running.url) as connection:
        rows = connection.execute(
            "SELECT entry FROM audit WHERE action = %s ORDER BY number", (action,)
        )
        return [json.loads(entry)["detail"] for (entry,) in rows]


def size(person: Person, path: str) -> tuple[int, int]:
    answer = person.http.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/png")
    with Image.open(BytesIO(answer.content)) as picture:
        return picture.size


def test_a_seal_is_unrolled_for_who_may_see_it(sealed: Sealed) -> None:
    person = reviewer(sealed.running, "li.na")
    wide, high = size(person, f"{sealed.page}/seals/0.png")
    assert wide > 5 * high, "a line of text"
    assert high >= 40, "large enough to be read"
    assert seen(sealed.running, "seal.seen") == [{"attachment": "a1", "page": 1, "seal": 1}]
    assert seen(sealed.running, "page.seen") == []
    assert "a1 第 1 页 第 1 枚印章" in person.http.get(f"{sealed.at}/history").text
    for place, told in {"1/seals/9": "没有这枚印章", "2/seals/0": "没有这枚印章"}.items():
        missing = person.http.get(f"{sealed.at}/attachments/a1/pages/{place}.png")
        assert missing.status_code == 404
        assert told in missing.text
    elsewhere = reviewer(sealed.running, "wang.wei", limits=Limits(["滨江区"], []))
    assert elsewhere.http.get(f"{sealed.page}/seals/0.png").status_code == 404
    person.http.cookies.clear()
    assert person.http.get(f"{sealed.page}/seals/0.png").status_code == 303


def test_a_thumbnail_is_no_page_seen(sealed: Sealed) -> None:
    person = reviewer(sealed.running, "li.na")
    assert size(person, f"{sealed.page}.png?width=120")[0] == 120
    assert seen(sealed.running, "page.seen") == []
    size(person, f"{sealed.page}.png?width=121")
    size(person, f"{sealed.page}.png")
    assert seen(sealed.running, "page.seen") == [{"attachment": "a1", "page": 1}] * 2
    history = person.http.get(f"{sealed.at}/history").text
    assert history.count("查看附件页") == 1, "one line, however often"
    assert person.http.get(f"{sealed.at}/attachments/a9/pages/1.png").status_code == 404
    assert len(seen(sealed.running, "page.seen")) == 2, "nothing was seen there"


def test_the_unrolled_seal_stands_beside_its_text(sealed: Sealed) -> None:
    add(sealed.running.url, "li.na")
    with browser() as started:
        page = opened(started, sealed.running.base)
        log_in(page, "li.na", PASSWORD)
        page.goto(sealed.at, wait_until="networkidle")
        looked_at = seen(sealed.running, "page.seen")
        assert looked_at == [{"attachment": "a1", "page": 1}], "the other is a thumbnail"
        page.keyboard.press("v")
        line = page.locator("#readings .sealed img.unrolled").first
        line.scroll_into_view_if_needed()
        for _ in range(200):
            drawn = line.evaluate("e => e.complete && e.naturalWidth")
            if drawn:
                break
            page.wait_for_timeout(50)
        assert drawn > 300
        box, text = (
            line.bounding_box(),
            page.locator("#readings .sealed .read").first.bounding_box(),
        )
        assert box["width"] > 150
        assert 0 <= text["y"] - box["y"] - box["height"] < 20, "right above what was read of it"
        sheet = page.locator(".sheet").first
        wide, high = (int(sheet.get_attribute(f"data-{side}")) for side in ("width", "height"))
        with Image.open(PERMIT) as picture:
            assert high / wide == pytest.approx(picture.height / picture.width, rel=0.01)
