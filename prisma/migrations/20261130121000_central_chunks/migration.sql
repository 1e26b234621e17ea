-- How near each of some chunks is to the middle of its group, as a cosine: what stands in the middle is what most of them say. Of
-- chunks that the actor may not read nothing is said, and they move no middle; of those that have no vector neither.
CREATE FUNCTION gantry.chunk_centrality(chunks integer[], groups text[]) RETURNS TABLE (chunk_id integer, centrality real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$
    WITH asked AS (
      SELECT u.chunk_id, u.grouped, v.v::vector AS v FROM unnest(chunks, groups) u (chunk_id, grouped)
      JOIN gantry.knowledge_vector v ON v.chunk_id = u.chunk_id
        AND v.embedder_id = (SELECT e.id FROM gantry.knowledge_embedder e WHERE e.state = 'current')
      WHERE v.v IS NOT NULL AND v.audience = ANY ((SELECT gantry.readable_audiences())::integer[])),
    middle AS (SELECT a.grouped, avg(a.v) AS v FROM asked a GROUP BY a.grouped)
    SELECT a.chunk_id, (1 - (a.v <=> m.v))::real FROM asked a JOIN middle m ON m.grouped = a.grouped WHERE vector_norm(m.v) > 0
  $$;
REVOKE ALL ON FUNCTION gantry.chunk_centrality(integer[], text[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION gantry.chunk_centrality(integer[], text[]) TO gantry_app;
