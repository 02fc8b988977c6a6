"""Knowledge of English: words, dates, what a request asks for; imports only the values."""
