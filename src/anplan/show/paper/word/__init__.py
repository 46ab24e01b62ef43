"""A document as a Word file in the layout of GB/T 9704-2012, the standard of official papers."""
