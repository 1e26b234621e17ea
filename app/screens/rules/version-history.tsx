import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RuleView } from '#crm/rule-sets/list-rules.server.ts'

/** Who put a version into force, when and why, and who took it out again. */
export function VersionHistory({ version }: { version: RuleView }) {
  const { t } = useTranslation('rules')
  const { name, moment } = useGroup()
  const { activatedAt, releasedBy, reason, retiredAt, retiredBy, retiredReason, writtenBy, createdAt } = version
  const lines = [
    ...(writtenBy ? [t('history.written', { by: name(writtenBy), at: moment(createdAt) })] : []),
    ...(releasedBy && activatedAt
      ? [t('history.released', { by: name(releasedBy), at: moment(activatedAt), reason: reason ?? '' })]
      : []),
    ...(retiredBy && retiredAt ? [retired()] : []),
  ]
  function retired(): string {
    const said = { by: retiredBy ? name(retiredBy) : '', at: retiredAt ? moment(retiredAt) : '' }
    if (retiredReason) return t('history.takenBack', { ...said, reason: retiredReason })
    return activatedAt ? t('history.replaced', said) : t('history.discarded', said)
  }
  if (lines.length === 0) return null
  return (
    <ul className="mt-1 text-ink-2">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
