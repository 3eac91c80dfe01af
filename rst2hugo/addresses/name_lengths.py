"""How long the name of a file or folder may be, in bytes."""

LONGEST_NAME, LONGEST_STEM, LONGEST_PART = 255, 240, 200
"""What a file system takes; what leaves room for a number or an ending; what a longer name is cut to."""


def count_bytes(name: str) -> int:
    """The length of a name in bytes; a half of a surrogate pair counts, too."""
    return len(name.encode("utf-8", "surrogatepass"))


def cut_name(name: str) -> str:
    """The beginning of a name that is surely short enough."""
    return name.encode("utf-8", "surrogatepass")[:LONGEST_PART].decode("utf-8", "ignore")


def has_long_part(path: str) -> bool:
    """Whether no file can have this path."""
    return any(count_bytes(part) > LONGEST_NAME for part in path.split("/"))
