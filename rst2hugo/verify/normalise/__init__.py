"""What may differ between two pages without being a difference, each with its reason."""
