"""A brief: what it says, chapter by chapter, and the template that lays it out."""
