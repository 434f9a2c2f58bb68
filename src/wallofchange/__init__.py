"""Wall of Change: from a customer's words to a proven change, every day."""

__version__ = "0.1.0"
