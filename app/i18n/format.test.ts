import { describe, expect, it } from 'vitest'
import { formats } from './format.ts'

const zh = formats({ language: 'zh-CN', today: '2026-11-25', timeZone: 'Asia/Shanghai' })
const en = formats({ language: 'en', today: '2026-11-25', timeZone: 'Asia/Shanghai' })

describe('money', () => {
  it.each([
    ['126800000.00', '¥12,680万', '¥126.8M', '¥126,800,000.00'],
    ['540000.00', '¥54万', '¥0.5M', '¥540,000.00'],
    ['545000.00', '¥54.5万', '¥0.5M', '¥545,000.00'],
    ['0.00', '¥0万', '¥0.0M', '¥0.00'],
    ['9007199254740993.01', '¥900,719,925,474万', '¥9,007,199,254.7M', '¥9,007,199,254,740,993.01'],
  ])('%s', (amount, chinese, english, exact) => {
    const shown = (figure: { value: string; unit: string }) => figure.value + figure.unit
    expect(shown(zh.money(amount, 'CNY'))).toBe(chinese)
    expect(shown(en.money(amount, 'CNY'))).toBe(english)
    expect(zh.exact(amount, 'CNY')).toBe(exact)
  })
  it('stands apart from its unit in a sentence', () => {
    expect(zh.moneyText('67400000.00', 'CNY')).toBe('¥6,740 万')
    expect(en.moneyText('67400000.00', 'EUR')).toBe('€67.4 M')
  })
  it('names a currency without a sign', () => {
    expect(en.exact('5.00', 'CHF')).toBe('CHF 5.00')
  })
})

describe('days', () => {
  it.each([
    ['2026-11-25', '今天', 'today'],
    ['2026-11-24', '昨天', 'yesterday'],
    ['2026-11-28', '3 天后', 'in 3 days'],
    ['2026-11-18', '7 天前', '7 days ago'],
    ['2026-11-17', '11-17', '17 Nov'],
    ['2026-11-12', '11-12', '12 Nov'],
    ['2025-11-30', '2025-11-30', '30 Nov 2025'],
    ['2027-01-18', '2027-01-18', '18 Jan 2027'],
  ])('%s', (day, chinese, english) => {
    expect(zh.day(day)).toBe(chinese)
    expect(en.day(day)).toBe(english)
  })
  it('marks the words of the platform and of the engine in the pseudo-language', () => {
    const pseudo = formats({ language: 'qps', today: '2026-11-25', timeZone: 'Asia/Shanghai' })
    const texts = [pseudo.day('2026-11-24'), pseudo.day('2026-11-12'), pseudo.date('2027-01-18')]
    for (const shown of [...texts, pseudo.sentence({ zh: '高层拜访 1 次', en: 'One executive visit' })]) {
      expect(shown).toMatch(/^⟦.*⟧$/)
    }
  })
  it('counts an instant in the group’s time zone', () => {
    expect(zh.moment('2026-11-24T16:30:00Z')).toBe('今天 00:30')
    expect(en.moment('2026-11-24T15:59:00Z')).toBe('yesterday 23:59')
    expect(zh.instant('2026-11-24T16:30:00Z')).toBe('2026-11-25 00:30')
    expect(en.instant('2026-11-24T15:59:00Z')).toBe('24 Nov 2026 23:59')
  })
})
