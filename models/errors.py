"""The error tree, sorted by who can act; a message names the thing, the cause and the remedy."""


class ZuozhengError(Exception):
    """Anything this program says in its own words instead of a traceback."""


class ApplicationError(ZuozhengError):
    """The integrator can act: the manifest or the folder is not what the contract asks for."""


class SettingsError(ZuozhengError):
    """The operator can act: a setting, a rulebook or the installation is wrong."""


class AttachmentError(ZuozhengError):
    """The applicant can act: this attachment cannot be read, the others can.

    ``code`` is stable and English (``encrypted_pdf``); ``message`` is Chinese, for a clerk.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(f"{code}: {message}")
        self.code = code
        self.message = message

    def __reduce__(self) -> tuple[type["AttachmentError"], tuple[str, str]]:
        return type(self), (self.code, self.message)
