"""A file in: recognised, mapped, read row by row, and stored whole or not at all."""
