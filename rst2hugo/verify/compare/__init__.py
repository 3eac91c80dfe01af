"""Two readings → their differences."""
