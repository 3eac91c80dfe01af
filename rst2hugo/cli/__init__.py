"""The command line: one function for each command, what it prints, and its exit codes."""

from rst2hugo.cli.commands import main as main
