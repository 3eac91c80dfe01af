"""What the directives of several constructs share: options, files that they include, pictures, listings."""
