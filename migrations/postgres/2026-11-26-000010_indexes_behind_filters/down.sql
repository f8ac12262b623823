DROP INDEX users_by_operator_role;
DROP INDEX invitations_by_email;
DROP INDEX link_tokens_by_email;
