import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { LineNode } from '#engine/sentence-tree.ts'
import type { Fact } from '#engine/vocabulary.ts'
import { chip } from './chip.ts'
import { isReference, withOperator } from './write-value.ts'

interface Props {
  fact: Fact
  source: LineNode['source']
  label: string
  bad: boolean
  onChange: (source: LineNode['source']) => void
}

/** Whether a line asks for a yes or a no, or for neither being there: what is asked and of which value are one choice then. */
export function asksForState(fact: Fact, { operator, value }: LineNode['source']): boolean {
  if (fact.type !== 'boolean') return false
  return operator === 'isEmpty' || operator === 'isNotEmpty' || (operator === 'equal' && !isReference(value))
}

/** The state that a line asks of a fact, in its own words: yes, no, filled in or not. */
export function StateChip({ fact, source, label, bad, onChange }: Props) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const { operator, value } = source
  const asked = operator === 'equal' ? String(value ?? '') : String(operator)
  const choices: Record<string, string> = {
    true: fact.states?.yes[side] ?? t('value.yes'),
    false: fact.states?.no[side] ?? t('value.no'),
    isNotEmpty: t('op.any.isNotEmpty'),
    isEmpty: t('op.any.isEmpty'),
  }
  const choose = (chosen: string) => {
    if (chosen === 'isEmpty' || chosen === 'isNotEmpty') return onChange(withOperator(source, chosen))
    onChange({ ...withOperator(source, 'equal'), value: chosen === 'true' })
  }
  return (
    <select
      className={chip}
      aria-label={label}
      aria-invalid={bad || undefined}
      value={asked}
      onChange={({ target }) => choose(target.value)}
    >
      {!Object.hasOwn(choices, asked) && <option value={asked}>{asked || t('value.choose')}</option>}
      {Object.entries(choices).map(([id, said]) => (
        <option key={id} value={id}>
          {said}
        </option>
      ))}
    </select>
  )
}
