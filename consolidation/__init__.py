"""From fast memory into the weights: nights, lessons, training, exams; imports memory alone."""
