"""The formats of other programs' exports, converted into one; imports nothing but `foreign`."""
