"""The review page in a browser: by keyboard, under the policy it is served with."""

import http.server
import threading
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from service.triage.review import page
from service.triage.review.context import ReviewContext
from service.triage.review.unrolled import unrolled
from service.triage.web import HEADERS
from tests.service.triage import review_made as made

playwright = pytest.importorskip(
    "playwright.sync_api", reason="Playwright is not installed: pip install playwright"
)
CHROMIUM = Path("/usr/bin/chromium")
if not CHROMIUM.exists():
    pytest.skip(f"no Chromium at {CHROMIUM}: apt-get install chromium", allow_module_level=True)

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
STATIC = Path(page.__code__.co_filename).parents[1] / "static"
TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
MOUSE_STEP = 100


class Served(http.server.ThreadingHTTPServer):
    """Serves one context's page and keeps what was posted."""

    context: ReviewContext
    lease_status = 200

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.posted: list[tuple[str, dict[str, list[str]]]] = []

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/"

    def content(self, path: str) -> tuple[str, bytes]:
        """Media type and bytes, empty where there is nothing."""
        name = Path(path)
        if path == "/":
            return "text/html; charset=utf-8", page(self.context).encode()
        if path.startswith("/triage/static/"):
            return TYPES[name.suffix], (STATIC / name.name).read_bytes()
        if name.stem not in made.FILES:
            return "text/plain", b""
        picture = (made.SAMPLES / made.FILES[name.stem]).read_bytes()
        if path.startswith("/seals/"):
            return "image/png", unrolled(picture, made.SEAL) or b""
        return "image/webp" if "webp" in made.FILES[name.stem] else "image/jpeg", picture


class _Answers(http.server.BaseHTTPRequestHandler):
    server: Served

    def log_message(self, *_: object) -> None:
        """Nothing."""

    def do_GET(self) -> None:
        self._answer(200, *self.server.content(self.path.split("?")[0]))

    def do_POST(self) -> None:
        text = self.rfile.read(int(self.headers["Content-Length"])).decode()
        self.server.posted.append((self.path, parse_qs(text)))
        if self.path.endswith("/lease"):
            self._answer(self.server.lease_status, "application/json", b'{"seconds": 600}')
        else:
            self._answer(200, "text/html", b"<title>posted</title>")

    def _answer(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        for name, value in {**HEADERS, "Content-Type": kind}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with playwright.sync_playwright() as started:
        running = started.chromium.launch(executable_path=str(CHROMIUM), args=list(FLAGS))
        yield running
        running.close()


@pytest.fixture
def served() -> Iterator[Served]:
    server = Served()
    server.context = made.context("张明")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def tab(browser: Any, served: Served) -> Iterator[Any]:
    opened = browser.new_page(viewport={"width": 1366, "height": 768})
    faults: list[str] = []
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    opened.goto(served.address)
    opened.wait_for_selector(".page.shown img")
    yield opened
    opened.close()
    allowed = ("409", "401")
    assert not [fault for fault in faults if not any(code in fault for code in allowed)]


def until(tab: Any, condition: str) -> None:
    """Waits for a JavaScript condition; the page's policy forbids Playwright's own way."""
    for _ in range(200):
        if tab.evaluate(condition):
            return
        tab.wait_for_timeout(50)
    raise AssertionError(f"never: {condition}")


def posted(tab: Any, served: Served) -> tuple[str, dict[str, list[str]]]:
    """Where the first form went and what it said."""
    for _ in range(200):
        if served.posted:
            return served.posted[0]
        tab.wait_for_timeout(50)
    raise AssertionError("nothing was posted")


def scale(tab: Any) -> float:
    return float(tab.get_attribute("#stage", "data-scale"))


def middle(tab: Any, selector: str) -> tuple[float, float]:
    box = tab.locator(selector).first.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def settled(tab: Any) -> None:
    until(tab, "!document.querySelector('#stage.gliding')")


def go_to_evidence(tab: Any) -> str:
    """Down the findings to one with a box; its mark's id."""
    for _ in range(8):
        mark = tab.get_attribute(".finding.at .grounds a", "data-mark") if (
            tab.locator(".finding.at .grounds a").count()
        ) else None  # fmt: skip
        if mark:
            return str(mark)
        tab.keyboard.press("j")
    raise AssertionError("no finding rests on ink")


def test_a_key_goes_to_the_box_and_back(tab: Any) -> None:
    mark = go_to_evidence(tab)
    tab.keyboard.press("Escape")
    settled(tab)
    page_before, scale_before = tab.get_attribute("#stage", "data-page"), scale(tab)
    tab.keyboard.press("Enter")
    settled(tab)
    assert tab.locator(f"#{mark}").get_attribute("class").endswith("held flash")
    x, y = middle(tab, f"#{mark} > :not(title)")
    centre = middle(tab, "#stage")
    assert abs(x - centre[0]) < 5
    assert abs(y - centre[1]) < 5
    tab.keyboard.press("Escape")
    settled(tab)
    assert tab.get_attribute("#stage", "data-page") == page_before
    assert scale(tab) == pytest.approx(scale_before, rel=0.01)
    assert tab.evaluate("document.activeElement.classList.contains('finding')")


def test_a_page_is_zoomed_panned_and_turned(tab: Any) -> None:
    tab.keyboard.press("0")
    fitted = scale(tab)
    tab.keyboard.press("+")
    assert scale(tab) == pytest.approx(fitted * 1.25, rel=0.01)
    tab.mouse.move(*middle(tab, "#stage"))
    tab.mouse.wheel(0, -MOUSE_STEP)
    until(tab, f"Number(stage.dataset.scale) > {fitted * 1.3}")
    tab.focus("#stage")
    settled(tab)
    before = middle(tab, ".page.shown .sheet")
    tab.keyboard.press("ArrowLeft")
    assert middle(tab, ".page.shown .sheet")[0] == pytest.approx(before[0] + 60, abs=1)
    tab.mouse.down()
    tab.mouse.move(before[0] + 33, before[1] + 44)
    tab.mouse.up()
    assert middle(tab, ".page.shown .sheet") != pytest.approx(before, abs=1)
    tab.keyboard.press("t")
    assert tab.get_attribute("#stage", "data-turn") == "90"
    tab.keyboard.press("0")
    settled(tab)
    sheet, stage = (tab.locator(s).bounding_box() for s in (".page.shown .sheet", "#stage"))
    assert sheet["height"] <= stage["height"]
    assert sheet["width"] <= stage["width"]


def test_legend_and_marks_are_shown_and_hidden(tab: Any) -> None:
    assert tab.locator("#legend li").count() == 6
    tab.keyboard.press("l")
    assert tab.locator("#legend").is_hidden()
    tab.keyboard.press("l")
    assert tab.locator("#legend").is_visible()
    tab.keyboard.press("h")
    assert tab.locator("#stage").get_attribute("class") == "stage unmarked"


def test_two_documents_side_by_side(tab: Any) -> None:
    tab.keyboard.press("b")
    pair = tab.locator(".pair.differs", has=tab.locator("h3:text('持证人')"))
    assert pair.is_visible()
    assert pair.locator(".glyphs mark").all_inner_texts() == ["玥", "明"]
    assert pair.locator("svg.crop").count() == 2
    pair.locator("a").nth(1).press("Enter")
    assert tab.get_attribute("#stage", "data-page") == "p-1-1"
    assert tab.locator(".spot").count() == 1


def test_a_finding_is_decided_by_keyboard_alone(tab: Any, served: Served) -> None:
    place = tab.get_attribute(".finding.at", "data-place")
    tab.keyboard.press("s")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Tab")
    tab.keyboard.type("请补盖公章")
    tab.keyboard.press("Enter")
    path, fields = posted(tab, served)
    assert path == "/triage/applications/0001/decisions"
    assert fields == {
        "csrf": ["token-1"],
        "finding": [place],
        "decision": ["return"],
        "reason": ["unclear"],
        "note": ["请补盖公章"],
    }


def test_after_a_decision_the_next_open_finding_is_looked_at(tab: Any, served: Served) -> None:
    open_ones = tab.locator(".finding:has(form.decide)").all()
    numbers = [int(one.get_attribute("data-number")) for one in open_ones]
    before, after = next((a, b) for a, b in pairwise(numbers) if b > a + 1)
    tab.focus(f"#f-{before}")
    tab.keyboard.press("s")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    posted(tab, served)
    tab.wait_for_url("**/decisions")
    tab.goto(served.address)
    assert tab.get_attribute(".finding.at", "data-number") == str(after), "past those that passed"


def test_the_whole_is_decided_by_keyboard_alone(tab: Any, served: Served) -> None:
    tab.keyboard.press("Shift+A")
    tab.keyboard.press("Enter")
    assert "项结论待定" in tab.locator("#notice").inner_text()
    assert not served.posted
    tab.keyboard.press("Tab")
    tab.keyboard.type("均已核对原件")
    tab.keyboard.press("Enter")
    fields = posted(tab, served)[1]
    assert fields["finding"] == ["whole"]
    assert fields["decision"] == ["accept"]
    assert fields["note"] == ["均已核对原件"]


def test_a_rejection_needs_a_reason(tab: Any, served: Served) -> None:
    tab.keyboard.press("r")
    tab.select_option(".finding.at [name=reason]", "")
    tab.keyboard.press("Enter")
    assert tab.locator(".finding.at .lacking").is_visible()
    assert not served.posted


def test_a_misread_name_is_corrected_in_place(tab: Any, served: Served) -> None:
    tab.keyboard.press("c")
    tab.keyboard.press("Tab")
    tab.locator("#readings .correct summary").nth(1).press("Enter")
    field = tab.locator("#readings .correct [name=value]").nth(1)
    field.fill("张玥")
    field.press("Enter")
    path, fields = posted(tab, served)
    assert path == "/triage/applications/0001/corrections"
    assert fields["field"] == ["applicant_name"]
    assert fields["value"] == ["张玥"]
    assert fields["attachment"] == ["a1"]


def test_typing_is_no_command(tab: Any) -> None:
    tab.focus(".finding.at [name=note]")
    tab.keyboard.type("atbh?")
    assert tab.input_value(".finding.at [name=note]") == "atbh?"
    assert tab.get_attribute("#stage", "data-turn") == "0"


def test_the_lease_is_renewed_while_somebody_works(tab: Any, served: Served) -> None:
    lease = served.context.lease._replace(seconds=90)
    served.context = replace(served.context, lease=lease)
    tab.reload()
    tab.keyboard.press("j")
    until(tab, "document.querySelector('.lease b').textContent.startsWith('9:')")
    assert ("/triage/applications/0001/lease", {"csrf": ["token-1"]}) in served.posted


def test_a_lost_lease_closes_the_forms(tab: Any, served: Served) -> None:
    served.lease_status = 409
    served.context = replace(served.context, lease=served.context.lease._replace(seconds=90))
    tab.reload()
    tab.keyboard.press("j")
    tab.wait_for_selector("#notice.bad")
    assert tab.locator(".decide fieldset:not(:disabled)").count() == 0


def test_text_of_documents_runs_nothing(tab: Any, served: Served) -> None:
    evil = "<script>document.title='owned'</script><img src=x onerror=document.title='owned'>"
    served.context = made.with_text(served.context, evil)
    tab.reload()
    tab.wait_for_selector(".page.shown img")
    assert tab.title() != "owned"
    assert evil in tab.locator(".finding .message").first.inner_text()


def test_a_size_nobody_told_is_taken_from_the_picture(tab: Any, served: Served) -> None:
    served.context = replace(served.context, sizes={})
    tab.reload()
    wide, high = made.size("a1")
    tab.keyboard.press("Escape")
    tab.click(".thumb >> nth=0")
    box = "document.querySelector('.page.shown .sheet').getBoundingClientRect()"
    until(tab, f"Math.abs({box}.height / {box}.width - {high / wide}) < 0.02")


def test_without_a_script_forms_and_pictures_remain(browser: Any, served: Served) -> None:
    bare = browser.new_context(java_script_enabled=False).new_page()
    bare.goto(served.address)
    assert bare.locator(".page img").count() == len(made.FILES)
    assert bare.locator(".page img").last.is_visible()
    form = bare.locator("form.decide").first
    form.locator("[name=note]").fill("属实")
    form.locator("button[value=accept]").click()
    assert posted(bare, served)[1]["decision"] == ["accept"]
    bare.context.close()


def test_nothing_is_cut_off_on_an_office_screen(tab: Any) -> None:
    for width, height in ((1366, 768), (1366, 620), (1920, 1080)):
        tab.set_viewport_size({"width": width, "height": height})
        over = tab.evaluate(
            "[document.documentElement.scrollWidth - innerWidth,"
            " document.documentElement.scrollHeight - innerHeight]"
        )
        assert max(over) <= 0
        for selector in ("#whole .choice", ".tab", ".tools button", ".head button"):
            for one in tab.locator(selector).all():
                box = one.bounding_box()
                assert box["x"] >= 0
                assert box["x"] + box["width"] <= width
                assert box["y"] + box["height"] <= height


def test_a_screen_reader_is_told_what_is_current(tab: Any) -> None:
    assert tab.locator(".tab[aria-current=true]").count() == 1
    assert tab.locator(".thumb[aria-current=true]").count() == 1
    tab.keyboard.press("?")
    assert tab.locator("#help").is_visible()
    tab.check("#keys-off")
    tab.keyboard.press("Escape")
    assert tab.locator("#help").is_hidden()
    tab.keyboard.press("t")
    assert tab.get_attribute("#stage", "data-turn") == "0"
    for field in tab.locator("input:not([type=hidden]), select").all():
        named = field.get_attribute("aria-label") or field.evaluate("e => e.labels.length")
        assert named
