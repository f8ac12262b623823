DROP TABLE terms_acceptances;
DROP TABLE challenge_questions;
