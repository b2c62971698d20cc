"""The error that every part of the desk raises for people to read."""


class DutydeskError(Exception):
    """Something that the person at the desk has to know; `str()` says what to do next."""
