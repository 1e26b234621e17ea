import type { Decimal } from 'decimal.js'
import type { QuantityValue } from './quantity.ts'

const signs: Readonly<Record<string, string>> = {
  人民币: 'CNY',
  rmb: 'CNY',
  cny: 'CNY',
  '¥': 'CNY',
  yuan: 'CNY',
  renminbi: 'CNY',
  元: 'CNY',
  圆: 'CNY',
  美元: 'USD',
  usd: 'USD',
  us$: 'USD',
  $: 'USD',
  'us dollars': 'USD',
  dollars: 'USD',
  欧元: 'EUR',
  eur: 'EUR',
  '€': 'EUR',
  euro: 'EUR',
  euros: 'EUR',
  英镑: 'GBP',
  gbp: 'GBP',
  '£': 'GBP',
  pounds: 'GBP',
  日元: 'JPY',
  jpy: 'JPY',
  yen: 'JPY',
  港元: 'HKD',
  港币: 'HKD',
  hkd: 'HKD',
  'hk dollars': 'HKD',
  卢布: 'RUB',
  rub: 'RUB',
  inr: 'INR',
  rupees: 'INR',
}

/** An amount of money. A currency that is not known, or not said, is none. */
export function money(value: Decimal, currency: string | undefined): QuantityValue {
  return {
    kind: 'money',
    value: value.toFixed(2),
    currency: currency === undefined ? null : (signs[currency.toLowerCase()] ?? null),
  }
}
