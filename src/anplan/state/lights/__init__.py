"""Why a thing has its light: the rules in order, and what enters them."""
