// $1 opportunities. A bid of each fourth, most of them ended and learned from; every fiftieth is running, and as many are owed.
export const bidSql = [
  `INSERT INTO bid (id, org_id, company_id, opportunity_id, customer_id, owner_id, number, name, product, tender_number,
     weight_technical, weight_commercial, weight_price, opens_on, price, currency, result, result_on, reviewed_on, created_at, updated_at)
   SELECT pg_temp.scaled_id('bid', n), o.org_id, g.lineage[2], o.id, o.customer_id, o.owner_id,
     'BID-2000-' || lpad((n::bigint * 7919 % 9999991)::text, 7, '0'), o.name, o.product, 'ZB-' || n, 50, 10, 40,
     CASE WHEN n % 24 = 0 THEN NULL ELSE o.updated_at::date - pg_temp.draw('opens', n, 900) END,
     CASE WHEN n % 28 = 0 THEN NULL ELSE coalesce(o.amount, 1000000) END, 'CNY',
     CASE WHEN n % 200 = 0 THEN 'pending' WHEN pg_temp.draw('won', n, 5) < 2 THEN 'won' ELSE 'lost' END,
     CASE WHEN n % 200 > 0 THEN o.updated_at::date END,
     CASE WHEN n % 200 > 4 THEN o.updated_at::date + 9 END, o.created_at, o.updated_at
   FROM generate_series(4, $1::int, 4) n JOIN opportunity o ON o.id = pg_temp.scaled_id('opportunity', n)
   JOIN organisation g ON g.id = o.org_id`,
  `INSERT INTO bid_milestone (id, bid_id, position, kind, lead, due_on, done_on)
   SELECT md5(b.id::text || at)::uuid, b.id, at, (ARRAY['costing','hand-in'])[at], 'finance', coalesce(b.opens_on, b.updated_at::date) - 20 + at * 10,
     CASE WHEN b.result <> 'pending' THEN b.updated_at::date END
   FROM bid b, generate_series(1, 2) at WHERE $1::int > 0`,
  `INSERT INTO bid_offer (id, bid_id, position, competitor, price, rank, is_winner)
   SELECT md5(b.id::text || 'offer' || at)::uuid, b.id, at,
     CASE WHEN at > 1 THEN (ARRAY['东岭重机','Hartwig','汉阙装备','蓝磴机电'])[1 + (at + pg_temp.draw('rival', b.price_sort, 3)) % 4] END,
     CASE WHEN at > 1 THEN round(b.price * (90 + at * 4) / 100, 2) END, at, at = 1 AND b.result = 'won'
   FROM bid b, generate_series(1, 3) at WHERE $1::int > 0`,
  `INSERT INTO post_mortem (bid_id, main_reason, submitted_by, submitted_at)
   SELECT id, 'price-over-lowest', owner_id, updated_at FROM bid WHERE reviewed_on IS NOT NULL AND $1::int > 0`,
  `INSERT INTO post_mortem_part (bid_id, dimension, score, text, author_id)
   SELECT b.id, dimension, 3, '评委按偏离扣分', b.owner_id
   FROM bid b, unnest(ARRAY['technical','commercial','price','relationship']) dimension WHERE b.reviewed_on IS NOT NULL AND $1::int > 0`,
  `INSERT INTO bid_factor (bid_id, factor, holds)
   SELECT b.id, factor, b.result = 'lost' FROM bid b, unnest(ARRAY['price-over-lowest','performance-deviation','executive-visits']) factor
   WHERE b.reviewed_on IS NOT NULL AND $1::int > 0`,
  `INSERT INTO bid_lesson (id, bid_id, text, owner_id, due_on, created_by)
   SELECT md5(b.id::text || 'lesson')::uuid, b.id, '先算后报', b.owner_id, b.updated_at::date + 30, b.owner_id
   FROM bid b WHERE b.reviewed_on IS NOT NULL AND $1::int > 0`,
]
