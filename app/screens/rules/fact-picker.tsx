import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { chip } from './chip.ts'
import { type FactOption, factOptions } from './fact-options.ts'

interface Props {
  subject: string
  /** what the line asks for now; undefined: nothing yet, or what nobody knows */
  chosen: FactOption | undefined
  bad: boolean
  onPick: (option: FactOption) => void
}

/** The name of a fact, and on a press the list of all of them, searched in both languages. */
export function FactPicker({ subject, chosen, bad, onPick }: Props) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const [picking, setPicking] = useState(false)
  const field = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const here = picking ? field.current : null
    if (!here) return
    const input = here.querySelector('input')
    input?.focus()
    input?.click()
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (!here.contains(relatedTarget as Node | null)) setPicking(false)
    }
    here.addEventListener('focusout', leave)
    return () => here.removeEventListener('focusout', leave)
  }, [picking])
  if (!picking) {
    const look = chosen ? 'rounded-sm text-left font-medium hover:underline phone:min-h-11' : chip
    return (
      <button
        type="button"
        className={look}
        aria-invalid={bad || undefined}
        title={chosen?.fact.help[side]}
        onClick={() => setPicking(true)}
      >
        {chosen ? chosen.label[side] : t('fact.choose')}
      </button>
    )
  }
  const options = factOptions(subject)
  const other = side === 'zh' ? 'en' : 'zh'
  return (
    <span ref={field}>
      <Combobox
        label={t('fact.choose')}
        className="w-64 max-w-full"
        value={null}
        placeholder={chosen?.label[side] ?? t('fact.search')}
        options={options.map(({ key, label }) => ({ value: key, label: label[side], note: label[other] }))}
        onChange={(key) => {
          const option = options.find((one) => one.key === key)
          if (!option) return
          setPicking(false)
          onPick(option)
        }}
      />
    </span>
  )
}
