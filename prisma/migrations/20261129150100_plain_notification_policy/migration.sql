-- Who may tell somebody of something, as a function: its statements are planned and set up when they are asked, and not with every
-- row that the services write, for which that took a millisecond.
CREATE FUNCTION gantry.may_tell(receiver uuid, warning uuid, comment uuid) RETURNS boolean LANGUAGE plpgsql STABLE PARALLEL SAFE
  SET search_path = public, pg_temp
  AS $$
  BEGIN
    -- Whoever hands a warning over tells whom they gave it to.
    IF warning IS NOT NULL THEN
      RETURN EXISTS (SELECT FROM warning w
        WHERE w.id = may_tell.warning AND w.person_id = receiver AND w.handed_by = gantry.person());
    END IF;
    -- Whoever writes a comment tells those whom it mentions, and not themselves.
    RETURN receiver <> gantry.person() AND EXISTS (SELECT FROM flag_comment c
      WHERE c.id = may_tell.comment AND c.author_id = gantry.person() AND receiver = ANY (c.mentions));
  END $$;

ALTER POLICY notification_add ON notification WITH CHECK (
  ((SELECT gantry.is_sweep()) AND warning_id IS NOT NULL)
  OR ((SELECT gantry.is_approval_service()) AND approval_id IS NOT NULL)
  OR gantry.may_tell(person_id, warning_id, comment_id));
DROP POLICY notification_approval_add ON notification;
