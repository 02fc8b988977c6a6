"""Facts and past turns in arrays, following the tables; imports lance and vocabulary."""
