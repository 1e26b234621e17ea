import { Decimal } from 'decimal.js'
import type { Figure } from '#ai/copilot/tool.ts'
import { placesOf } from '#lib/money.ts'

type Language = 'zh' | 'en'
type Shown = Pick<Figure, 'value' | 'unit' | 'currency'>

const signs: Record<string, string> = { CNY: '¥', EUR: '€', USD: '$' }
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** A figure as a sentence has it, in the language of its reader, and always exactly: what a large unit would round is written out. */
export function showFigure({ value, unit, currency = 'CNY' }: Shown, language: Language): string {
  switch (unit) {
    case 'money':
      return showMoney(value, currency, language)
    case 'date':
      return language === 'zh' ? value : dayInEnglish(value)
    case 'percent':
      return `${value}%`
    default:
      return value
  }
}

/** `¥12,680 万`, `¥126.8 M`; to the last place where that would round. */
function showMoney(amount: string, currency: string, language: Language): string {
  const sign = signs[currency] ?? `${currency} `
  const [unit, named] = language === 'zh' ? [new Decimal(10_000), '万'] : [new Decimal(1_000_000), 'M']
  const value = new Decimal(amount)
  const large = value.dividedBy(unit)
  if (value.abs().gte(unit) && large.decimalPlaces() <= (language === 'zh' ? 2 : 3)) {
    return `${sign}${grouped(large.toString())} ${named}`
  }
  return sign + grouped(value.toFixed(placesOf(currency)))
}

function grouped(text: string): string {
  const [whole = '0', rest] = text.split('.')
  const groups = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return rest ? `${groups}.${rest}` : groups
}

function dayInEnglish(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `${Number(date)} ${months[Number(month) - 1]} ${year}`
}

/** Every way in which a figure may stand in a text: as it is shown in either language, and as the database has it. */
export function waysToShow(figure: Shown): string[] {
  const exact =
    figure.unit === 'money' ? [new Decimal(figure.value).toFixed(2), grouped(new Decimal(figure.value).toFixed(2))] : []
  return [...new Set([showFigure(figure, 'zh'), showFigure(figure, 'en'), figure.value, ...exact])]
}
