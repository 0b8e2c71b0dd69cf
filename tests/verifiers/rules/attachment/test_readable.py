"""What was not read is told page by page, with its cause."""

from models.document import PageFailure
from models.report import FindingStatus
from tests.verifiers.asked import HANGZHOU, findings
from verifiers.samples.examples import application, permit, person, project


def test_each_cause_is_told_with_its_pages() -> None:
    failures = (
        PageFailure(page=2, code="damaged", message="本页内容已损坏"),
        PageFailure(page=3, code="too_many_pixels", message="图像像素过多"),
        PageFailure(page=5, code="damaged", message="本页内容已损坏"),
    )
    file = permit(person("张玥", "项目经理")).model_copy(update={"failures": failures})
    (found,) = findings("attachment.readable", application(project("a1")), {"a1": file}, HANGZHOU)
    assert found.status is FindingStatus.REVIEW
    assert found.message.endswith("第2、5页未能读取：本页内容已损坏；第3页未能读取：图像像素过多")
