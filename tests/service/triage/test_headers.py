"""Every answer below /triage carries the headers, pages and files, found or not."""

import re

import httpx
import pytest

from service.triage.web import HEADERS
from tests.service.running import Running
from tests.service.triage.people import reviewer, waiting
from tests.service.triage.test_queue import declared, doubted

ANSWERS = {
    "/triage": 200, "/triage/numbers": 200, "/triage/counts": 200, "/triage/export.csv": 200,
    "/triage?state=nonsense": 400, "/triage/": 404, "/triage/nothing/here": 404,
    "/triage/applications/no-uuid": 400, "/triage/static/triage.css": 200,
    "/triage/static/review.js": 200, "/triage/static/mark.svg": 200,
    "/triage/static/nothing.js": 404,
}  # fmt: skip


@pytest.mark.parametrize("logged_in", [True, False])
def test_every_answer_has_the_headers(running: Running, *, logged_in: bool) -> None:
    http = httpx.Client(base_url=running.base)
    if logged_in:
        http = reviewer(running, "li.na").http
    for path, status in ANSWERS.items():
        for method in ("GET", "HEAD", "POST", "DELETE"):
            told = http.request(method, path)
            assert method != "GET" or told.status_code in {status, 200 if logged_in else 303}
            for name, value in HEADERS.items():
                if name != "Cache-Control":
                    assert told.headers[name] == value, (method, path)
            assert told.headers["x-content-type-options"] == "nosniff"
            kept = "no-cache" if path.startswith("/triage/static/") else "no-store"
            assert told.headers["Cache-Control"] == kept, (method, path)


def test_a_file_that_has_not_changed_is_not_sent_again(running: Running) -> None:
    address = f"{running.base}/triage/static/triage.css"
    tag = httpx.get(address).headers["etag"]
    again = httpx.get(address, headers={"If-None-Match": tag})
    assert again.status_code == 304
    assert "content-security-policy" in again.headers


def test_other_answers_are_left_alone(running: Running) -> None:
    for path in ("/health/live", "/docs", "/triagesque"):
        told = httpx.get(running.base + path)
        assert told.headers.get("content-security-policy") != HEADERS["Content-Security-Policy"]


def test_the_servers_name_alone_leads_to_the_queue(running: Running) -> None:
    told = httpx.get(running.base + "/")
    assert (told.status_code, told.headers["Location"]) == (303, "/triage")


def test_the_page_of_an_unknown_address_is_chinese(running: Running) -> None:
    told = httpx.get(f"{running.base}/triage/nothing")
    assert (told.status_code, "没有这个页面" in told.text) == (404, True)
    assert "<html" in told.text


def test_the_ways_to_the_next_application_keep_the_filters(running: Running) -> None:
    ours = [waiting(running.url, declared(f"N-{n}"), doubted()) for n in range(3)]
    waiting(running.url, declared("N-9", employer="乙公司"), doubted())
    person = reviewer(running, "li.na")
    query = "?employer=%E7%94%B2%E5%85%AC%E5%8F%B8&rule=project.role-present"
    led: list[str] = []
    for each in ours:
        shown = person.http.get(f"/triage/applications/{each}{query}").text
        led += re.findall(r'id="(?:previous|following)" href="([^"]+)"', shown)
    assert len(led) == 4
    wanted = {f"/triage/applications/{each}{query}" for each in ours}
    assert {each.replace("&amp;", "&") for each in led} == wanted
    plain = person.http.get(f"/triage/applications/{ours[1]}").text
    assert re.search(r'id="(?:previous|following)" href="/triage/applications/[0-9a-f-]+"', plain)


def test_what_is_given_back_leads_to_the_list_as_it_was_filtered(running: Running) -> None:
    application = waiting(running.url, declared("N-1"), doubted())
    person = reviewer(running, "li.na")
    at, query = f"/triage/applications/{application}", "?employer=%E7%94%B2%E5%85%AC%E5%8F%B8"
    for page, list_ in ((at + query, "/triage" + query), (at, "/triage")):
        person.http.headers["referer"] = running.base + page
        assert person.post(f"{at}/claim").status_code == 303
        assert person.post(f"{at}/release").headers["location"] == list_
    assert f'action="{at}/reveal{query}"' in person.http.get(at + query).text
