"""Words of a document and their places, numbers, sentences, days and measures: what all grammars stand on."""
