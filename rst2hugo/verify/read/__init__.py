"""HTML → what a reader meets; sources → the HTML that docutils makes of them."""
