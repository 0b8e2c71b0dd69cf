"""Weights for the OCR engine: those of the rapidocr wheel, laid out as PaddleOCR expects them."""

import json
import tempfile
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from extractors.settings import OcrSettings
from models.errors import SettingsError

_DETECTION_STEPS = {
    "PreProcess": {
        "transform_ops": [
            {"DetResizeForTest": {"resize_long": 960}},
            {
                "NormalizeImage": {
                    "mean": [0.485, 0.456, 0.406],
                    "std": [0.229, 0.224, 0.225],
                    "scale": "1./255.",
                    "order": "hwc",
                }
            },
            {"ToCHWImage": None},
        ]
    },
    "PostProcess": {
        "name": "DBPostProcess",
        "thresh": 0.2,
        "box_thresh": 0.45,
        "unclip_ratio": 1.4,
    },
}
"""The values PaddleOCR publishes with PP-OCRv6_small_det."""


def detection_folder(settings: OcrSettings, under: Path) -> Path:
    """The folder of the detection model, made under ``under`` where the wheel's is used."""
    if settings.detection_weights is not None:
        return _checked(settings.detection_weights)
    return _laid_out(settings.detection_model, under, _DETECTION_STEPS)


def recognition_folder(settings: OcrSettings, under: Path) -> Path:
    """The folder of the recognition model, made under ``under`` where the wheel's is used."""
    if settings.recognition_weights is not None:
        return _checked(settings.recognition_weights)
    # PaddleOCR wants a character list here; decoding is ours, so the list stays in the ONNX file.
    steps = {
        "PreProcess": {"transform_ops": [{"RecResizeImg": {"image_shape": [3, 48, 320]}}]},
        "PostProcess": {"name": "CTCLabelDecode", "character_dict": ["?"]},
    }
    return _laid_out(settings.recognition_model, under, steps)


@cache
def characters(settings: OcrSettings) -> tuple[str, ...]:
    """What each output column of the recogniser means; column 0 is the CTC blank, written ""."""
    if settings.recognition_weights is not None:
        listed = _listed_in_yaml(settings.recognition_weights / "inference.yml")
    else:
        listed = _listed_in_onnx(_in_wheel(settings.recognition_model))
    return ("", *listed, " ")


def _listed_in_onnx(weights: Path) -> tuple[str, ...]:
    import onnxruntime

    session = onnxruntime.InferenceSession(str(weights), providers=["CPUExecutionProvider"])
    stored: str = session.get_modelmeta().custom_metadata_map["character"]
    return tuple(stored.removesuffix("\n").split("\n"))


def _listed_in_yaml(config: Path) -> tuple[str, ...]:
    import yaml

    with config.open(encoding="utf-8") as file:
        steps = yaml.safe_load(file)
    return tuple(steps["PostProcess"]["character_dict"])


def _in_wheel(model: str) -> Path:
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        raise SettingsError("the rapidocr package, which carries the OCR weights, is not installed")
    version, _, rest = model.partition("_")
    size, _, kind = rest.partition("_")
    path = Path(spec.origin).parent / "models" / f"{version}_{kind}_{size}.onnx"
    if not path.is_file():
        raise SettingsError(
            f"no weights for {model} in the rapidocr package: set a folder with "
            "inference.onnx and inference.yml, or use PP-OCRv6_small"
        )
    return path


def _laid_out(model: str, under: Path, steps: dict[str, object]) -> Path:
    folder = under / model
    if not (folder / "inference.yml").exists():
        made = Path(tempfile.mkdtemp(dir=under))
        (made / "inference.onnx").symlink_to(_in_wheel(model))
        config = {"Global": {"model_name": model}, **steps}
        (made / "inference.yml").write_text(json.dumps(config), encoding="utf-8")
        made.replace(folder)
    return folder


def _checked(folder: Path) -> Path:
    for name in ("inference.onnx", "inference.yml"):
        if not (folder / name).is_file():
            raise SettingsError(f"{folder}: {name} is missing; name a folder that holds both files")
    return folder
