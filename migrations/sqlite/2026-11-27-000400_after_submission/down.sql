DROP TABLE appeals;
DROP TABLE thread_marks;
DROP TABLE messages;
