"""The console: a Textual app that shows the desk and talks to ``dutydesk.desk`` only."""
