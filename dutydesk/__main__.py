"""``python -m dutydesk`` is the same as the ``dutydesk`` command."""

from dutydesk.cli import main

if __name__ == "__main__":
    main()
