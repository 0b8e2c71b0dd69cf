"""Bodies: whole ones arrive byte for byte however they are cut; broken ones leave nothing."""

import asyncio
import hashlib
import socket
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.requests import Request

from service.http.multipart import received
from service.http.problems import ProblemError
from service.setting_groups import HttpSettings
from tests.service.running import Running
from tests.service.waiting import wait_until

BOUNDARY = "b0undary"
HEADERS = [(b"content-type", f"multipart/form-data; boundary={BOUNDARY}".encode())]


def body(files: dict[str, bytes], manifest: bytes = b"{}") -> bytes:
    """A body as a browser makes it."""
    sent = b""
    for name, data in files.items():
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="files"; filename="{name}"'
        sent += head.encode() + b"\r\nContent-Type: application/pdf\r\n\r\n" + data + b"\r\n"
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="manifest"\r\n\r\n'
    return sent + head.encode() + manifest + f"\r\n--{BOUNDARY}--\r\n".encode()


def receive(chunks: list[bytes], spool: Path) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The texts and files of a body that comes in these chunks."""
    messages = [{"type": "http.request", "body": c, "more_body": True} for c in chunks]
    messages.append({"type": "http.request", "body": b"", "more_body": False})
    waiting = iter(messages)

    async def next_message() -> dict[str, object]:
        return next(waiting, {"type": "http.disconnect"})

    async def run() -> tuple[dict[str, bytes], dict[str, bytes]]:
        scope = {"type": "http", "method": "POST", "headers": HEADERS}
        request = Request(scope, next_message)
        async with received(request, spool, HttpSettings(), "files") as upload:
            for file in upload.files:
                data = file.path.read_bytes()
                assert hashlib.sha256(data).hexdigest() == file.sha256
                assert len(data) == file.bytes
            files = {file.name: file.path.read_bytes() for file in upload.files}
            return dict(upload.texts), files

    return asyncio.run(run())


def cut(data: bytes, places: list[int]) -> list[bytes]:
    ends = sorted({place % (len(data) + 1) for place in places})
    return [data[a:b] for a, b in zip([0, *ends], [*ends, len(data)], strict=True) if a < b]


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.text("ab毕业证.pdf_-", min_size=1, max_size=9),
        st.binary(max_size=400) | st.just(f"\r\n--{BOUNDARY[:-1]}".encode() * 9),
        max_size=4,
    ),
    st.lists(st.integers(0, 10_000), max_size=12),
)
def test_files_arrive_byte_for_byte_however_the_body_is_cut(
    files: dict[str, bytes], places: list[int]
) -> None:
    with TemporaryDirectory() as folder:
        texts, arrived = receive(cut(body(files), places), Path(folder))
        assert (texts, arrived) == ({"manifest": b"{}"}, files)
        assert list(Path(folder).iterdir()) == []


@pytest.mark.parametrize(
    "written",
    ['filename="毕业 1.pdf"', "filename*=UTF-8\'\'%E6%AF%95%E4%B8%9A%201.pdf",
     'filename="毕业 1.pdf"; filename*=UTF-8\'\'other.pdf'],
)  # fmt: skip
def test_a_file_keeps_its_name_however_a_client_writes_it(written: str, tmp_path: Path) -> None:
    sent = body({"x": b"data"}).replace(b'filename="x"', written.encode())
    assert receive([sent], tmp_path)[1] == {"毕业 1.pdf": b"data"}


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 10_000))
def test_a_body_cut_off_anywhere_is_refused_and_leaves_nothing(place: int) -> None:
    whole = body({"a.pdf": b"x" * 300, "b.pdf": b""})
    short = whole[: place % (len(whole) - 4)]
    with TemporaryDirectory() as folder:
        with pytest.raises(ProblemError) as refused:
            receive([short], Path(folder))
        assert refused.value.kind.code == "malformed-body"
        assert list(Path(folder).iterdir()) == []


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"nonsense",
        b"--b0undary\r\n\r\n",
        b'--b0undary\r\nContent-Disposition: form-data; name="x"\r\n\r\n1\r\n--b0undary--\r\n',
    ],
)
def test_what_is_no_body_of_ours_is_refused(sent: bytes, tmp_path: Path) -> None:
    with pytest.raises(ProblemError) as refused:
        receive([sent], tmp_path)
    assert refused.value.kind.code == "malformed-body"


def test_an_upload_cut_in_half_leaves_nothing_and_the_next_is_served(running: Running) -> None:
    client = running.client()
    place = urlsplit(running.base)
    with socket.create_connection((str(place.hostname), int(place.port or 0))) as half:
        key = client.http.headers["Authorization"]
        head = f"POST /v1/applications HTTP/1.1\r\nHost: x\r\nAuthorization: {key}\r\n"
        kind = HEADERS[0][1].decode()
        whole = body({"a.pdf": b"x" * 10**6})
        half.sendall(f"{head}Content-Type: {kind}\r\nContent-Length: {len(whole)}\r\n\r\n".encode())
        half.sendall(whole[: len(whole) // 2])
        spool = running.settings.data_dir / "spool"
        wait_until(lambda: list(spool.iterdir()) != [])
    wait_until(lambda: list(spool.iterdir()) == [])
    assert client.submit(wait=30).status_code == 200
    assert len(client.http.get("/v1/applications").json()["items"]) == 1
