"""The schema at the door: what a file holds becomes a record, or problems with their cures.

Nothing else knows pydantic, whose core validates. The schema for editors is made of the same
annotations.
"""
