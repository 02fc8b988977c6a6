"""Facts to lessons: a teacher with the fact in its prompt, a student without."""
