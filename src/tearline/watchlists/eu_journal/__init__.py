"""The annexes of EU regulations, row by row, as CSV."""
