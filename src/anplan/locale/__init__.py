"""The catalogues of messages, one folder a language."""
