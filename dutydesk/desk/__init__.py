"""The use cases: log, preview, tell, acknowledge, and what the screens read. The only writers."""
