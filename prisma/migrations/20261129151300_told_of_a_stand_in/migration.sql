-- Whoever is named as somebody's stand-in is told of it, by whoever named them.
ALTER TABLE notification ADD COLUMN delegation_id uuid REFERENCES approval_delegation (id);
ALTER TABLE notification DROP CONSTRAINT notification_check;
ALTER TABLE notification ADD CONSTRAINT notification_check
  CHECK (num_nonnulls(warning_id, comment_id, approval_id, delegation_id) = 1);
CREATE UNIQUE INDEX notification_delegation ON notification (person_id, delegation_id) WHERE delegation_id IS NOT NULL;

CREATE FUNCTION gantry.may_tell(receiver uuid, warning uuid, comment uuid, delegation uuid) RETURNS boolean
  LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = public, pg_temp
  AS $$
  BEGIN
    -- Whoever hands a warning over tells whom they gave it to.
    IF warning IS NOT NULL THEN
      RETURN EXISTS (SELECT FROM warning w
        WHERE w.id = may_tell.warning AND w.person_id = receiver AND w.handed_by = gantry.person());
    END IF;
    IF delegation IS NOT NULL THEN
      RETURN EXISTS (SELECT FROM approval_delegation d
        WHERE d.id = delegation AND d.from_id = gantry.person() AND d.to_id = receiver);
    END IF;
    -- Whoever writes a comment tells those whom it mentions, and not themselves.
    RETURN receiver <> gantry.person() AND EXISTS (SELECT FROM flag_comment c
      WHERE c.id = may_tell.comment AND c.author_id = gantry.person() AND receiver = ANY (c.mentions));
  END $$;
ALTER POLICY notification_add ON notification WITH CHECK (
  ((SELECT gantry.is_sweep()) AND warning_id IS NOT NULL)
  OR ((SELECT gantry.is_approval_service()) AND approval_id IS NOT NULL)
  OR gantry.may_tell(person_id, warning_id, comment_id, delegation_id));
DROP FUNCTION gantry.may_tell(uuid, uuid, uuid);
