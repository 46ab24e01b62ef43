"""Tables and lines as pages, layouts and typists leave them, put together again."""
