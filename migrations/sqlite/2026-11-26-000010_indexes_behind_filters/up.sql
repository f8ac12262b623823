-- What is looked up by an address, and who runs the network: without these whole tables were read.
CREATE INDEX link_tokens_by_email ON link_tokens (email, purpose);
CREATE INDEX invitations_by_email ON invitations (email, kind);
CREATE INDEX users_by_operator_role ON users (operator_role, id) WHERE operator_role IS NOT NULL;
