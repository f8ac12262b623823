-- Messages of the private thread between a startup and the operators about an application, counted from 1.
CREATE TABLE messages (
    id             text    NOT NULL PRIMARY KEY,
    application_id text    NOT NULL REFERENCES applications (id),
    number         bigint  NOT NULL CHECK (number > 0),
    side           text    NOT NULL CHECK (side IN ('startup', 'operator')),
    author_id      text    NOT NULL REFERENCES users (id),
    text           text    NOT NULL,
    sent_at        timestamptz NOT NULL,
    UNIQUE (application_id, number)
);

-- Up to which message each side of a thread has read.
CREATE TABLE thread_marks (
    application_id text    NOT NULL REFERENCES applications (id),
    side           text    NOT NULL CHECK (side IN ('startup', 'operator')),
    number         bigint  NOT NULL CHECK (number > 0),
    marked_at      timestamptz NOT NULL,
    PRIMARY KEY (application_id, side)
);

-- Appeals against refusals that were released: one for each outcome.
CREATE TABLE appeals (
    id             text    NOT NULL PRIMARY KEY,
    application_id text    NOT NULL REFERENCES applications (id),
    phase_id       text    NOT NULL REFERENCES review_phases (id),
    challenge_id   text    NOT NULL REFERENCES challenges (id),
    state          text    NOT NULL CHECK (state IN ('filed', 'upheld', 'dismissed')),
    grounds        text    NOT NULL,
    filed_by       text    NOT NULL REFERENCES users (id),
    filed_at       timestamptz NOT NULL,
    closes_at      timestamptz NOT NULL,
    reason         text,
    decided_by     text REFERENCES users (id),
    decided_at     timestamptz,
    version        bigint NOT NULL,
    UNIQUE (application_id, phase_id),
    CHECK ((state = 'filed') = (decided_at IS NULL)),
    CHECK ((decided_at IS NULL) = (decided_by IS NULL)),
    CHECK ((decided_at IS NULL) = (reason IS NULL))
);
CREATE INDEX appeals_by_challenge ON appeals (challenge_id, id);
