-- Whoever is mentioned in a comment on a flag is told of it: a notification is about a warning or about a comment.
ALTER TABLE notification ADD COLUMN comment_id uuid REFERENCES flag_comment (id);
ALTER TABLE notification ADD CHECK (num_nonnulls(warning_id, comment_id) = 1);
ALTER TABLE notification ADD UNIQUE (person_id, comment_id);

ALTER POLICY notification_add ON notification WITH CHECK (
  ((SELECT gantry.is_sweep()) AND comment_id IS NULL)
  -- Whoever hands a warning over tells whom they gave it to.
  OR EXISTS (SELECT FROM warning w WHERE w.id = warning_id AND w.person_id = notification.person_id
    AND w.handed_by = (SELECT gantry.person()))
  -- Whoever writes a comment tells those whom it mentions, and not themselves.
  OR (notification.person_id <> (SELECT gantry.person())
    AND EXISTS (SELECT FROM flag_comment c WHERE c.id = comment_id AND c.author_id = (SELECT gantry.person())
      AND notification.person_id = ANY (c.mentions))));
