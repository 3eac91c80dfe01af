"""Digests of objects: the same in every process for the same value."""

from __future__ import annotations

import hashlib
import io
import pickle
from typing import Any

from rst2hugo.model.options import Options


def digest(value: object) -> str:
    """The SHA-256 of anything that can be pickled. Raises what ``pickle`` does for anything else."""
    written = io.BytesIO()
    Canonical(written, 4).dump(value)
    return hashlib.sha256(written.getvalue()).hexdigest()


class Canonical(pickle.Pickler):
    """Writes sets in an order that is not that of their hashes, and options without those that change nothing."""

    def persistent_id(self, value: Any) -> Any:
        if isinstance(value, set | frozenset):
            return "set", sorted(map(digest, value))
        if isinstance(value, Options):
            return "options", sorted(value.to_strings().items()), value.cross_check
        return None
