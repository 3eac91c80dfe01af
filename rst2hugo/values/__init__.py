"""Values of headers and settings, and how they are written: YAML, TOML, dates, names, what a post says of itself."""
