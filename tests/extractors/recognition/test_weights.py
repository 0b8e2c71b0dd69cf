"""Weights: those of the wheel laid out for PaddleOCR, or a folder that is checked."""

import json
from pathlib import Path

import pytest

from extractors.recognition import weights
from extractors.settings import OcrSettings
from models.errors import SettingsError

DEFAULT = OcrSettings()


def test_the_wheel_s_models_are_laid_out_as_paddleocr_expects_them(tmp_path: Path) -> None:
    folders = [
        weights.detection_folder(DEFAULT, tmp_path),
        weights.recognition_folder(DEFAULT, tmp_path),
    ]
    for folder, model in zip(
        folders, [DEFAULT.detection_model, DEFAULT.recognition_model], strict=True
    ):
        assert (folder / "inference.onnx").stat().st_size > 1_000_000
        config = json.loads((folder / "inference.yml").read_text(encoding="utf-8"))
        assert config["Global"]["model_name"] == model


def test_laying_out_twice_gives_the_same_folder(tmp_path: Path) -> None:
    first = weights.detection_folder(DEFAULT, tmp_path)
    assert weights.detection_folder(DEFAULT, tmp_path) == first
    assert [path.name for path in tmp_path.iterdir()] == [first.name]


def test_characters_begin_with_the_blank_and_are_each_listed_once() -> None:
    listed = weights.characters(DEFAULT)
    assert (listed[0], listed[-1]) == ("", " ")
    assert {*"浙江建工张玥䶮0A·（）"} <= set(listed)
    assert "㵑" not in listed
    assert all(len(character) == 1 for character in listed[1:])


def test_characters_of_other_weights_come_from_their_folder(tmp_path: Path) -> None:
    (tmp_path / "inference.yml").write_text(
        "PostProcess: {name: CTCLabelDecode, character_dict: [浙, 江]}", encoding="utf-8"
    )
    settings = OcrSettings(recognition_weights=tmp_path)
    assert weights.characters(settings) == ("", "浙", "江", " ")


def test_a_folder_that_lacks_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "inference.onnx").touch()
    settings = OcrSettings(detection_weights=tmp_path, recognition_weights=tmp_path)
    for folder in (weights.detection_folder, weights.recognition_folder):
        with pytest.raises(SettingsError, match=r"inference\.yml is missing"):
            folder(settings, tmp_path)


def test_a_model_the_wheel_does_not_carry_is_an_error_with_a_remedy(tmp_path: Path) -> None:
    settings = OcrSettings(detection_model="PP-OCRv9_huge_det")
    with pytest.raises(SettingsError, match=r"PP-OCRv9_huge_det.*set a folder"):
        weights.detection_folder(settings, tmp_path)


@pytest.mark.parametrize("name", ["foo", "a_b_c_d", "PP-OCRv6_small"])
def test_a_model_nobody_has_is_the_operator_s_to_mend(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="no weights for"):
        weights.detection_folder(OcrSettings(detection_model=name), tmp_path)
