"""What a rule rests on is all that it imports, and no more than that."""

import subprocess
import sys

import pytest

from verifiers.registry import entries, module_of
from verifiers.sources import imported, sources

KEYS = [entry.key for entry in entries()]

LOADED = """
import sys, {module}
for loaded in list(sys.modules.values()):
    if loaded.__name__.partition(".")[0] in ("models", "verifiers"):
        print(loaded.__file__)
"""


@pytest.mark.parametrize(
    "module",
    [*(module_of(key) for key in KEYS[::24]), "verifiers.screen", "verifiers.evidence.awards"],
)
def test_whatever_python_loads_is_among_it(module: str) -> None:
    said = subprocess.run(
        [sys.executable, "-c", LOADED.format(module=module)],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(said.stdout.split())
    assert len(loaded) > 10
    assert loaded <= {str(file) for file in imported(module)}


def test_no_rule_rests_on_another_one() -> None:
    whole = imported("verifiers.screen")
    (own,) = (file for file in imported(module_of("education.validity")) if file.stem == "validity")
    others = (imported(module_of(key)) for key in KEYS if key != "education.validity")
    assert own not in whole.union(*others)


def test_every_rule_is_told_from_the_others() -> None:
    told = sources()
    assert list(told.rules) == KEYS
    assert len({told.all, *told.rules.values()}) == len(KEYS) + 1
