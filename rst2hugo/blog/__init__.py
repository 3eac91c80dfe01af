"""The old blog as it lies there: its folder, files, settings, build commands and history. Read, never run."""
