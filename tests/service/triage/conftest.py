"""The triage without chance: nothing goes to a second look unless a test says so."""

import pytest

from service.setting_groups import TriageSettings
from service.settings import Settings


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"triage": TriageSettings(second_look_percent=0)})
