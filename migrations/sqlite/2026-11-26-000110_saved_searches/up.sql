-- What people look for again, and the challenges that they follow.

CREATE TABLE saved_searches (
    id         TEXT    NOT NULL PRIMARY KEY,
    user_id    TEXT    NOT NULL REFERENCES users (id),
    name       TEXT    NOT NULL,
    query      TEXT    NOT NULL CHECK (json_valid(query)),
    notify     INTEGER NOT NULL CHECK (notify IN (0, 1)),
    version    INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;
CREATE INDEX saved_searches_by_user ON saved_searches (user_id, id);

-- Which challenges were told for which search: each once.
CREATE TABLE saved_search_matches (
    search_id    TEXT    NOT NULL REFERENCES saved_searches (id) ON DELETE CASCADE,
    challenge_id TEXT    NOT NULL REFERENCES challenges (id),
    told_at      INTEGER NOT NULL,
    PRIMARY KEY (search_id, challenge_id)
) STRICT;
CREATE INDEX saved_search_matches_by_challenge ON saved_search_matches (challenge_id);

CREATE TABLE followed_challenges (
    user_id      TEXT    NOT NULL REFERENCES users (id),
    challenge_id TEXT    NOT NULL REFERENCES challenges (id) ON DELETE CASCADE,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (user_id, challenge_id)
) STRICT;
CREATE INDEX followed_challenges_by_time ON followed_challenges (user_id, created_at, challenge_id);
CREATE INDEX followed_challenges_by_challenge ON followed_challenges (challenge_id, user_id);
