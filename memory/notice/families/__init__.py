"""Families of slots, a file for each, with everything that belongs to it.

A file that is here counts: `catalogue` reads the folder, and noticing, recall, the prompt, lessons
and exams take from it what they need. Each file has a `FAMILY` (`frames/family.py`).

It imports of its neighbours `frames` and `grammar`; from elsewhere `memory.vocabulary`.
"""
