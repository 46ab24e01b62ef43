"""Documents to be read: guarded, taken apart by a process of its own, handed over as blocks."""
