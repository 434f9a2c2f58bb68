"""Pages on paper: a template beside this file and plain values become a PDF of one A4."""
