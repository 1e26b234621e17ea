import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RuleWording } from '#crm/rule-sets/list-rules.server.ts'

/** The rule's own cases: what is given, what should come out, and whether it does today. */
export function RuleCases({ cases }: { cases: RuleWording['cases'] }) {
  const { t } = useTranslation('rules')
  const { name, sentence } = useGroup()
  return (
    <ul>
      {cases.map((each) => (
        <li key={each.name.en} className="flex flex-wrap items-center gap-x-3 border-line border-t py-2">
          {each.passed ? (
            <Check aria-label={t('passed')} className="size-4 text-good-mark" />
          ) : (
            <X aria-label={t('failed')} className="size-4 text-risk-mark" />
          )}
          <span className="font-medium">{name(each.name)}</span>
          <span className="ml-auto text-ink-3">{t(`expect.${each.expect}`)}</span>
          <dl aria-label={t('facts')} className="flex w-full flex-wrap gap-x-5 gap-y-0.5 pl-7">
            {each.facts.map((fact) => (
              <div key={fact.key} className="flex gap-x-1.5">
                <dt className="text-ink-3">{sentence(fact.label)}</dt>
                <dd>{sentence(fact.value)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  )
}
