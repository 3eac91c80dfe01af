"""The command line: one function for each command, what it prints, and its exit codes."""

import os  # which Python has imported anyway, as nothing else here

TYPE_CHECKING = False  # as ``typing`` has it, which is not imported before interrupts are watched for
if TYPE_CHECKING:
    from typing import Any


def main(**settings: "Any") -> None:
    """Run the command that the arguments of the program name; ``settings`` are those of ``click.Command.main``.

    Until interrupts are watched for, nothing is imported that Python has not imported anyway.
    """
    try:
        from rst2hugo.cli import interrupts

        interrupts.end_at_once()
    except KeyboardInterrupt:
        os.write(2, b"\nAborted!\n")
        os._exit(130)
    from rst2hugo.cli import file_names

    if not settings:  # else another program calls this one
        file_names.use_utf8()
    from rst2hugo.cli import commands

    with interrupts.exit_code():
        commands.main(**settings)
