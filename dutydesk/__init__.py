"""The duty desk: protocols, records, clocks and their proof, without a screen."""

__version__ = "0.1.0"
