"""The manifest as bytes: what cannot be meant is refused with the key's name."""

import pytest

from models.errors import ApplicationError
from service.manifest import declared


def test_keys_that_stand_twice_are_named() -> None:
    told = r"'name', 'id' stands twice in one object"
    with pytest.raises(ApplicationError, match=told):
        declared(b'{"id": "a", "applicant": {"name": "x", "name": "y"}, "id": "b"}', "it")


def test_a_key_may_stand_in_many_objects() -> None:
    assert declared(b'{"id": "a", "claims": [{"id": "b"}, {"id": "c"}]}', "it")
