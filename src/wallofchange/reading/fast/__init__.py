"""The fast tier: words, pairs and parts of words as hashed places, worked out for a whole batch at once."""

from wallofchange.reading.fast.convolution import ConvolutionEncoder, shipped_convolution
from wallofchange.reading.fast.encoder import FastEncoder
from wallofchange.reading.fast.static import StaticEncoder, shipped_static

__all__ = ["ConvolutionEncoder", "FastEncoder", "StaticEncoder", "shipped_convolution", "shipped_static"]
