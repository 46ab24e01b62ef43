"""What stands in front of a document and around it: titles, number, issuer, day, and what is the page's own."""
