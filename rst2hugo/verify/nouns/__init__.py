"""The nouns of the proof: what a reader meets, differences, verdicts."""
