"""Every page of every attachment must have been read: what was not read proves nothing."""

from collections.abc import Iterator

from models.document import PageFailure
from models.report import FindingStatus, ReadError
from verifiers.case import Case, Exhibit
from verifiers.rule import AttachmentRule, Verdict, doubted, passed
from verifiers.samples.examples import Example, application, permit, person, project


def check(_case: Case, exhibit: Exhibit) -> Iterator[Verdict]:
    """An unread attachment puts the claims it belongs to before a person."""
    document = exhibit.document
    if document is None:
        message = exhibit.error.message if exhibit.error else "附件未能读取"
        yield doubted(f"附件{exhibit.id}未能读取：{message}")
    elif document.failures:
        yield doubted(f"{exhibit.title}{_failed(document.failures)}")
    else:
        yield passed(f"{exhibit.title}共{document.page_count}页，均已读取")


def _failed(failures: tuple[PageFailure, ...]) -> str:
    """Which pages could not be read, by cause; each cause says what to do."""
    causes: dict[str, list[str]] = {}
    for failure in failures:
        causes.setdefault(failure.message, []).append(str(failure.page))
    return "；".join(f"第{'、'.join(of)}页未能读取：{cause}" for cause, of in causes.items())


def examples() -> tuple[Example, ...]:
    claim = application(project("a1"))
    locked = ReadError(code="encrypted_pdf", message="文件有打开密码，请去除密码后重新上传")
    return (
        Example(claim, {"a1": permit(person("张玥", "项目经理"))}, FindingStatus.PASS),
        Example(claim, {"a1": locked}, FindingStatus.REVIEW),
        Example(claim, {}, FindingStatus.REVIEW),
    )


RULE = AttachmentRule(citation="附件2 二（十三）4", check=check, examples=examples)
