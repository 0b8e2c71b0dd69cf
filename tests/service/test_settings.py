"""Settings: every variable takes effect, and a wrong one is named."""

from pathlib import Path

import pytest
from pydantic import BaseModel

from models.errors import SettingsError
from service import settings


def test_without_variables_the_defaults_are_the_readers_own() -> None:
    assert settings.load().reader.limits.megabytes == 50
    assert settings.load().processes >= 1


@pytest.mark.parametrize("name", settings.variables())
def test_every_variable_is_read(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    default = settings.variables()[name]
    given = str(default + 400) if isinstance(default, int | float) else "postgresql://somewhere"
    given = "gpu:7" if name == "ZUOZHENG_OCR_DEVICE" else given
    monkeypatch.setenv(name, given)
    chosen = dict(settings.load())
    groups = [dict(each) for each in chosen.values() if isinstance(each, BaseModel)]
    parts = [value for group in (chosen, *groups) for value in group.values()]
    plain = given.replace("://", ":/") if isinstance(default, Path | None) else given
    assert plain in [str(part).removesuffix(".0") for part in parts]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ZUOZHENG_LIMITS_PAGES", "many"),
        ("ZUOZHENG_LIMITS_PAGES", "0"),
        ("ZUOZHENG_LIMITS_PAGE", "5"),
        ("ZUOZHENG_PROCESSES", "-1"),
        ("ZUOZHENG_OCR_THREADS", "1.5"),
        ("ZUOZHENG_PICTURE_WIDTH", "9"),
        ("ZUOZHENG_DATABASE_URL", "mysql://x"),
        ("ZUOZHENG_HTTP_UPLOADS", "0"),
    ],
)
def test_a_wrong_variable_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=name):
        settings.load()


def test_a_whole_group_in_one_variable_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZUOZHENG_LIMITS", "big")
    with pytest.raises(SettingsError, match="ZUOZHENG_LIMITS_PAGES"):
        settings.load()


def test_an_empty_variable_is_no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ZUOZHENG_PROCESSES", "")
    assert settings.load().processes >= 1


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("ZUOZHENG_PROCESESS", "ZUOZHENG_PROCESSES"),
        ("ZUOZHENG_LIMITS_PAGE", "ZUOZHENG_LIMITS_PAGES"),
        ("zuozheng_ocr_devise", "ZUOZHENG_OCR_DEVICE"),
        ("ZUOZHENG_QQQQ", "README"),
    ],
)
def test_a_misspelt_variable_is_refused_with_the_nearest(
    name: str, meant: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, "3")
    with pytest.raises(SettingsError, match=f"{name.upper()} is no setting; .*{meant}"):
        settings.load()


@pytest.mark.parametrize("device", ["tpu", "gpu:", "cuda", "GPU"])
def test_a_device_there_is_not_is_refused_in_words(
    device: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZUOZHENG_OCR_DEVICE", device)
    with pytest.raises(SettingsError, match="ZUOZHENG_OCR_DEVICE: must be cpu, gpu, or gpu:1"):
        settings.load()
