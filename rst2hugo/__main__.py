"""``python -m rst2hugo``."""

from rst2hugo.cli.commands import main

main()
