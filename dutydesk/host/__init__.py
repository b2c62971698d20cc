"""The SSH host: the console for officers elsewhere, each session a process of its own on a pty.

Needs a Unix system. It knows no screen: it runs `dutydesk session` and carries bytes.
"""
