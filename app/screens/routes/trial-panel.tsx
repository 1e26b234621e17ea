import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { RouteTrial } from '#crm/approvals/route-views.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { TrialOutcome } from './trial-outcome.tsx'
import { TrialRow } from './trial-row.tsx'

interface Answer {
  contracts: { id: string; number: string; name: Bilingual }[]
}

/** A dry run: the tables held against a contract, which stands in the address, so that a trial can be shown to somebody. */
export function TrialPanel({ trial }: { trial: RouteTrial | null }) {
  const { t } = useTranslation('routes')
  const { name, side } = useGroup()
  const navigate = useNavigate()
  const find = useCallback(
    async (q: string, signal: AbortSignal) => {
      const { contracts } = await fetchJson<Answer>(`/contracts/choices?q=${encodeURIComponent(q)}`, signal)
      return contracts.map(({ id, number, name: called }) => ({ value: id, label: called[side], note: number }))
    },
    [side],
  )
  return (
    <aside aria-labelledby="trial-title" className="min-w-0 bg-sunken px-5 py-4 phone:px-4">
      <h2 id="trial-title" className="font-semibold text-base">
        {t('try.title')}
      </h2>
      <p className="mb-3 text-ink-3">{t('try.lead')}</p>
      <Field label={t('try.pick')}>
        {(attributes) => (
          <Combobox
            {...attributes}
            value={trial?.contract.id ?? null}
            valueLabel={trial ? name(trial.contract.name) : undefined}
            placeholder={t('try.placeholder')}
            fetcher={find}
            onChange={(id) => void navigate(id ? `?try=${id}` : '.', { preventScrollReset: true, replace: true })}
          />
        )}
      </Field>
      {trial && (
        <div aria-live="polite">
          {trial.tables.map(({ level, rows }) => (
            <TriedTable key={level} level={level} rows={rows} />
          ))}
          <TrialOutcome outcome={trial.outcome} />
        </div>
      )}
    </aside>
  )
}

function TriedTable({ level, rows }: RouteTrial['tables'][number]) {
  const { t } = useTranslation('routes')
  const title = t(`try.table.${level}`)
  const taken = rows.findIndex((row) => row.taken)
  const looked = taken < 0 ? rows : rows.slice(0, taken + 1)
  const later = rows.slice(looked.length)
  return (
    <section aria-label={title} className="mt-3">
      <h3 className="pb-1 text-ink-3 text-xs">{title}</h3>
      <ol aria-label={title}>
        {looked.map((row, at) => (
          <TrialRow key={row.ruleId} row={row} number={at + 1} />
        ))}
      </ol>
      {later.length > 0 && (
        <>
          <p className="border-line border-t pt-1.5 pb-1 text-ink-3 text-xs">{t('try.later')}</p>
          <ol aria-label={t('try.later')}>
            {later.map((row, at) => (
              <TrialRow key={row.ruleId} row={row} number={looked.length + at + 1} later />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}
