"""``python -m rst2hugo``."""

from rst2hugo.cli import main

main()
