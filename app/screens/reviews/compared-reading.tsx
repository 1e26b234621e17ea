import { Cpu } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Compared } from '#crm/contract-reviews/compare-readings.ts'
import type { ModelFlag } from '#crm/contract-reviews/model-reading.ts'

/** How a model reads the words of a flag: beside what was found, and never in its place. */
export function ComparedReading({ compared }: { compared: Compared }) {
  const { t } = useTranslation('reviews')
  return (
    <section aria-label={t('model.title')} className="mt-3 rounded-md bg-sunken px-3 py-2.5">
      <p className="flex items-center gap-1.5 font-medium">
        <Cpu aria-hidden className="size-4 text-ink-3" />
        {t(`model.${compared.how}`)}
      </p>
      {'by' in compared && <ModelWords flag={compared.by} />}
    </section>
  )
}

/** What a model says of a clause: the facts that it reads, and in its own words why and what to ask for. */
export function ModelWords({ flag }: { flag: ModelFlag }) {
  const { t } = useTranslation('reviews')
  const { sentence } = useGroup()
  const { facts, reason, wording } = flag
  // What the contract says in the very words of the fact is said once, and not again below a rule that is called so.
  const said = facts
    .map((fact) => ({ label: sentence(fact.label), said: sentence(fact.said) }))
    .map((fact) => (fact.label === fact.said ? fact.said : `${fact.label} ${fact.said}`))
    .filter((words, at, all) => words !== sentence(flag.rule.name) && all.indexOf(words) === at)
  return (
    <div className="mt-1 grid gap-1 text-ink-2 wrap-anywhere">
      {said.length > 0 && <p>{said.join(' · ')}</p>}
      {reason && <p>{t('model.reason', { words: reason })}</p>}
      {wording && <p>{t('model.wording', { words: wording })}</p>}
    </div>
  )
}
