"""Why this run's answer may not be kept: something failed that may go well the next time."""

doubts: list[str] = []
"""What failed in this run; nothing that is kept from it could be trusted."""


def doubt(reason: str) -> None:
    """Let this run's answer not be kept."""
    doubts.append(reason)
