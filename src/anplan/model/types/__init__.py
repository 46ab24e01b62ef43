"""What the text of a key may be, what it becomes, and how a record is written."""
