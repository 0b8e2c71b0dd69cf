"""What kind of file is it, judged by its content; is it whole, safe and small enough to open."""

import re

from extractors import refusals
from extractors.pdf.pages import open_pdf
from extractors.pictures import open_picture
from extractors.settings import Limits
from extractors.source import MediaType, Opened

HEADER_REACH = 1024
"""A PDF header may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H, note 13)."""

ISO_MEDIA_BRANDS = {
    b"heic": "HEIC 照片",
    b"heix": "HEIC 照片",
    b"mif1": "HEIC 照片",
    b"msf1": "HEIC 照片",
    b"avif": "AVIF 图片",
}

SAVE_AS_PICTURE = "请在手机相册中导出或另存为 JPG 后再上传"
SAVE_AS_PDF = "请打开后另存为（导出）PDF 再上传"
UNPACK = "请解压后逐个上传其中的 PDF 或图片"
ACCEPTED = "请上传 PDF、JPG、PNG、WebP、BMP 或 TIFF 文件"

OPENINGS = (
    (b"GIF8", "GIF 图片", "请另存为 PNG 或 JPG 后再上传"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文档（Word、Excel 或 WPS）", SAVE_AS_PDF),
    (b"{\\rtf", "RTF 文档", SAVE_AS_PDF),
    (b"Rar!", "RAR 压缩包", UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "7-Zip 压缩包", UNPACK),
    (b"\x1f\x8b", "GZIP 压缩包", UNPACK),
    (b"8BPS", "Photoshop 图片", "请另存为 PNG 或 JPG 后再上传"),
    (b"AT&TFORM", "DjVu 文档", SAVE_AS_PDF),
    (b"%!PS", "PostScript 文档", SAVE_AS_PDF),
    (b"CAJ", "CAJ 文档", SAVE_AS_PDF),
    (b"\x00\x00\x00\x0cjP  ", "JPEG 2000 图片", "请另存为 PNG 或 JPG 后再上传"),
    (b"MZ", "可执行程序", ACCEPTED),
)

ZIP_CONTENTS = (
    (b"OFD.xml", "OFD 版式文件", "请用 OFD 阅读器导出为 PDF 再上传"),
    (b"word/", "Word 文档", SAVE_AS_PDF),
    (b"xl/", "Excel 表格", SAVE_AS_PDF),
    (b"ppt/", "PowerPoint 演示文稿", SAVE_AS_PDF),
    (b"content.xml", "OpenDocument 文档", SAVE_AS_PDF),
)


def open_attachment(data: bytes, limits: Limits) -> Opened:
    """The attachment, opened, whatever its name says; AttachmentError where it cannot be."""
    if not data:
        raise refusals.empty_file()
    megabytes = len(data) / 2**20
    if megabytes > limits.megabytes:
        raise refusals.too_large(megabytes, limits.megabytes)
    media_type = told_by_content(data)
    if media_type is MediaType.PDF:
        return open_pdf(data, limits)
    return open_picture(data, media_type, limits)


def told_by_content(data: bytes) -> MediaType:
    """The kind of ``data``; AttachmentError where it is none that can be read.

    A picture that carries a PDF header as well is refused: which of the two a person sees
    depends on the program they open it with.
    """
    holds_pdf = b"%PDF-" in data[:HEADER_REACH]
    picture = _picture_type(data)
    if picture and holds_pdf:
        raise refusals.ambiguous_type()
    if picture:
        return picture
    if holds_pdf:
        return MediaType.PDF
    raise refusals.unsupported_type(*_seems(data))


def _picture_type(data: bytes) -> MediaType | None:
    if data.startswith(b"\xff\xd8\xff"):
        return MediaType.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return MediaType.PNG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return MediaType.WEBP
    if data[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return MediaType.TIFF
    # "BM" alone opens many a text: the offset of the pixels has to be plausible as well.
    if data[:2] == b"BM" and 14 < int.from_bytes(data[10:14], "little") < 4096:
        return MediaType.BMP
    return None


def _seems(data: bytes) -> tuple[str, str]:
    """What ``data`` seems to be, and what the applicant can do about it."""
    if data[4:8] == b"ftyp":
        return ISO_MEDIA_BRANDS.get(data[8:12], "视频"), SAVE_AS_PICTURE
    if data.startswith(b"PK\x03\x04"):
        return next(
            ((seems, remedy) for sign, seems, remedy in ZIP_CONTENTS if sign in data),
            ("ZIP 压缩包", UNPACK),
        )
    for opening, seems, remedy in OPENINGS:
        if data.startswith(opening):
            return seems, remedy
    if re.match(rb"(\xef\xbb\xbf)?\s*<(!doctype|html|\?xml|svg)", data[:200], re.IGNORECASE):
        return "网页或 XML 文件", "请打印为 PDF 或截图后再上传"
    return "无法识别的文件", ACCEPTED
