import { Scale } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RecordData } from './record-data.ts'

/** Under the stage path: that an exception is asked for at the next gate, or that one let it pass the last. */
export function ExceptionLine({ gate, passed }: Pick<RecordData, 'gate' | 'passed'>) {
  const { t } = useTranslation('opportunities')
  const { name } = useGroup()
  const asked = gate?.exception
  return (
    <>
      {asked && <Line requestId={asked.requestId}>{t(`exception.${asked.state}`, { stage: name(gate.to.name) })}</Line>}
      {passed && (
        <Line requestId={passed.requestId}>
          {t('exception.passed', {
            rules: passed.rules.map((rule) => `${rule.id} ${name(rule.name)}`).join(t('exception.semicolon')),
          })}
        </Line>
      )}
    </>
  )
}

function Line({ requestId, children }: { requestId: string; children: string }) {
  const { t } = useTranslation('opportunities')
  return (
    <p className="flex gap-2 pt-2 text-ink-2">
      <Scale aria-hidden className="size-3.5 mt-[3px] flex-none text-watch-mark" />
      <span className="min-w-0 text-pretty">
        {children}{' '}
        <Link className="link whitespace-nowrap" to={`/approvals/${requestId}`}>
          {t('exception.see')}
        </Link>
      </span>
    </p>
  )
}
