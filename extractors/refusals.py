"""Why an attachment is refused: a code for programs, a sentence with the remedy for clerks."""

import struct
import zlib
from collections.abc import Sequence

from extractors.settings import Limits
from models.document import PageFailure
from models.errors import AttachmentError

PARSER_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What Pillow, pdfminer and pdfium raise on broken files; they promise no narrower set."""


def empty_file() -> AttachmentError:
    return AttachmentError("empty_file", "文件是空的（0 字节），请重新上传原件")


def truncated_file() -> AttachmentError:
    return AttachmentError(
        "truncated_file", "文件不完整（后半部分缺失），多为上传或传输中断所致，请重新上传原件"
    )


def damaged() -> AttachmentError:
    return AttachmentError("damaged", "文件已损坏，无法打开，请重新扫描或导出后再上传")


def damaged_page() -> AttachmentError:
    return AttachmentError("damaged", "本页内容已损坏，无法显示，请重新扫描或导出后再上传")


def broken_picture() -> AttachmentError:
    return AttachmentError(
        "damaged",
        "本页的图像不完整（有缺失）或无法解码，多为上传或转换时损坏，请重新扫描或导出后再上传",
    )


def ambiguous_type() -> AttachmentError:
    return AttachmentError(
        "ambiguous_type",
        "文件既像图片又像 PDF，不同软件打开看到的内容可能不同，请重新导出为单一格式后再上传",
    )


def no_page_read(failures: Sequence[PageFailure]) -> AttachmentError:
    """Of the file, by what befell its pages."""
    first, several = failures[0], len(failures) > 1
    pages = "、".join(str(failure.page) for failure in failures)
    message = f"第{pages}页均未能读取：{first.message}" if several else first.message
    return AttachmentError(first.code, message)


def blank() -> AttachmentError:
    return AttachmentError(
        "blank", "文件是空白的（全白、全黑或透明），没有可读的内容，请检查后重新扫描或导出再上传"
    )


def encrypted_pdf() -> AttachmentError:
    return AttachmentError(
        "encrypted_pdf", "PDF 设有打开密码，无法读取，请取消密码（另存为不加密的 PDF）后再上传"
    )


def unsupported_type(seems: str, remedy: str) -> AttachmentError:
    return AttachmentError("unsupported_type", f"不支持的文件类型：{seems}。{remedy}")


def too_large(megabytes: float, limit: float) -> AttachmentError:
    return AttachmentError(
        "too_large",
        f"文件大小 {megabytes:.1f} MB，超过上限 {limit:g} MB，请压缩、降低扫描分辨率或拆分后再上传",
    )


def too_many_pages(pages: int, limit: int) -> AttachmentError:
    return AttachmentError(
        "too_many_pages", f"文件共 {pages} 页，超过上限 {limit} 页，请只上传相关页或拆分后再上传"
    )


def too_many_pixels(width: int, height: int, limit: float) -> AttachmentError:
    return AttachmentError(
        "too_many_pixels",
        f"图像为 {width}×{height} 像素，超过上限每页 {limit:g} 百万像素，请降低扫描分辨率后再上传",
    )


def timed_out(limits: Limits) -> AttachmentError:
    return AttachmentError(
        "timed_out",
        f"读取超过 {limits.seconds:g} 秒仍未完成，已中止，请减少页数、降低扫描分辨率后再上传",
    )


def out_of_memory(limits: Limits) -> AttachmentError:
    return AttachmentError(
        "out_of_memory",
        f"读取占用内存超过 {limits.memory_megabytes} MB，已中止，请降低扫描分辨率后再上传",
    )


def crashed() -> AttachmentError:
    return AttachmentError("crashed", "文件内容异常，读取程序意外中止，请重新扫描或导出后再上传")


def aborted() -> AttachmentError:
    return AttachmentError("aborted", "读取被中止，请重新提交")


def missing_file() -> AttachmentError:
    return AttachmentError("missing_file", "找不到该文件，或者它不是普通文件，请重新上传")
