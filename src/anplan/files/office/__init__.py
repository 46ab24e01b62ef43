"""Other programs of an office that make what anplan cannot: LibreOffice, where it is found."""
