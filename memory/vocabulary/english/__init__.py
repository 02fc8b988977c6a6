"""What is known of English: words, dates, what a request asks for; imports the values alone."""
