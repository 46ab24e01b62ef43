"""The schema at the door: what a file holds becomes a record, or problems with their cures.

Nothing else knows pydantic. Its core validates; pydantic itself writes the schema for editors.
"""
