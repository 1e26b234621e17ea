import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RuleView, RuleWording } from '#crm/rule-sets/list-rules.server.ts'
import { RuleCases } from './rule-cases.tsx'
import { RuleStatusBadge } from './rule-status-badge.tsx'
import { RuleWords } from './rule-words.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'
import { VersionHistory } from './version-history.tsx'

/** One rule in words, version by version, with the cases that prove it. */
export function RuleScreen({ versions, mayWrite }: { versions: RuleView[]; mayWrite: boolean }) {
  const { t } = useTranslation(['rules', 'common'])
  const [takingBack, setTakingBack] = useState<RuleView | null>(null)
  const { name, date } = useGroup()
  const [newest] = versions
  if (!newest) return null
  const owner = newest.wording?.owner
  const active = versions.find(({ status }) => status === 'active')
  return (
    <div className="page-pad max-w-3xl pt-4.5 pb-10">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 flex-1 font-semibold text-xl">
          {newest.id} {name(newest.name)}
        </h1>
        {mayWrite && (
          <>
            {active && <Button onClick={() => setTakingBack(active)}>{t('takeBack')}</Button>}
            <ButtonLink variant="primary" to={`/rules/${newest.id}/edit`}>
              {t(versions.some(({ status }) => status === 'draft') ? 'editDraft' : 'edit')}
            </ButtonLink>
          </>
        )}
      </header>
      {owner && (
        <p className="mt-0.5 text-ink-3">
          {t('keptBy', { owner: t(`common:role.${owner}` as never, { defaultValue: owner }) as string })}
        </p>
      )}
      {versions.map((version) => (
        <article key={version.version} className="mt-5 border-line border-t pt-4">
          <p className="flex flex-wrap items-center gap-2 text-ink-3">
            <RuleStatusBadge version={version.version} status={version.status} />
            {[
              t(`origin.${version.origin}` as never) as string,
              version.activatedAt && t('since', { date: date(version.activatedAt.slice(0, 10)) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
          <VersionHistory version={version} />
          {version.wording ? (
            <Wording wording={version.wording} />
          ) : (
            <p className="mt-3 text-risk-text">{t('unreadable')}</p>
          )}
        </article>
      ))}
      {takingBack && <TakeBackDialog version={takingBack} onClose={() => setTakingBack(null)} />}
    </div>
  )
}

function Wording({ wording }: { wording: RuleWording }) {
  const { why, when, to, condition, route, topic, severity, notify, cases } = wording
  const { t } = useTranslation(['rules', 'rule-builder'])
  const { name } = useGroup()
  return (
    <>
      <p className="mt-3 text-md">{name(why)}</p>
      <h2 className="mt-4 mb-1 font-semibold text-base">{t('when')}</h2>
      {when ? <RuleWords words={when} /> : <p className="text-ink-2">{t('always')}</p>}
      <h2 className="mt-4 mb-1 font-semibold text-base">
        {to ? t('conditionFor', { stage: name(to) }) : t('condition')}
      </h2>
      <RuleWords words={condition} />
      {route.length > 0 && (
        <>
          <h2 className="mt-4 mb-1 font-semibold text-base">{t('route')}</h2>
          <p className="text-base">{route.map(name).join(' → ')}</p>
        </>
      )}
      {severity && (
        <p className="mt-2 text-base text-ink-2">
          {t('rule-builder:diff.tells', {
            severity: t(`rule-builder:severity.${severity}` as never) as string,
            who: notify.map((one) => t(`rule-builder:notify.${one}` as never) as string).join(t('rule-builder:comma')),
          })}
        </p>
      )}
      {topic && (
        <>
          <h2 className="mt-4 mb-1 font-semibold text-base">{t('topic')}</h2>
          <p className="text-base">{name(topic)}</p>
        </>
      )}
      <h2 className="mt-4 mb-1 font-semibold text-base">
        {t('cases')} <span className="font-normal text-ink-3">{cases.length}</span>
      </h2>
      <RuleCases cases={cases} />
    </>
  )
}
