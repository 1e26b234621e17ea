// $1 opportunities. A tenth of the contracts have their file, reviewed, with twenty flags of which some are decided; a few hundred
// rows of one rule are what its counts are taken from.
export const documentSql = [
  `INSERT INTO rule_set (id, subject, name_zh, name_en)
   SELECT 'clause-playbook', 'clause', '条款手册', 'Clause playbook' WHERE $1::int > 0 ON CONFLICT DO NOTHING`,
  `INSERT INTO rule (id, set_id) SELECT 'scaled-' || lpad(n::text, 2, '0'), 'clause-playbook' FROM generate_series(1, 20) n
   WHERE $1::int > 0`,
  `INSERT INTO document (id, org_id, opportunity_id, contract_id, name, created_by, created_at)
   SELECT pg_temp.scaled_id('document', n), o.org_id, o.id, pg_temp.scaled_id('contract', n), o.name || '合同', o.owner_id, o.created_at
   FROM generate_series(4, $1::int, 40) n JOIN opportunity o ON o.id = pg_temp.scaled_id('opportunity', n)`,
  `INSERT INTO document_version (id, document_id, number, file_id, file_name, format, bytes, sha256, uploaded_by, uploaded_at)
   SELECT pg_temp.scaled_id('version', n), d.id, 1, pg_temp.scaled_id('file', n), d.name || '.pdf', 'pdf', 200000,
     encode(sha256(d.id::text::bytea), 'hex'), d.created_by, d.created_at
   FROM generate_series(4, $1::int, 40) n JOIN document d ON d.id = pg_temp.scaled_id('document', n)`,
  `INSERT INTO contract_review (version_id, state, coverage, asked_by, asked_at, finished_at)
   SELECT id, 'done', '{}', uploaded_by, uploaded_at, uploaded_at FROM document_version WHERE $1::int > 0`,
  `INSERT INTO clause_flag (id, version_id, position, origin, rule_id, rule_version, kind, severity, clause, span_start, span_end,
     quote, detail, decision, dismiss_reason, decided_by, decided_at)
   SELECT md5(v.id::text || at)::uuid, v.id, at, 'playbook', 'scaled-' || lpad((1 + at)::text, 2, '0'), 1, 'warranty',
     (ARRAY['high','medium','low'])[1 + at % 3], '第' || at || '条', at * 100, at * 100 + 3, '质保金', '{}',
     CASE at % 4 WHEN 0 THEN 'confirmed' WHEN 1 THEN 'dismissed' END, CASE at % 4 WHEN 1 THEN 'wrong-mark' END,
     CASE WHEN at % 4 < 2 THEN v.uploaded_by END, CASE WHEN at % 4 < 2 THEN v.uploaded_at END
   FROM document_version v, generate_series(0, 19) at WHERE $1::int > 0`,
]
