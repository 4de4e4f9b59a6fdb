"""The HTTP door: turns requests into calls of handlers, and what they return into answers."""
