-- What waits for somebody's approval, or has become of what they have submitted, is mailed to them once as well, where mail goes out.

-- Set before the mail goes out, and taken back only where the mail server has certainly refused it: whoever finds it set does not
-- send a second one.
ALTER TABLE notification ADD COLUMN mailed_at timestamptz(3);
ALTER TABLE notification ADD CHECK (mailed_at IS NULL OR approval_id IS NOT NULL);
GRANT UPDATE (mailed_at) ON notification TO gantry_app;

ALTER TABLE person_preference ADD COLUMN approval_mail boolean NOT NULL DEFAULT true;
GRANT UPDATE (approval_mail) ON person_preference TO gantry_app;

-- The list of exceptions is walked from the newest, by the whole group and by each organisation.
DROP INDEX stage_exception_recent;
CREATE INDEX stage_exception_recent ON stage_exception (approved_at DESC, request_id DESC);
CREATE INDEX stage_exception_org ON stage_exception (org_id, approved_at DESC, request_id DESC);
