-- Of these articles those that search leaves out: not published, or in a directory that the actor does not read. What an article was
-- indexed under stands until the job has been there; from the moment on that it is moved or archived, nothing of it is told.
CREATE FUNCTION gantry.withheld_articles(article_ids uuid[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    SELECT a.id FROM article a WHERE a.id = ANY (article_ids)
      AND (a.state <> 'published' OR NOT a.directory_id = ANY ((SELECT gantry.readable_directories())::uuid[]))
  $$;
REVOKE ALL ON FUNCTION gantry.withheld_articles(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.withheld_articles(uuid[]) TO gantry_app;
