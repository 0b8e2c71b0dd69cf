"""What those who watch over the service see; nobody's name is in it."""

from pathlib import Path

import httpx
import onnxruntime
import psycopg
import pytest
from prometheus_client.parser import text_string_to_metric_families

from service.settings import Settings
from tests.service.running import MANIFEST, Running, service


def test_a_service_that_is_up_is_ready(running: Running) -> None:
    assert httpx.get(running.base + "/healthz").json() == {"status": "ok"}
    told = httpx.get(running.base + "/readyz")
    assert (told.status_code, set(told.json().values())) == (200, {"ok"})


def test_what_is_missing_is_named(settings: Settings) -> None:
    with service(settings, reader=None) as up:
        (settings.data_dir / "spool").rmdir()
        with psycopg.connect(up.url) as connection:
            connection.execute("DELETE FROM schema_migrations WHERE name LIKE 'zuozheng%'")
        told = httpx.get(up.base + "/readyz")
    assert told.status_code == 503
    assert told.json()["database"] == "schema is out of date"
    assert told.json()["disk"] == "not writable"


def test_missing_weights_are_named(settings: Settings, tmp_path: Path) -> None:
    ocr = settings.ocr.model_copy(update={"recognition_weights": tmp_path / "nowhere"})
    with service(settings.model_copy(update={"ocr": ocr}), reader=None) as up:
        assert httpx.get(up.base + "/readyz").json()["weights"] == "missing"


def test_metrics_count_what_happened_and_name_nobody(running: Running) -> None:
    client = running.client()
    client.submit(wait=30)
    client.submit({"a.pdf": b"refuse"}, wait=30)
    client.submit(manifest=MANIFEST | {"category": "x"})
    told = httpx.get(running.base + "/metrics").text
    samples = {
        (sample.name, *sorted(sample.labels.values())): sample.value
        for family in text_string_to_metric_families(told)
        for sample in family.samples
    }
    assert samples["zuozheng_pages_read_total",] >= 1
    assert samples["zuozheng_refusals_total", "encrypted_pdf"] >= 1
    assert samples["zuozheng_outcomes_total", "review"] >= 1
    assert samples["zuozheng_problems_total", "invalid-manifest"] >= 1
    assert samples["zuozheng_step_seconds_count", "read"] >= 1
    assert "张" not in told
    assert "2024-0001" not in told


def test_waiting_jobs_are_counted_by_state(settings: Settings) -> None:
    with service(settings, reader=None) as up:
        up.client().submit()
        told = httpx.get(up.base + "/metrics").text
        assert 'zuozheng_jobs{job="verify",state="todo"} 1.0' in told


def test_a_device_there_is_not_is_named(settings: Settings) -> None:
    if "CUDAExecutionProvider" in onnxruntime.get_available_providers():
        pytest.skip("this machine has a GPU")
    ocr = settings.ocr.model_copy(update={"device": "gpu"})
    with service(settings.model_copy(update={"ocr": ocr}), reader=None) as up:
        told = httpx.get(up.base + "/readyz")
    assert (told.status_code, told.json()["weights"]) == (503, "device not available")
