"""Family V: figures, days and words that are probably not meant so."""
