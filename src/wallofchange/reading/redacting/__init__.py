"""What identifies a person, found by its form, its check digit, its announcement or its place in a "
"sentence."""
