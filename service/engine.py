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
            except (SettingsError, ValueError) as error:
                raise _wrong(settings, kind, error) from error
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


def _wrong(settings: OcrSettings, kind: str, why: object) -> SettingsError:
    folder = getattr(settings, f"{kind}_weights")
    if folder is not None:
        return SettingsError(f"{variable('ocr', kind, 'weights')}={folder}: {why}")
    model = getattr(settings, f"{kind}_model")
    remedy = "PP-OCRv6_small_det and PP-OCRv6_small_rec are in the rapidocr package"
    told = why if isinstance(why, SettingsError) else f"there are no such weights; {remedy}"
    return SettingsError(f"{variable('ocr', kind, 'model')}={model}: {told}")
