import { useGroup } from '#app/i18n/use-group.ts'

/** What a currency is called in the person's language, as the platform says it. */
export function useCurrencyName(): (currency: string) => string {
  const { side } = useGroup()
  const names = new Intl.DisplayNames(side === 'zh' ? 'zh-CN' : 'en-GB', { type: 'currency' })
  return (currency) => names.of(currency) ?? currency
}
