"""``python -m rst2hugo``."""

try:
    from rst2hugo.cli import main
except KeyboardInterrupt:  # before ``main`` has begun to watch for it
    import os

    os.write(2, b"\nAborted!\n")
    os._exit(130)

main()
