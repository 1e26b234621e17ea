-- That somebody no longer stands in, the other of the two is told: by the one who ends it, or by whoever keeps people. The version says
-- that it tells of the end.
DROP INDEX notification_delegation;
CREATE UNIQUE INDEX notification_delegation ON notification (person_id, delegation_id, warning_version) WHERE delegation_id IS NOT NULL;

CREATE OR REPLACE FUNCTION gantry.may_tell(receiver uuid, warning uuid, comment uuid, delegation uuid) RETURNS boolean
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
        WHERE d.id = delegation AND (d.from_id = gantry.person() AND d.to_id = receiver
          OR d.ended_at IS NOT NULL AND receiver IN (d.from_id, d.to_id)
            AND (gantry.person() IN (d.from_id, d.to_id) OR gantry.flag('gantry.keeper'))));
    END IF;
    -- Whoever writes a comment tells those whom it mentions, and not themselves.
    RETURN receiver <> gantry.person() AND EXISTS (SELECT FROM flag_comment c
      WHERE c.id = may_tell.comment AND c.author_id = gantry.person() AND receiver = ANY (c.mentions));
  END $$;
