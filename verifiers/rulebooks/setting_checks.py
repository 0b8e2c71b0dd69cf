"""What a rulebook's setting must be beyond its type, said in words where it is not."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from pydantic import AfterValidator

from verifiers.text.divisions import by_name

_Covering = TypeVar("_Covering", bound=Mapping[StrEnum, object])


def every(kinds: type[StrEnum]) -> AfterValidator:
    """A validator: the mapping has an entry for each member of the enumeration."""

    def check(given: _Covering) -> _Covering:
        lacking = [kind.value for kind in kinds if kind not in given]
        if lacking:
            raise ValueError(f"has no entry for {', '.join(lacking)}")
        return given

    return AfterValidator(check)


def division(name: str) -> str:
    """A province's or city's proper name, or a county's in full (GB/T 2260)."""
    if name not in by_name():
        raise ValueError(f"{name!r} is no province, city or county; write 浙江, 杭州 or 萧山区")
    return name
