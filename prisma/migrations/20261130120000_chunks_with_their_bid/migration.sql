-- What a bid taught is read by whoever reads the bid: beside its company those who work on its opportunity from elsewhere.
DROP POLICY knowledge_chunk_read ON knowledge_chunk;
CREATE POLICY knowledge_chunk_read ON knowledge_chunk FOR SELECT TO gantry_app USING (
  audience = ANY ((SELECT gantry.readable_audiences())::integer[])
  OR (SELECT gantry.is_knowledge_service())
  OR (source_type = 'post-mortem' AND EXISTS (SELECT FROM bid b WHERE b.id = source_id AND b.reviewed_on IS NOT NULL)));
