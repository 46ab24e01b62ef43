"""The language that the environment asks for: for screens, and for what a shell offers."""

import os
import sys


def locale_language() -> str:
    """Return the language of the environment; Chinese where it says nothing and can be shown."""
    settings = (os.environ.get(key) for key in ("LC_ALL", "LC_MESSAGES", "LANG"))
    setting = next((value for value in settings if value), None) or _system_locale()
    name = setting.partition(".")[0].lower()
    if name in ("", "c", "posix"):
        return "zh_CN" if shows_chinese() else "en"
    return "zh_CN" if name.startswith(("zh", "chinese")) else "en"


def shows_chinese() -> bool:
    """Return whether what is complained of in Chinese is more than question marks."""
    try:
        "中文".encode(getattr(sys.stderr, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True


def _system_locale() -> str:
    import locale

    return locale.getlocale()[0] or ""
