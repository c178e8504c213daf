"""What a check found wrong: where, and what to do about it."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Finding:
    """One thing that is wrong.

    Attributes
    ----------
    where : str
        The file, and the cell or line if there is one.
    what : str
        What is wrong there and what to do.
    """

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"

    def as_dict(self) -> dict[str, str]:
        """Give the finding as plain data, for ``--json``."""
        return asdict(self)
