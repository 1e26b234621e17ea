import { factors } from '#crm/bids/factors.ts'
import { milestoneName } from '#crm/bids/milestone-templates.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import { reviewActor } from '#crm/org/review-actor.ts'
import { sweepActor } from '#crm/org/sweep-actor.ts'
import { vocabularies } from '#crm/rule-sets/vocabularies.ts'
import { currencies } from '#lib/money.ts'
import { askDatabase } from '#tests/e2e/support/read-demo.ts'
import type { Served } from '#tests/e2e/support/start-server.ts'
import { DataTexts } from './foreign-text.ts'

/**
 * Every text that stands in the database, in columns of text and inside JSON, the names of those who act without being in it, and
 * those of currencies, which the platform knows in every language.
 */
export async function readDataTexts(server: Served): Promise<DataTexts> {
  const columns = await askDatabase<{ table: string; column: string; type: string }>(
    server,
    `SELECT c.relname AS table, a.attname AS column, format_type(a.atttypid, NULL) AS type
     FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
     WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
       AND a.attnum > 0 AND NOT a.attisdropped AND a.atttypid IN ('text'::regtype, 'jsonb'::regtype)
       AND c.relname NOT LIKE 'auth_%' AND c.relname <> '_prisma_migrations'`,
  )
  const texts = new Set<string>([sweepActor, consoleActor, reviewActor].flatMap(({ name }) => [name.zh, name.en]))
  const currencyNames = new Intl.DisplayNames('en-GB', { type: 'currency' })
  for (const currency of currencies) texts.add(currencyNames.of(currency) ?? currency)
  const subjects = await askDatabase<{ subject: string }>(server, 'SELECT DISTINCT subject FROM bid_factor')
  for (const { holds, not } of factors)
    for (const text of [holds.zh, holds.en, not.zh, not.en])
      for (const { subject } of subjects) texts.add(text.replace('{{name}}', subject))
  // The words of rules stand beside their facts, in both languages.
  collect(vocabularies, texts)
  // Milestones of a template are kept by their kind, and named in both languages.
  for (const { kind } of await askDatabase<{ kind: string }>(server, 'SELECT DISTINCT kind FROM bid_milestone')) {
    const name = milestoneName(kind)
    for (const text of name ? [name.zh, name.en] : []) texts.add(text)
  }
  for (const { table, column, type } of columns) {
    const rows = await askDatabase<{ value: unknown }>(
      server,
      `SELECT DISTINCT "${column}" AS value FROM "${table}" WHERE "${column}" IS NOT NULL`,
    )
    for (const { value } of rows) collect(type === 'jsonb' ? value : String(value), texts)
  }
  return new DataTexts(texts)
}

function collect(value: unknown, texts: Set<string>): void {
  // A page shows lines as one.
  if (typeof value === 'string') for (const text of [value, value.replaceAll(/\s+/g, ' ').trim()]) texts.add(text)
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, texts)
}
