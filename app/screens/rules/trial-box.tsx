import { BellRing, CircleMinus } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { TrialRecord } from '#crm/warnings/find-trial-records.server.ts'
import type { ShownTrial, TriedRecord } from './use-rule-trial.ts'

interface Props {
  subject: string
  notify: readonly string[]
  record: TriedRecord | null
  shown: ShownTrial
  onPick: (record: TriedRecord | null) => void
  /** makes a case of what was tried */
  onKeep: () => void
}

/** The record that the rule is tried on while it is written, and what it comes to. */
export function TrialBox({ subject, notify, record, shown, onPick, onKeep }: Props) {
  const { t } = useTranslation('rule-builder')
  const { name, side } = useGroup()
  const find = useCallback(
    async (q: string, signal: AbortSignal) => {
      const asked = `/rules/records?subject=${subject}&q=${encodeURIComponent(q)}`
      const { records } = await fetchJson<{ records: TrialRecord[] }>(asked, signal)
      return records.map(({ recordId, partId, record: found }) => ({
        value: JSON.stringify({ recordId, partId, name: found.name }),
        label: found.name[side],
        note: noteOf(found, side),
      }))
    },
    [subject, side],
  )
  const { trial, state } = shown
  return (
    <section aria-label={t('trial.title')} className="min-w-0">
      <Field label={t('trial.pick')}>
        {(attributes) => (
          <Combobox
            {...attributes}
            key={subject}
            value={record ? JSON.stringify(record) : null}
            valueLabel={record ? name(record.name) : undefined}
            placeholder={t('trial.placeholder')}
            fetcher={find}
            onChange={(value) => onPick(value ? (JSON.parse(value) as TriedRecord) : null)}
          />
        )}
      </Field>
      <div aria-live="polite" className="mt-2">
        {state === 'outside' && <p className="text-watch-text">{t('trial.outside')}</p>}
        {state === 'failed' && <p className="text-risk-text">{t('trial.failed')}</p>}
        {trial && (
          <>
            <p className="flex items-start gap-2 font-semibold text-md">
              {trial.warns ? (
                <BellRing aria-hidden className="mt-1 size-4 flex-none text-watch-mark" />
              ) : (
                <CircleMinus aria-hidden className="mt-1 size-4 flex-none text-ink-3" />
              )}
              {trial.warns
                ? t('trial.warns', {
                    who: notify
                      .map((one) =>
                        one === 'owner' && trial.person ? name(trial.person) : (t(`notify.${one}` as never) as string),
                      )
                      .join(t('comma')),
                  })
                : t('trial.quiet')}
            </p>
            <Button size="sm" className="mt-2" onClick={onKeep}>
              {t('trial.keep')}
            </Button>
          </>
        )}
      </div>
    </section>
  )
}

function noteOf(record: TrialRecord['record'], side: 'zh' | 'en'): string {
  if (record.type === 'customer') return record.company[side]
  if (record.type === 'contract' && record.payment) return `${record.number} · ${record.payment.dueOn}`
  return record.number
}
