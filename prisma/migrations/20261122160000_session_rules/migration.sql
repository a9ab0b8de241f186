-- A session was opened for a person with one role, one password and a good name. Whoever changes any of these,
-- from wherever, ends it: the next request with its cookie is a guest's.
CREATE FUNCTION user_change_ends_sessions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "session" SET "revoked_at" = now() WHERE "user_id" = NEW."id" AND "revoked_at" IS NULL;
  UPDATE "sign_in_challenge" SET "used_at" = now() WHERE "user_id" = NEW."id" AND "used_at" IS NULL;
  RETURN NULL;
END $$;

CREATE TRIGGER user_change_ends_sessions AFTER UPDATE ON "users" FOR EACH ROW
  WHEN ((OLD."role", OLD."password_hash", OLD."status") IS DISTINCT FROM (NEW."role", NEW."password_hash", NEW."status"))
  EXECUTE FUNCTION user_change_ends_sessions();
