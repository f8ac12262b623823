-- What a person wrote, filed, declared, sent and made, for the copy of the person's data.
CREATE INDEX messages_by_author ON messages (author_id, id);
CREATE INDEX appeals_by_person ON appeals (filed_by, id);
CREATE INDEX conflicts_by_person ON conflicts (declared_by, id);
CREATE INDEX challenge_files_by_person ON challenge_files (uploaded_by, id);
CREATE INDEX access_codes_by_person ON access_codes (created_by, id);
