"""Reports for people, and pages as pictures: drawn from the real file, in a child process."""

from collections.abc import Iterator
from io import BytesIO

import pytest
from PIL import Image

from service.settings import Settings
from tests.service import made
from tests.service.running import MANIFEST, Client, service

JPEG = made.picture(shade=180, width=600, height=800)


@pytest.fixture(params=["folder", "elsewhere"])
def client(request: pytest.FixtureRequest, settings: Settings) -> Iterator[Client]:
    """Attachments kept in the data folder, and in a store that fsspec copies to and from."""
    kept = {"blobs_url": f"memory://{settings.data_dir}"} if request.param == "elsewhere" else {}
    with service(settings.model_copy(update=kept)) as up:
        yield up.client()


@pytest.fixture
def where(client: Client) -> str:
    return str(client.submit({"a.pdf": JPEG}, wait=30).headers["Location"])


def test_the_html_report_shows_the_page(client: Client, where: str) -> None:
    page = client.http.get(where + "/report.html")
    assert page.status_code == 200
    assert page.headers["Content-Type"].startswith("text/html")
    assert page.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert "data:image/jpeg;base64" in page.text
    assert "张玥" in page.text


def test_a_page_is_a_png_of_the_width_asked_for(client: Client, where: str) -> None:
    picture = client.http.get(where + "/attachments/a1/pages/1.png", params={"width": 300})
    assert picture.headers["Content-Type"] == "image/png"
    with Image.open(BytesIO(picture.content)) as image:
        assert image.size == (300, 400)


def test_pages_that_are_not_there(client: Client, where: str) -> None:
    for path, status in (
        ("a1/pages/2.png", 404),
        ("a9/pages/1.png", 404),
        ("a1/pages/0.png", 422),
        ("a1/pages/one.png", 422),
        ("a1/pages/1.png?width=99999", 422),
    ):
        assert client.http.get(f"{where}/attachments/{path}").status_code == status, path


def test_a_file_that_cannot_be_drawn_says_so(client: Client) -> None:
    where = client.submit({"a.pdf": b"no picture"}, wait=30).headers["Location"]
    told = client.http.get(where + "/attachments/a1/pages/1.png")
    assert told.status_code == 422
    assert told.json()["type"] == "urn:zuozheng:problem:unreadable-document"
    assert client.http.get(where + "/report.html").status_code == 200


def test_read_text_stays_text(client: Client) -> None:
    manifest = MANIFEST | {"applicant": {"name": "<script>alert(1)</script>"}}
    where = client.submit({"a.pdf": JPEG}, manifest, wait=30).headers["Location"]
    assert "<script>alert" not in client.http.get(where + "/report.html").text
