import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import { labelOf } from '#engine/format-value.ts'
import type { Fact } from '#engine/vocabulary.ts'
import { chip } from './chip.ts'
import { shiftPoint, typedNumber } from './write-value.ts'

export interface OneValueProps {
  fact: Fact
  value: unknown
  /** of what, for whoever cannot see what stands before it */
  label: string
  bad: boolean
  onChange: (value: unknown) => void
}

/** A field for one value of a fact: options by name, days with their unit, amounts in 万 or M, days of the calendar. */
export function OneValue(props: OneValueProps) {
  const { fact, value, label, bad, onChange } = props
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const text = value === undefined || value === null ? '' : String(value)
  if (fact.type === 'boolean') {
    const said = (state: boolean) => fact.states?.[state ? 'yes' : 'no'][side] ?? t(state ? 'value.yes' : 'value.no')
    return (
      <select
        className={chip}
        aria-label={label}
        value={text}
        onChange={(event) => onChange(event.target.value === 'true')}
      >
        {typeof value !== 'boolean' && <option value={text}>{text || t('value.choose')}</option>}
        <option value="true">{said(true)}</option>
        <option value="false">{said(false)}</option>
      </select>
    )
  }
  if (fact.values) {
    const known = fact.values.some(({ id }) => id === value)
    return (
      <select
        className={chip}
        aria-label={label}
        aria-invalid={bad || undefined}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      >
        {!known && <option value={text}>{text || t('value.choose')}</option>}
        {fact.values.map((one) => (
          <option key={one.id} value={one.id}>
            {one.labels[side]}
          </option>
        ))}
      </select>
    )
  }
  if (fact.type === 'money') return <MoneyValue {...props} />
  const field = { className: chip, 'aria-label': label, 'aria-invalid': bad || undefined, value: text }
  if (fact.type === 'date') {
    return <input {...field} type="date" onChange={(event) => onChange(event.target.value)} />
  }
  const isNumber = fact.type === 'number' || fact.type === 'days' || fact.type === 'percentage'
  return (
    <Unit unit={unitOf(fact, side, t('value.days'))}>
      <input
        {...field}
        type="text"
        inputMode={isNumber ? 'decimal' : 'text'}
        placeholder={isNumber ? '0' : t('value.text')}
        onChange={(event) => onChange(isNumber ? typedNumber(event.target.value) : event.target.value)}
      />
    </Unit>
  )
}

function unitOf({ type, measure }: Fact, side: 'zh' | 'en', days: string): string {
  if (type === 'days') return days
  return type === 'percentage' ? '%' : (measure?.[side] ?? '')
}

function Unit({ unit, children }: { unit: string; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1">
      {children}
      {unit && <span className="text-ink-2">{unit}</span>}
    </span>
  )
}

/** Amounts are typed in the unit in which people speak of them; what is stored is the whole amount. */
function MoneyValue({ fact, value, label, bad, onChange }: OneValueProps) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const large = side === 'zh' ? 4 : 6
  const named = typeof value === 'object' && value !== null && 'amount' in value ? (value as { amount: unknown }) : null
  const amount = named ? String(named.amount) : value === undefined || value === null ? '' : String(value)
  const [places, setPlaces] = useState(() => (amount === '' || isRound(amount, large) ? large : 0))
  const [typed, setTyped] = useState<{ text: string; amount: string } | null>(null)
  // What was typed stands as it was typed, for as long as it is what is stored.
  const shown = typed?.amount === amount ? typed.text : shiftPoint(amount, -places)
  const put = (text: string, by: number) => {
    const moved = shiftPoint(text, by)
    setTyped({ text, amount: moved })
    onChange(named ? { ...named, amount: moved } : moved)
  }
  return (
    <span className="inline-flex items-center gap-1">
      <input
        className={chip}
        type="text"
        inputMode="decimal"
        placeholder="0"
        aria-label={label}
        aria-invalid={bad || undefined}
        value={shown}
        onChange={(event) => put(event.target.value, places)}
      />
      <select
        className={chip}
        aria-label={t('value.unitOf', { fact: labelOf({ fact, key: fact.id })[side] })}
        value={places}
        onChange={(event) => {
          const by = Number(event.target.value)
          setPlaces(by)
          put(shown, by)
        }}
      >
        <option value={large}>{t('value.large')}</option>
        <option value={0}>{t('value.plain')}</option>
      </select>
    </span>
  )
}

function isRound(amount: string, places: number): boolean {
  return !/\.\d{3,}/.test(shiftPoint(amount, -places))
}
