// The book's own script.
