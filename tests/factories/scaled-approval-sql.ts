// $1 opportunities, $2 departments. About each contract a request that was approved, and one that runs in its second step. Of the steps
// that wait now every third is headquarters', the known head's and the known manager's: most of it of companies that they see nothing
// of otherwise. The known rep holds a few hundred, and the known manager stands in for the known head.
export const approvalSql = [
  `INSERT INTO approval_request (id, org_id, subject_type, opportunity_id, contract_id, submitter_id, subject, figures_version,
     digest, state, steps, step, round, passed, submitted_at, closed_at)
   SELECT pg_temp.scaled_id('request-' || made.kind, n), c.org_id, 'contract', c.opportunity_id, c.id, c.owner_id,
     jsonb_build_object('type', 'contract', 'id', c.id, 'number', c.number, 'name', jsonb_build_object('zh', c.name, 'en', c.name),
       'customer', jsonb_build_object('zh', c.counterparty, 'en', c.counterparty), 'org', jsonb_build_object('id', c.org_id,
       'name', jsonb_build_object('zh', '部', 'en', 'Dept')), 'amount', c.amount::text, 'currency', c.currency, 'category', c.category,
       'advanceShare', 20, 'stage', NULL, 'documents', '[]'::jsonb, 'flags', NULL),
     1, repeat('a', 64), made.state,
     (SELECT jsonb_agg(jsonb_build_object('key', 'step' || at, 'name', jsonb_build_object('zh', '步', 'en', 'Step'), 'level', 'group',
       'by', jsonb_build_object('ruleId', 'AR-12', 'version', 1), 'hours', 24, 'escalateTo', pg_temp.scaled_id('hq', 1),
       'asked', '[]'::jsonb, 'passes', 'all', 'endsOn', 'first-rejection', 'keptFor', '[]'::jsonb)) FROM generate_series(0, 1) at),
     1, 2, ARRAY['step0'], c.created_at + pg_temp.draw('submitted-' || kind, n, 250) * interval '1 day',
     CASE made.state WHEN 'approved' THEN c.created_at + interval '260 days' END
   FROM generate_series(4, $1::int, 4) n JOIN contract c ON c.id = pg_temp.scaled_id('contract', n),
     (VALUES ('past', 'approved'), ('now', 'running')) made (kind, state) WHERE $2::int > 0`,
  `INSERT INTO approval_task (request_id, number, step, round, seat, position, holder_id, cause, state, asked_at, due_at, decided_at)
   SELECT pg_temp.scaled_id('request-' || kind, n), number, number - 1, 1, 0, 0,
     CASE WHEN kind = 'past' OR number = 1 THEN pg_temp.scaled_id('manager', 1 + n % $2::int)
       WHEN n % 200 = 4 THEN pg_temp.scaled_id('rep', 1)
       ELSE pg_temp.scaled_id((ARRAY['hq', 'head', 'manager'])[1 + n / 4 % 3], 1) END,
     'route', CASE WHEN kind = 'past' OR number = 1 THEN 'approved' ELSE 'open' END, r.submitted_at,
     now() + pg_temp.draw('due', n, 200) * interval '1 hour' - interval '10 hours',
     CASE WHEN kind = 'past' OR number = 1 THEN r.submitted_at + interval '5 hours' END
   FROM generate_series(4, $1::int, 4) n, (VALUES ('past'), ('now')) made (kind), generate_series(1, 2) number,
     LATERAL (SELECT submitted_at FROM approval_request q WHERE q.id = pg_temp.scaled_id('request-' || kind, n)) r`,
  `INSERT INTO approval_access (person_id, request_id, contract_id, is_open)
   SELECT t.holder_id, r.id, r.contract_id, bool_or(t.state = 'open') FROM approval_task t JOIN approval_request r ON r.id = t.request_id
   WHERE $1::int > 0 AND $2::int > 0 GROUP BY 1, 2, 3`,
  `INSERT INTO approval_ground (request_id, number, rows, facts, vocabulary_version, margin, parts, salt, key)
   SELECT id, 1, '[]', '{}', '1', '{"percent": "20.00"}', '{}', 's', id FROM approval_request WHERE $1::int > 0 AND $2::int > 0`,
  `INSERT INTO approval_answer (request_id, version, key, command, outcome)
   SELECT id, 1, 'first', jsonb_build_object('kind', 'approve', 'task', 1, 'by', submitter_id)::text, '{}' FROM approval_request
   WHERE $1::int > 0 AND $2::int > 0`,
  // Everybody was away now and then; the known manager stands in at present.
  `INSERT INTO approval_delegation (id, from_id, to_id, from_day, until_day, begins_at, ends_at)
   SELECT pg_temp.scaled_id('away', n * 10 + at), pg_temp.scaled_id('rep', n), pg_temp.scaled_id('manager', 1 + (n - 1) / 4),
     current_date - at * 30, current_date - at * 30 + 3, now() - at * interval '30 days', now() - at * interval '30 days' + interval '3 days'
   FROM generate_series(1, $2::int * 4) n, generate_series(1, 8) at WHERE $1::int > 0
   UNION ALL SELECT pg_temp.scaled_id('away', 0), pg_temp.scaled_id('head', 1), pg_temp.scaled_id('manager', 1), current_date,
     current_date + 9, now() - interval '1 hour', now() + interval '9 days'`,
  // Exceptions at a gate, of every twelfth opportunity.
  `INSERT INTO approval_request (id, org_id, subject_type, opportunity_id, submitter_id, note, subject, figures_version, digest, state,
     steps, step, round, submitted_at, closed_at)
   SELECT pg_temp.scaled_id('request-gate', n), o.org_id, 'stage-exception', o.id, o.owner_id, '客户指定周五开标',
     jsonb_build_object('type', 'stage-exception', 'id', o.id, 'number', o.number, 'name', jsonb_build_object('zh', o.name, 'en', o.name),
       'customer', jsonb_build_object('zh', '买方', 'en', 'Buyer'), 'org', jsonb_build_object('id', o.org_id,
       'name', jsonb_build_object('zh', '部', 'en', 'Dept')), 'amount', NULL, 'currency', 'CNY', 'stage', jsonb_build_object(
       'from', jsonb_build_object('id', o.stage_id, 'name', jsonb_build_object('zh', '投标', 'en', 'Bid')),
       'to', jsonb_build_object('id', o.stage_id, 'name', jsonb_build_object('zh', '签约', 'en', 'Signing')), 'rules', '[]'::jsonb),
       'documents', '[]'::jsonb, 'flags', NULL),
     1, repeat('a', 64), 'approved', '[]', 0, 1, o.created_at, o.created_at + pg_temp.draw('gate', n, 250) * interval '1 day'
   FROM generate_series(12, $1::int, 12) n JOIN opportunity o ON o.id = pg_temp.scaled_id('opportunity', n) WHERE $2::int > 0`,
  `INSERT INTO stage_exception (request_id, org_id, opportunity_id, from_stage, to_stage, rules, reason, approved_at)
   SELECT r.id, r.org_id, r.opportunity_id, o.stage_id, o.stage_id, '{GR-01}', r.note, r.closed_at
   FROM approval_request r JOIN opportunity o ON o.id = r.opportunity_id
   WHERE r.subject_type = 'stage-exception' AND $1::int > 0 AND $2::int > 0`,
]
