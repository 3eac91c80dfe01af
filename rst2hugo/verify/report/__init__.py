"""Differences for people and for programs: lines, JSON, a page."""
