-- Who belonged to which organisation before: a conflict of interest does not end with a membership.
CREATE TABLE former_memberships (
    organisation_id text        NOT NULL REFERENCES organisations (id),
    user_id         text        NOT NULL REFERENCES users (id),
    began_at        timestamptz NOT NULL,
    ended_at        timestamptz NOT NULL,
    PRIMARY KEY (organisation_id, user_id, began_at)
);
CREATE INDEX former_memberships_by_user ON former_memberships (user_id, organisation_id);

-- Projection of organisations.profile: the organisation above. It refers to none: tables are copied in the order of what they refer to.
ALTER TABLE organisations ADD COLUMN parent_id text;
CREATE INDEX organisations_by_parent ON organisations (parent_id, id) WHERE parent_id IS NOT NULL;

-- What an applicant declares is about a person by name, who may not be on the panel; an employment has its days.
ALTER TABLE conflicts ALTER COLUMN juror_id DROP NOT NULL;
ALTER TABLE conflicts ADD COLUMN person_name text;
ALTER TABLE conflicts ADD COLUMN person_email text;
ALTER TABLE conflicts ADD COLUMN employed_from text;
ALTER TABLE conflicts ADD COLUMN employed_until text;
ALTER TABLE conflicts ADD CONSTRAINT conflicts_about_somebody CHECK ((juror_id IS NULL) = (person_name IS NOT NULL));

-- That a conflict of interest was looked at by somebody who has none, and does not matter.
CREATE TABLE conflict_clearances (
    id              text        NOT NULL PRIMARY KEY,
    challenge_id    text        NOT NULL REFERENCES challenges (id),
    juror_id        text        NOT NULL REFERENCES jurors (id),
    organisation_id text        NOT NULL REFERENCES organisations (id),
    findings        text        NOT NULL CHECK (findings::json IS NOT NULL),
    reason          text        NOT NULL,
    cleared_by      text        NOT NULL REFERENCES users (id),
    cleared_at      timestamptz NOT NULL,
    revoked_at      timestamptz,
    revoked_reason  text
);
CREATE INDEX conflict_clearances_by_challenge ON conflict_clearances (challenge_id, id);
