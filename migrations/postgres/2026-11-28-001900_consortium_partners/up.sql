-- Which organisations the dossiers that are handed in name as partners, by id and by the nine digits of the enterprise; the document is the
-- truth.
CREATE TABLE application_partners (
    application_id text NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    partner        text NOT NULL,
    challenge_id   text NOT NULL REFERENCES challenges (id),
    PRIMARY KEY (application_id, partner)
);
CREATE INDEX application_partners_by_challenge ON application_partners (challenge_id, application_id);
INSERT INTO application_partners (application_id, partner, challenge_id)
    SELECT a.id, p.value ->> 'organisation_id', a.challenge_id
    FROM applications a, json_array_elements(coalesce(a.document::json -> 'partners', '[]'::json)) p
    WHERE a.state = 'submitted' AND p.value ->> 'organisation_id' IS NOT NULL
    UNION
    SELECT a.id, left(p.value ->> 'ice', 9), a.challenge_id
    FROM applications a, json_array_elements(coalesce(a.document::json -> 'partners', '[]'::json)) p
    WHERE a.state = 'submitted' AND p.value ->> 'ice' IS NOT NULL;
