"""The words of each language, apart from the grammar that uses them: a language is a set of tables."""
