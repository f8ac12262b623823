-- The terms of one call are read in the index alone: a list asks each call on its way whether it has one of some.
DROP INDEX challenge_terms_by_challenge;
CREATE INDEX challenge_terms_by_challenge ON challenge_terms (challenge_id, kind, slug);
