"""Text to tokens and back: template, sampling, word pieces; imports llama alone."""
