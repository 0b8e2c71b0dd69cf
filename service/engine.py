"""Whether the OCR engine can be made with these settings; making it takes seconds, asking does not.

Asked at the start: found out in a reading process it would be told of every applicant's file.
"""

from pathlib import Path
from tempfile import TemporaryDirectory

from extractors.recognition import ocr, weights
from extractors.settings import OcrSettings
from models.errors import SettingsError
from service.settings import variable


def check(settings: OcrSettings) -> None:
    """SettingsError, which names the variable, where weights or device are not to be had."""
    check_weights(settings)
    check_device(settings)


def check_weights(settings: OcrSettings) -> None:
    """SettingsError where a model's files are not there or are no model."""
    with TemporaryDirectory(prefix="zuozheng-") as folder:
        for kind, find in (
            ("detection", weights.detection_folder),
            ("recognition", weights.recognition_folder),
        ):
            try:
                find(settings, Path(folder))
            except SettingsError as error:
                raise _wrong(settings, kind, str(error)) from error
    try:
        ocr.alphabet(settings)
    except (LookupError, TypeError, ValueError, OSError, RuntimeError) as error:
        raise _wrong(settings, "recognition", "its list of characters cannot be read") from error


def check_device(settings: OcrSettings) -> None:
    """SettingsError where the models are to run on a GPU and cannot."""
    import onnxruntime  # slow to import, and most commands never ask

    if settings.device != "cpu" and "CUDAExecutionProvider" not in (
        onnxruntime.get_available_providers()
    ):
        named = f"{variable('ocr', 'device')}={settings.device}"
        raise SettingsError(
            f"{named}: the ONNX Runtime installed here has no CUDA; "
            "install onnxruntime-gpu and its drivers, or set cpu"
        )


def _wrong(settings: OcrSettings, kind: str, why: str) -> SettingsError:
    """By the variable that chose the weights: a folder of one's own, else a model's name."""
    chosen = "weights" if getattr(settings, f"{kind}_weights") is not None else "model"
    value = getattr(settings, f"{kind}_{chosen}")
    return SettingsError(f"{variable('ocr', kind, chosen)}={value}: {why}")
