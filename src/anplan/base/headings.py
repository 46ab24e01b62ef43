"""A heading: a title behind the number that a document gives it."""

_CLOSED = ("、", "）", ")", "．")
"""Signs behind a number after which Chinese leaves no blank."""


def headed(number: str, title: str) -> str:
    """Put a title behind its number: 1.2 道路提升, 二、道路提升."""
    return f"{number}{title}" if number.endswith(_CLOSED) else f"{number} {title}"
