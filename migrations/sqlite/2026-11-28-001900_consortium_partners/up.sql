-- Which organisations the dossiers that are handed in name as partners, by id and by the nine digits of the enterprise; the document is the
-- truth.
CREATE TABLE application_partners (
    application_id TEXT NOT NULL REFERENCES applications (id) ON DELETE CASCADE,
    partner        TEXT NOT NULL,
    challenge_id   TEXT NOT NULL REFERENCES challenges (id),
    PRIMARY KEY (application_id, partner)
) STRICT;
CREATE INDEX application_partners_by_challenge ON application_partners (challenge_id, application_id);
INSERT INTO application_partners (application_id, partner, challenge_id)
    SELECT a.id, json_extract(p.value, '$.organisation_id'), a.challenge_id
    FROM applications a, json_each(a.document, '$.partners') p
    WHERE a.state = 'submitted' AND json_extract(p.value, '$.organisation_id') IS NOT NULL
    UNION
    SELECT a.id, substr(json_extract(p.value, '$.ice'), 1, 9), a.challenge_id
    FROM applications a, json_each(a.document, '$.partners') p
    WHERE a.state = 'submitted' AND json_extract(p.value, '$.ice') IS NOT NULL;
