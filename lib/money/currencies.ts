import { Decimal } from 'decimal.js'

/** ISO 4217: those in which heavy equipment is sold; names come from the platform. */
export const currencies = [
  'CNY',
  'USD',
  'EUR',
  'JPY',
  'GBP',
  'HKD',
  'KRW',
  'INR',
  'RUB',
  'KZT',
  'TRY',
  'AED',
  'SAR',
  'BRL',
  'MXN',
  'IDR',
  'VND',
  'THB',
  'MYR',
  'SGD',
  'AUD',
  'CAD',
  'CHF',
  'PLN',
  'ZAR',
] as const

const places = new Map<string, number>()

/** Decimal places that amounts of a currency have: 2 for CNY, none for JPY, KRW and VND. At most two are ever stored. */
export function placesOf(currency: string): number {
  const known = places.get(currency)
  if (known !== undefined) return known
  const found = Math.min(
    new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2,
    2,
  )
  places.set(currency, found)
  return found
}

/** Whether an amount, a decimal string, has no more places than its currency: nobody owes half a yen. */
export function fitsCurrency(amount: string, currency: string): boolean {
  return new Decimal(amount).decimalPlaces() <= placesOf(currency)
}
