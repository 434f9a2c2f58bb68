"""An OpenAI-compatible endpoint as a reader: off unless configured, redacted text only, within limits."""
