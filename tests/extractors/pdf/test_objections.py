"""A scanner's text that names another person than its picture shows was there before it."""

import pytest

from extractors.pdf.objections import names_another
from extractors.source import Repeated
from models.geometry import Box

PLACE = Box(0.3, 0.50, 0.5, 0.52)
PRINTED = "项目经理杨豪监理单位浙江宏远建设有限公司"


def _layer(said: str, place: Box = PLACE, rest: str = PRINTED) -> tuple[Repeated, ...]:
    """A layer that says ``said`` at a place, and ``rest`` above it."""
    step = place.width / max(len(said), 1)
    here = [
        Repeated(c, Box(place.x0 + i * step, place.y0, place.x0 + (i + 1) * step, place.y1))
        for i, c in enumerate(said)
    ]
    rest = rest.replace("杨豪", "")
    return (
        *(Repeated(c, Box(0.02 * i, 0.1, 0.02 * i + 0.02, 0.12)) for i, c in enumerate(rest)),
        *here,
    )


@pytest.mark.parametrize(
    ("said", "another"),
    [
        ("杨豪", False),
        ("楊豪", False),
        ("杨毫", False),
        ("廖海华", True),
        ("王伟", True),
        ("", False),
        ("Yh", False),
    ],
)
def test_a_name_without_a_character_in_common_is_another(said: str, another: bool) -> None:
    assert names_another([("杨豪", PLACE)], PRINTED, _layer(said)) is another


def test_a_name_the_layer_says_elsewhere_is_only_moved() -> None:
    layer = _layer("廖海华") + _layer("杨豪", PLACE._replace(y0=0.6, y1=0.62))
    assert not names_another([("杨豪", PLACE)], PRINTED, layer)


def test_another_name_elsewhere_is_no_objection() -> None:
    assert not names_another([("杨豪", PLACE._replace(y0=0.7, y1=0.72))], PRINTED, _layer("廖海华"))


def test_a_layer_that_is_wrong_throughout_objects_to_nothing() -> None:
    layer = _layer("廖海华", rest="堆栈溢出编码错误乱字符集一二三四五六七")
    assert not names_another([("杨豪", PLACE)], PRINTED, layer)
