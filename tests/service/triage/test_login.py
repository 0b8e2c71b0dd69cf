"""Login: what lets somebody in, what shuts them out, and what they see."""

from concurrent.futures import ThreadPoolExecutor

import httpx
import psycopg

from models.application import Application
from service.store import users
from service.store.users import Limits, UserRole
from tests.service import made
from tests.service.running import Running
from tests.service.triage.people import PASSWORD, add, log_in, put_back, reviewer, waiting

PAGES = ("/triage", "/triage/numbers", "/triage/counts", "/triage/export.csv",
         "/triage/export.xlsx", "/triage/applications/{}", "/triage/applications/{}/history",
         "/triage/applications/{}/dossier.html", "/triage/applications/{}/supplement",
         "/triage/applications/{}/attachments/a4/pages/1.png")  # fmt: skip


def tried(running: Running, name: str, password: str, address: str = "192.0.2.1") -> int:
    """``address`` is what the proxy in front would say."""
    answer = httpx.post(
        f"{running.base}/triage/login",
        data={"name": name, "password": password},
        headers={"X-Forwarded-For": address},
    )
    return answer.status_code


def later(running: Running, seconds: float) -> None:
    """All that waits has waited so much longer."""
    moved = "SET locked_until = locked_until - %s * interval '1 second'"
    put_back(running.url, f"UPDATE users {moved}", seconds)
    put_back(running.url, f"UPDATE user_addresses {moved}", seconds)


def test_without_a_session_every_page_leads_to_the_login(running: Running) -> None:
    application = waiting(running.url)
    for page in PAGES:
        told = httpx.get(running.base + page.format(application))
        assert told.status_code == 303, page
        assert told.headers["location"].startswith("/triage/login?next=")


def test_the_cookie_is_for_the_browser_alone_and_pages_are_shut(running: Running) -> None:
    add(running.url, "li.na")
    answer = httpx.post(
        f"{running.base}/triage/login", data={"name": "li.na", "password": PASSWORD}
    )
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    shown = log_in(running, "li.na").http.get("/triage")
    assert "script-src 'self'" in shown.headers["content-security-policy"]
    assert "unsafe" not in shown.headers["content-security-policy"]


def test_five_failures_make_even_the_right_password_wait(running: Running) -> None:
    add(running.url, "li.na")
    assert [tried(running, "li.na", "wrong") for _ in range(5)] == [401] * 5
    assert tried(running, "li.na", PASSWORD) == 401
    later(running, 31)
    assert tried(running, "li.na", "wrong") == 401
    later(running, 31)
    assert tried(running, "li.na", PASSWORD) == 401, "the wait is twice as long"
    later(running, 31)
    assert tried(running, "li.na", PASSWORD) == 303
    assert tried(running, "nobody", PASSWORD) == 401


def test_a_stranger_keeps_nobody_out(running: Running) -> None:
    add(running.url, "li.na")
    assert tried(running, "li.na", PASSWORD, "192.0.2.1") == 303
    for number in range(30):
        assert tried(running, "li.na", "wrong", f"198.51.100.{number}") == 401
    assert tried(running, "li.na", PASSWORD, "192.0.2.1") == 303


def test_guessing_from_many_addresses_is_slow(running: Running) -> None:
    add(running.url, "li.na")
    for number in range(20):
        assert tried(running, "li.na", "wrong", f"198.51.100.{number}") == 401
    later(running, -60)  # else a busy machine takes longer than the wait
    assert tried(running, "li.na", PASSWORD, "203.0.113.9") == 401
    with psycopg.connect(running.url) as connection:
        counted = connection.execute("SELECT failures, locked_until > now() FROM users").fetchone()
    assert counted == (20, True), "what has to wait is not even looked at"
    later(running, 66)
    assert tried(running, "li.na", PASSWORD, "203.0.113.9") == 303


def test_many_at_once_are_counted_one_by_one(running: Running) -> None:
    add(running.url, "li.na")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: tried(running, "li.na", "wrong"), range(16)))
    with psycopg.connect(running.url) as connection:
        counted = connection.execute("SELECT failures FROM user_addresses").fetchall()
    assert counted == [(5,)]


def test_a_network_is_one_address() -> None:
    assert users.address_of("2001:db8:1:2::5") == users.address_of("2001:db8:1:2:3::9")
    assert users.address_of("2001:db8:1:2::5") != users.address_of("2001:db8:1:3::5")
    assert users.address_of("192.0.2.1") == "192.0.2.1"
    assert users.address_of("") == ""


def test_a_disabled_user_and_an_idle_session_are_out(running: Running) -> None:
    person = reviewer(running, "li.na")
    put_back(running.url, "UPDATE user_sessions SET seen_at = now() - interval '2 hours'")
    assert person.http.get("/triage").status_code == 303
    put_back(running.url, "UPDATE users SET disabled_at = now()")
    assert tried(running, "li.na", PASSWORD) == 401


def test_a_form_without_its_token_or_from_elsewhere_is_refused(running: Running) -> None:
    application = waiting(running.url)
    person = reviewer(running, "li.na")
    path = f"/triage/applications/{application}/claim"
    assert person.http.post(path, data={"csrf": "x"}).status_code == 403
    elsewhere = {"Origin": "https://evil.example"}
    told = person.http.post(path, data={"csrf": person.csrf}, headers=elsewhere)
    assert told.status_code == 403
    assert person.post(path).status_code == 303


def test_the_login_leads_nowhere_else(running: Running) -> None:
    add(running.url, "li.na")
    for wanted in ("https://evil.example", "//evil.example", "/triage.evil", "/v1/applications"):
        data = {"name": "li.na", "password": PASSWORD, "next": wanted}
        told = httpx.post(f"{running.base}/triage/login", data=data)
        assert told.headers["location"] == "/triage"


def test_a_reviewer_sees_their_district_and_plan(running: Running) -> None:
    here = waiting(running.url, of_district("西湖区"))
    person = reviewer(running, "li.na", limits=Limits(("西湖区",)))
    other = reviewer(running, "wang.wei", UserRole.LEAD, Limits(("滨江区",)))
    assert "2024-0001" in person.http.get("/triage").text
    for page in PAGES[5:]:
        assert other.http.get(page.format(here)).status_code == 404
    assert "2024-0001" not in other.http.get("/triage").text
    assert other.post(f"/triage/applications/{here}/claim").status_code == 404
    stranger = reviewer(running, "zhao.min", limits=Limits((), ("example-2026-engineer",)))
    assert "2024-0001" not in stranger.http.get("/triage").text


def of_district(district: str) -> Application:
    return made.application().model_copy(update={"district": district})
