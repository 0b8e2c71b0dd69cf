"""What may be a name at all, and a signature's slips."""

import pytest

from extractors.language.names import shape


@pytest.mark.parametrize(
    ("signed", "name"),
    [
        ("张玥", "张玥"),
        ("张-玥/", "张玥"),
        ("热孜宛·库尔班", "热孜宛·库尔班"),
        ("萨仁高娃", "萨仁高娃"),
        ("项目经理", None),
        ("签", None),
        ("~~", None),
    ],
)
def test_a_signature_is_cleaned_of_what_slips_were_read_as(signed: str, name: str | None) -> None:
    assert shape.cleaned(signed) == name
