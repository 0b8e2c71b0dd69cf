"""Where a bug is, without what it says: an error's message may quote a document."""


def spot(error: BaseException) -> str:
    """Kind and place, as ``ValueError at …/verify.py:31``."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "nowhere"
    return f"{type(error).__name__} at {place}"
