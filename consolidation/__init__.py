"""From fast memory into weights: nights, lessons, training, exams; it imports memory alone."""
