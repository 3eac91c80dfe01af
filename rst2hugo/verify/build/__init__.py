"""The new site as real Hugo builds it, and what it was made from."""
