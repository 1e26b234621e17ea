import { settingDefaults } from '#crm/org/setting-defaults.ts'
import type { Bind } from '#engine/sql-form.ts'

/** Joins, for sweeps, the group's own currency and major line as `own`, and the rate that holds on a day of a currency as `fx`. */
export function ratesOn(day: string, { of, bind }: { of: string; bind: Bind }): string {
  const settled = (key: 'currency' | 'majorFrom') =>
    `coalesce((SELECT value #>> '{}' FROM setting WHERE key = '${key}'), ${bind(settingDefaults[key], 'text')})`
  return `CROSS JOIN (SELECT ${settled('currency')} AS currency, ${settled('majorFrom')}::numeric AS major_from OFFSET 0) own
    LEFT JOIN LATERAL (SELECT x.rate FROM exchange_rate x WHERE x.base = own.currency AND x.currency = ${of}
      AND x.valid_from <= ${day} ORDER BY x.valid_from DESC LIMIT 1) fx ON ${of} <> own.currency`
}

/** The amount of a row joined so: as it is in the group's own currency, or by the rate; none without one. */
export function inOwnCurrency(row: 'c' | 'o'): string {
  return `${row}.amount * CASE WHEN ${row}.currency = own.currency THEN 1 ELSE fx.rate END`
}
