"""The pure heart: protocol files become rules, and an entry becomes the clocks it opens."""
