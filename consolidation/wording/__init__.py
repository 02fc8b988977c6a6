"""What is said: questions and answers of facts, plain talk, what was never told."""
