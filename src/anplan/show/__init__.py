"""A finished state or problems to text or bytes, one module an output."""
