"""The watch: which clock has crossed which threshold, and the alert that says so."""
