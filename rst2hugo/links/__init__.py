"""From a name in the text to an address on the new site: targets, references, anchors, the index, the ledger."""
