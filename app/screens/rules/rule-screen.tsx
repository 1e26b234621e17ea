import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RuleView, RuleWording } from '#crm/rule-sets/list-rules.server.ts'
import { RuleCases } from './rule-cases.tsx'
import { RuleStatusBadge } from './rule-status-badge.tsx'
import { RuleWords } from './rule-words.tsx'

/** One rule in words, version by version, with the cases that prove it. */
export function RuleScreen({ versions }: { versions: RuleView[] }) {
  const { t } = useTranslation(['rules', 'common'])
  const { name, date } = useGroup()
  const [newest] = versions
  if (!newest) return null
  const owner = newest.wording?.owner
  return (
    <div className="page-pad max-w-3xl pt-4.5 pb-10">
      <h1 className="font-semibold text-xl">
        {newest.id} {name(newest.name)}
      </h1>
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
          {version.wording ? (
            <Wording wording={version.wording} />
          ) : (
            <p className="mt-3 text-risk-text">{t('unreadable')}</p>
          )}
        </article>
      ))}
    </div>
  )
}

function Wording({ wording: { why, when, to, condition, route, topic, cases } }: { wording: RuleWording }) {
  const { t } = useTranslation('rules')
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
