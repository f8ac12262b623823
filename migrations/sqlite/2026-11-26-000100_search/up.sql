-- What search looks through, and which terms lie within which. All of it can be made anew from what is stored elsewhere.

-- The words of published challenges, of organisations and of the names of terms, folded, with the weight of the place where each
-- stands. A technology or another term that an object has is a word too: its kind, a colon and its slug.
CREATE TABLE search_postings (
    scope      TEXT NOT NULL CHECK (scope IN ('challenge', 'organisation', 'term')),
    word       TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    weight     INTEGER NOT NULL,
    PRIMARY KEY (scope, word, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_postings_by_subject ON search_postings (subject_id, word, weight);

-- The words that the texts of objects have or had: what a word with a typing error may mean.
CREATE TABLE search_words (
    word TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The runs of three letters of each of them, with its length.
CREATE TABLE search_trigrams (
    trigram TEXT NOT NULL,
    length  INTEGER NOT NULL,
    word    TEXT NOT NULL,
    PRIMARY KEY (trigram, length, word)
) STRICT, WITHOUT ROWID;

-- The slugs of the terms that contain a term.
ALTER TABLE terms ADD COLUMN parents TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(parents));

-- Projection of terms.parents: every term with all that contain it, itself among them.
CREATE TABLE term_ancestors (
    kind     TEXT NOT NULL,
    ancestor TEXT NOT NULL,
    slug     TEXT NOT NULL,
    PRIMARY KEY (kind, ancestor, slug)
) STRICT, WITHOUT ROWID;
CREATE INDEX term_ancestors_by_term ON term_ancestors (kind, slug, ancestor);
INSERT INTO term_ancestors (kind, ancestor, slug) SELECT kind, slug, slug FROM terms;

-- Lists with all that filters them, so that counting reads no document.
DROP INDEX challenges_by_publication;
DROP INDEX challenges_by_state;
CREATE INDEX challenges_by_publication ON challenges (published_at, id, state, closes_at, opens_at, organisation_id, programme_id);
CREATE INDEX challenges_by_state ON challenges (state, id, published_at, closes_at, opens_at, organisation_id, programme_id);
-- The directory by name and newest first.
DROP INDEX organisations_by_kind;
CREATE INDEX organisations_by_kind ON organisations (kind, verification_state, name_folded, id, verified_until);
CREATE INDEX organisations_by_age ON organisations (kind, verification_state, id, verified_until);
