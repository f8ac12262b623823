DROP INDEX challenge_terms_by_challenge;
CREATE INDEX challenge_terms_by_challenge ON challenge_terms (challenge_id);
