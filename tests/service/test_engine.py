"""Engine settings that cannot be: told as settings, by the variable's name, before any file."""

from pathlib import Path

import onnxruntime
import pytest

from extractors.settings import OcrSettings
from models.errors import SettingsError
from service import engine

NO_GPU = "CUDAExecutionProvider" not in onnxruntime.get_available_providers()


def test_the_defaults_can_be() -> None:
    engine.check(OcrSettings())


@pytest.mark.skipif(not NO_GPU, reason="this machine has a GPU")
def test_a_gpu_there_is_not_is_refused() -> None:
    with pytest.raises(SettingsError, match=r"ZUOZHENG_OCR_DEVICE=gpu:1: .*no CUDA"):
        engine.check(OcrSettings(device="gpu:1"))


@pytest.mark.parametrize("kind", ["detection", "recognition"])
@pytest.mark.parametrize("model", ["foo", "PP-OCRv9_small_det", "a_b_c_d", ""])
def test_a_model_there_is_not_is_refused(kind: str, model: str) -> None:
    wrong = OcrSettings().model_copy(update={f"{kind}_model": model})
    with pytest.raises(SettingsError, match=f"ZUOZHENG_OCR_{kind.upper()}_MODEL={model}"):
        engine.check(wrong)


@pytest.mark.parametrize("kind", ["detection", "recognition"])
def test_a_folder_without_weights_is_refused(kind: str, tmp_path: Path) -> None:
    wrong = OcrSettings().model_copy(update={f"{kind}_weights": tmp_path})
    with pytest.raises(SettingsError, match=f"ZUOZHENG_OCR_{kind.upper()}_WEIGHTS="):
        engine.check(wrong)


def test_a_folder_of_other_files_is_refused(tmp_path: Path) -> None:
    for name in ("inference.onnx", "inference.yml"):
        (tmp_path / name).write_text("PostProcess: {}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match="list of characters"):
        engine.check(OcrSettings(recognition_weights=tmp_path))
