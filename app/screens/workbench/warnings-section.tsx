import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { WarningRows } from '#app/screens/warnings/warning-rows.tsx'
import { type WorkbenchData, warningsAddress } from './workbench-data.ts'

/** Warnings, mine or all that I see, with what can be done about each. */
export function WarningsSection({
  filter,
  warnings,
  counts,
  team,
}: Pick<WorkbenchData, 'filter' | 'warnings' | 'counts' | 'team'>) {
  const { t } = useTranslation(['workbench', 'warnings', 'common'])
  const { name } = useGroup()
  const { who, rule, person, resting, cursor } = filter
  const whose = person && team?.find((one) => one.person.id === person)?.person.name
  const counted = ({ count, more }: { count: number; more: boolean }) => (more ? `${count}+` : String(count))
  const views = (['mine', 'all'] as const).map((one) => ({
    to: warningsAddress({ who: one, rule, resting }),
    label: (
      <>
        {t(`warnings.${one}`)} <span className="font-normal">{counted(counts[one])}</span>
      </>
    ),
    current: who === one && !person,
  }))
  return (
    <section className="border-line border-t" aria-labelledby="warnings-title">
      <header className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-1 py-1">
        <h2 id="warnings-title" className="font-semibold text-base phone:text-md">
          {t('warnings:title')}
        </h2>
        <Tabs label={t('warnings.label')} items={views} />
        <span className="ml-auto flex flex-wrap items-center gap-x-4">
          {rule && (
            <Link className="link" to={warningsAddress({ who, person, resting })} preventScrollReset>
              {`${t('warnings.rule', { rule })} ×`}
            </Link>
          )}
          {person && who === 'all' && (
            <Link className="link" to={warningsAddress({ who, rule, resting })} preventScrollReset>
              {`${t('warnings.person', { name: whose ? name(whose) : t('common:somebody') })} ×`}
            </Link>
          )}
          <Link
            className="link"
            to={warningsAddress({ who, rule, person, resting: resting ? undefined : '1' })}
            preventScrollReset
          >
            {t(resting ? 'warnings.notResting' : 'warnings.resting')}
          </Link>
        </span>
      </header>
      {warnings.rows.length === 0 && (
        <p className="pb-3 text-ink-3">
          {`${t(who === 'mine' ? 'warnings.noneMine' : 'warnings.noneAll')} `}
          {t('warnings.noneText')}
        </p>
      )}
      <WarningRows warnings={warnings.rows} label={t('warnings:title')} />
      <p className="flex gap-4 pt-2">
        {cursor && (
          <Link className="link" to={warningsAddress({ who, rule, person, resting })} preventScrollReset>
            {t('warnings.first')}
          </Link>
        )}
        {warnings.nextCursor && (
          <Link
            className="link"
            to={warningsAddress({ who, rule, person, resting, cursor: warnings.nextCursor })}
            preventScrollReset
          >
            {t('warnings.next')}
          </Link>
        )}
      </p>
    </section>
  )
}
