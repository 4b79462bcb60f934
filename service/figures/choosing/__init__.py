"""What the words and the grammar around a figure offer for a field, and the choice among it."""
