import { useTranslation } from 'react-i18next'
import { notified, severities } from '#crm/rule-sets/check-rule-scope.ts'
import { chip } from './chip.ts'
import type { WrittenRuleState } from './use-written-rule.ts'

/** "Then": how grave the warning is, and who is told. */
export function NoticeLine({ written, strict }: { written: WrittenRuleState; strict: boolean }) {
  const { t } = useTranslation('rule-builder')
  const { rule, change } = written
  // Only an opportunity has a team.
  const possible = notified.filter((one) => one !== 'team' || rule.subject === 'opportunity')
  const toggle = (one: string) =>
    change((before) => {
      const told = before.notify.includes(one)
      const left = told ? before.notify.filter((other) => other !== one) : [...before.notify, one]
      return { ...before, notify: notified.filter((each) => left.includes(each)) }
    })
  return (
    <section aria-labelledby="notice-title" className="border-line border-t pt-3 pb-4">
      <h2 id="notice-title" className="mb-1 font-semibold text-base">
        {t('notice.title')}
      </h2>
      <div className="flex flex-wrap items-center gap-1.5 text-base">
        {t('notice.severity')}
        <select
          className={chip}
          aria-label={t('notice.severity')}
          value={rule.severity}
          onChange={(event) => change((before) => ({ ...before, severity: event.target.value }))}
        >
          {severities.map((one) => (
            <option key={one} value={one}>
              {t(`severity.${one}`)}
            </option>
          ))}
        </select>
        {t('notice.tell')}
        {possible.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={rule.notify.includes(one)}
            className={`${chip} aria-[pressed=false]:bg-sunken aria-[pressed=false]:text-ink-3`}
            onClick={() => toggle(one)}
          >
            {t(`notify.${one}`)}
          </button>
        ))}
      </div>
      {strict && rule.notify.length === 0 && <p className="pt-1 text-risk-text text-xs">{t('notice.nobody')}</p>}
    </section>
  )
}
