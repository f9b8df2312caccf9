-- Who has been told on an occasion, such as the word of a week, is asked for all at once; the key begins with the thing.
create index reminder_occasion on reminder (clock, occasion);
