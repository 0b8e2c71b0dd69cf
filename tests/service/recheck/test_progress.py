"""How far a run is, told once a minute where there is no terminal."""

import pytest

from service.recheck import progress


@pytest.mark.parametrize(
    ("done", "seconds", "told"),
    [
        (1200, 12.0, "judged 1,200 of 10,000, 100.0 a second, 1 min left"),
        (0, 5.0, "judged 0 of 10,000, 0.0 a second, time left unknown"),
        (10_000, 100.0, "judged 10,000 of 10,000, 100.0 a second, 0 min left"),
    ],
)
def test_a_line(done: int, seconds: float, told: str) -> None:
    assert progress.line("judged", done, 10_000, seconds) == told


def test_a_line_a_minute_and_no_more(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    now = [0.0]
    monkeypatch.setattr("service.recheck.progress.time.monotonic", lambda: now[0])
    gauge = progress.Lines("judged", 1000)
    for _ in range(125):
        now[0] += 1
        gauge.advance(5)
    assert len(capsys.readouterr().err.splitlines()) == 2
