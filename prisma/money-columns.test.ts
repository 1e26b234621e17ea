import { expect, test } from 'vitest'
import { useTestDatabase } from '#tests/support/test-database.ts'

const owner = useTestDatabase()

/** Columns named like money that are none, each with its reason. */
const notMoney: Readonly<Record<string, string>> = {
  'opportunity.amount_sort': 'generated minor units, by which lists are sorted across currencies and never summed',
  'contract.amount_sort': 'the same for contracts',
  'bid.price_sort': 'the same for bids',
  'bid.weight_price': 'points that a tender gives to the price',
  'bid_offer.price_score': 'points that an offer was given for its price',
  'contract_cost.cost_sort': 'the same for what a contract costs',
  'contract_cost.margin': 'points of a hundredth of a per cent of the amount',
  'approval_ground.margin': 'what was reckoned when it was submitted, as JSON with decimal strings',
  'model_setting.price_in':
    'minor units of the group’s currency for a million tokens, as costs are reckoned in integers',
  'model_setting.price_out': 'the same for tokens that come out',
  'model_usage.cost_micro':
    'millionths of a minor unit of the group’s currency: one call costs less than the smallest coin',
  'contract_cost.margin_sort': 'the same, with what has none at the end',
}

/** Tables with money whose currency stands elsewhere, each with where. */
const currencyElsewhere: Readonly<Record<string, string>> = {
  contract_cost_line: 'in its contract, which never changes it',
  contract_cost: 'in its contract, which never changes it',
  payment_plan_line: 'in its contract, which never changes it',
  bid_cost: 'in its bid',
  bid_offer: 'in its bid',
}

/** What the catalogue has that is named like money and is kept otherwise than money is. */
async function findFaults(): Promise<string[]> {
  const { rows } = await owner.query(`
    SELECT c.relname AS "table", a.attname AS "column", format_type(a.atttypid, a.atttypmod) AS type,
      EXISTS (SELECT FROM pg_attribute k WHERE k.attrelid = c.oid AND k.attname = 'currency' AND k.attnotnull
        AND NOT k.attisdropped) AS currency
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
    WHERE c.relnamespace IN ('public'::regnamespace, 'gantry'::regnamespace) AND c.relkind IN ('r', 'p')
      AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attisdropped
      AND a.attname ~ '(^|_)(amount|price|budget|cost|margin|fee|revenue|weighted)(_|$)'
    ORDER BY 1, 2`)
  return rows.flatMap((row) => {
    const name = `${row.table}.${row.column}`
    if (name in notMoney) return []
    const faults: string[] = []
    if (row.type !== wanted(name)) faults.push(`${name} is ${row.type}`)
    if (!row.currency && !((row.table as string) in currencyElsewhere)) faults.push(`${name} has no currency beside it`)
    return faults
  })
}

/** Kept sums are wider: many amounts of sixteen digits make one of more, and a weighted one has the points' two places. */
const sums: Readonly<Record<string, string>> = {
  'contract_cost.cost': 'numeric(20,2)',
  'stage_total.amount': 'numeric(24,2)',
  'stage_total.weighted': 'numeric(26,4)',
}

function wanted(name: string): string {
  return sums[name] ?? 'numeric(18,2)'
}

test('money is numeric(18,2) and has a currency beside it', async () => {
  expect(await findFaults()).toEqual([])
})

test.each([
  ['price double precision, currency text NOT NULL', ['quote.price is double precision']],
  ['unit_price numeric(18,4), currency text NOT NULL', ['quote.unit_price is numeric(18,4)']],
  ['amount_net numeric(18,2)', ['quote.amount_net has no currency beside it']],
  ['budget numeric(18,2), currency text', ['quote.budget has no currency beside it']],
  ['budget numeric(18,2), currency text NOT NULL', []],
])('planted: a table with %s', async (columns, faults) => {
  await owner.query(`CREATE TABLE quote (${columns})`)
  try {
    expect(await findFaults()).toEqual(faults)
  } finally {
    await owner.query('DROP TABLE quote')
  }
})
