"""Finished states and problems as text or bytes, one module an output."""
