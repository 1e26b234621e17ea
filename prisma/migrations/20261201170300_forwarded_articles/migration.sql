-- An article that somebody hands to a colleague. The right to forward could be given to an organisation, and let nobody do anything.

CREATE TABLE article_forward (
  id         uuid PRIMARY KEY,
  article_id uuid NOT NULL REFERENCES article (id),
  from_id    uuid NOT NULL REFERENCES person (id),
  to_id      uuid NOT NULL REFERENCES person (id),
  note       text CHECK (btrim(note) <> ''),
  at         timestamptz(3) NOT NULL DEFAULT now(),
  CHECK (from_id <> to_id)
);
CREATE INDEX article_forward_article ON article_forward (article_id);

CREATE FUNCTION gantry.forwardable_directories() RETURNS uuid[]
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(r.directory_id), '{}') FROM gantry.directory_rights() r WHERE r.may_forward AND r.may_read $$;

-- Who reads a directory, as gantry.directory_rights says it of each of them; nobody where the actor may not forward.
CREATE FUNCTION gantry.directory_readers(directory uuid) RETURNS TABLE (person_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH RECURSIVE above (id, parent_id, steps) AS (
      SELECT d.id, d.parent_id, 0 FROM knowledge_directory d
      WHERE d.id = directory AND d.id = ANY ((SELECT gantry.forwardable_directories())::uuid[])
      UNION ALL
      SELECT d.id, d.parent_id, a.steps + 1 FROM above a JOIN knowledge_directory d ON d.id = a.parent_id),
    ruler AS (
      SELECT a.id FROM above a WHERE a.parent_id IS NULL OR EXISTS (SELECT FROM knowledge_grant g WHERE g.directory_id = a.id)
      ORDER BY a.steps LIMIT 1),
    place AS (
      SELECT o.lineage FROM above a JOIN knowledge_directory d ON d.id = a.id JOIN organisation o ON o.id = d.org_id
      WHERE a.steps = 0)
    SELECT DISTINCT m.person_id
    FROM place l CROSS JOIN membership m JOIN person p ON p.id = m.person_id JOIN organisation o ON o.id = m.org_id
    WHERE p.active AND (
      m.scope = 'group' OR m.role = 'administrator'
      OR (m.scope IN ('department', 'subtree') AND m.org_id = ANY (l.lineage))
      OR coalesce((
        SELECT g.may_read FROM knowledge_grant g JOIN ruler r ON r.id = g.directory_id
        WHERE g.org_id IS NULL OR g.org_id = ANY (o.lineage)
        ORDER BY array_position(o.lineage, g.org_id) DESC NULLS LAST LIMIT 1), false))
  $$;
REVOKE ALL ON FUNCTION gantry.forwardable_directories(), gantry.directory_readers(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.forwardable_directories(), gantry.directory_readers(uuid) TO gantry_app;

-- Between the two of them, as long as they read the article.
ALTER TABLE article_forward ENABLE ROW LEVEL SECURITY;
GRANT SELECT ON article_forward TO gantry_app;
GRANT INSERT (id, article_id, from_id, to_id, note, at) ON article_forward TO gantry_app;
CREATE POLICY article_forward_read ON article_forward FOR SELECT TO gantry_app USING (
  (from_id = (SELECT gantry.person()) OR to_id = (SELECT gantry.person()))
  AND EXISTS (SELECT FROM article a WHERE a.id = article_id));
CREATE POLICY article_forward_add ON article_forward FOR INSERT TO gantry_app WITH CHECK (
  from_id = (SELECT gantry.person()) AND EXISTS (
    SELECT FROM article a CROSS JOIN gantry.directory_readers(a.directory_id) r
    WHERE a.id = article_id AND a.state = 'published' AND r.person_id = to_id));

-- Whoever is handed one is told of it, by whoever hands it.
ALTER TABLE notification ADD COLUMN forward_id uuid REFERENCES article_forward (id);
ALTER TABLE notification DROP CONSTRAINT notification_check;
ALTER TABLE notification ADD CONSTRAINT notification_check
  CHECK (num_nonnulls(warning_id, comment_id, approval_id, delegation_id, forward_id) = 1);
CREATE UNIQUE INDEX notification_forward ON notification (person_id, forward_id) WHERE forward_id IS NOT NULL;

CREATE FUNCTION gantry.may_tell(receiver uuid, warning uuid, comment uuid, delegation uuid, forward uuid) RETURNS boolean
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
    IF forward IS NOT NULL THEN
      RETURN EXISTS (SELECT FROM article_forward f
        WHERE f.id = forward AND f.from_id = gantry.person() AND f.to_id = receiver);
    END IF;
    -- Whoever writes a comment tells those whom it mentions, and not themselves.
    RETURN receiver <> gantry.person() AND EXISTS (SELECT FROM flag_comment c
      WHERE c.id = may_tell.comment AND c.author_id = gantry.person() AND receiver = ANY (c.mentions));
  END $$;
ALTER POLICY notification_add ON notification WITH CHECK (
  ((SELECT gantry.is_sweep()) AND warning_id IS NOT NULL)
  OR ((SELECT gantry.is_approval_service()) AND approval_id IS NOT NULL)
  OR gantry.may_tell(person_id, warning_id, comment_id, delegation_id, forward_id));
DROP FUNCTION gantry.may_tell(uuid, uuid, uuid, uuid);
