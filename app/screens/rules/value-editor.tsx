import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { LineNode } from '#engine/sentence-tree.ts'
import type { Fact } from '#engine/vocabulary.ts'
import { chip } from './chip.ts'
import { factOf, othersOf } from './fact-options.ts'
import { OneValue } from './one-value.tsx'
import { isReference, shapeOf } from './write-value.ts'

interface Props {
  subject: string
  fact: Fact
  source: LineNode['source']
  bad: boolean
  onChange: (value: unknown) => void
}

/** What stands on the right of a line: nothing, a value, both ends of a range, a list, or another fact. */
export function ValueEditor({ subject, fact, source, bad, onChange }: Props) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const label = t('value.of', { fact: factOf(subject, source)?.label[side] ?? '' })
  const { value } = source
  const one = { fact, bad, label }
  switch (shapeOf(source.operator)) {
    case 'none':
      return null
    case 'range': {
      const [low, high] = Array.isArray(value) ? value : []
      return (
        <>
          <OneValue {...one} value={low} onChange={(next) => onChange([next, high ?? ''])} />
          {t('value.to')}
          <OneValue
            {...one}
            label={t('value.end', { label })}
            value={high}
            onChange={(next) => onChange([low ?? '', next])}
          />
        </>
      )
    }
    case 'list':
      return <ListValue {...one} items={Array.isArray(value) ? value : []} onChange={onChange} />
    default:
      return isReference(value) ? (
        <OtherFact subject={subject} source={source} value={value} bad={bad} onChange={onChange} />
      ) : (
        <OneValue {...one} value={value} onChange={onChange} />
      )
  }
}

/** Each element is a field of its own: a comma in one stays a comma. */
export function ListValue(props: {
  fact: Fact
  bad: boolean
  label: string
  items: readonly unknown[]
  onChange: (value: unknown) => void
}) {
  const { fact, bad, label, items, onChange } = props
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const left = fact.values?.filter(({ id }) => !items.includes(id))
  return (
    <>
      {items.map((item, at) => (
        <span key={`${at} ${items.length}`} className="inline-flex items-center">
          <OneValue
            fact={fact}
            bad={bad}
            label={items.length > 1 ? `${label} ${at + 1}` : label}
            value={item}
            onChange={(next) => onChange(items.with(at, next))}
          />
          <IconButton size="sm" label={t('value.remove')} onClick={() => onChange(items.toSpliced(at, 1))}>
            <X aria-hidden className="size-3.5" />
          </IconButton>
        </span>
      ))}
      {left ? (
        left.length > 0 && (
          <select
            className={chip}
            aria-label={t('value.add', { label })}
            aria-invalid={(bad && items.length === 0) || undefined}
            value=""
            onChange={(event) => onChange([...items, event.target.value])}
          >
            <option value="">{t('value.more')}</option>
            {left.map((one) => (
              <option key={one.id} value={one.id}>
                {one.labels[side]}
              </option>
            ))}
          </select>
        )
      ) : (
        <button type="button" className={chip} onClick={() => onChange([...items, ''])}>
          {t('value.more')}
        </button>
      )}
    </>
  )
}

/** No fact is called so. */
const literal = '='

function OtherFact({ subject, source, value, bad, onChange }: Omit<Props, 'fact'> & { value: object }) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const shown = factOf(subject, value as LineNode['source'])
  const others = othersOf(subject, source)
  return (
    <select
      className={chip}
      aria-label={t('value.other')}
      aria-invalid={bad || undefined}
      value={shown?.key ?? ''}
      onChange={(event) => {
        const chosen = others.find(({ key }) => key === event.target.value)
        if (!chosen) return onChange('')
        onChange({ fact: chosen.fact.id, ...(chosen.params ? { params: chosen.params } : {}) })
      }}
    >
      {!shown && <option value="">{t('fact.choose')}</option>}
      {shown && !others.some(({ key }) => key === shown.key) && <option value={shown.key}>{shown.label[side]}</option>}
      {others.map(({ key, label }) => (
        <option key={key} value={key}>
          {label[side]}
        </option>
      ))}
      <option value={literal}>{t('value.literal')}</option>
    </select>
  )
}
