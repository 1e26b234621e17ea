import { Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { ListRow, ListRows } from '#app/components/ui/list-row.tsx'
import { NameLink, Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { RuleRow } from '#crm/rule-sets/list-rules.server.ts'
import type { SweepRunView } from '#crm/warnings/list-sweep-runs.server.ts'
import { RuleStatusBadge } from './rule-status-badge.tsx'
import { RulesTabs } from './rules-tabs.tsx'
import { SweepSection } from './sweep-section.tsx'

interface Props {
  rules: RuleRow[]
  runs: SweepRunView[]
  maySweep: boolean
  /** the actor may write new ones */
  mayStart: boolean
  /** ids of those that are the actor's to write */
  writable: string[]
  /** shows the way to the jobs, for which a phone's tab bar has no room */
  manageJobs: boolean
}

/** Every rule, to be read; and what the sweep finds by those that warn. */
export function RulesScreen({ rules, runs, maySweep, mayStart, writable, manageJobs }: Props) {
  const { t } = useTranslation(['rules', 'common', 'routes', 'exceptions'])
  const { name } = useGroup()
  const owner = (id: string | null) =>
    id === null ? t('unreadable') : (t(`common:role.${id}` as never, { defaultValue: id }) as string)
  const leadsTo = ({ to, routes, topic }: RuleRow) => {
    if (to) return name(to)
    if (topic) return t('recommended', { what: name(topic) })
    return routes ? t('routed', { what: t(`routes:for.${routes}`) }) : ''
  }
  return (
    <div>
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 pt-3.5 pb-3 phone:px-4">
        <h1 className="min-w-0 flex-1 font-semibold text-xl">
          {t('title')} <span className="font-normal text-base text-ink-3">{t('count', { count: rules.length })}</span>
        </h1>
        <RulesTabs at="rules" />
        {mayStart && (
          <ButtonLink variant="primary" icon={<Plus aria-hidden />} to="/rules/new">
            {t('newWarning')}
          </ButtonLink>
        )}
        <p className="basis-full text-ink-3">
          {t('lead')}{' '}
          <Link to="/exceptions" className="text-accent-text underline">
            {t('exceptions:title')}
          </Link>{' '}
          {manageJobs && (
            <Link to="/admin/jobs" className="text-accent-text underline">
              {t('common:nav.jobs')}
            </Link>
          )}
        </p>
      </header>
      {rules.length === 0 && <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>}
      <div className="border-line border-t phone:hidden">
        <Table label={t('title')}>
          <thead>
            <tr>
              <Th width="sm">{t('col.id')}</Th>
              <Th>{t('col.name')}</Th>
              <Th width="lg">{t('col.to')}</Th>
              <Th width="lg">{t('col.status')}</Th>
              <Th width="lg">{t('col.owner')}</Th>
              <Th num width="sm">
                {t('col.cases')}
              </Th>
            </tr>
          </thead>
          <tbody>
            {rules.map((rule) => (
              <Tr key={rule.id}>
                <Td className="text-ink-3">{rule.id}</Td>
                <Td first>
                  <NameLink to={`/rules/${rule.id}`}>{name(rule.name)}</NameLink>
                  {writable.includes(rule.id) && (
                    <Link
                      className="link flex-none"
                      to={`/rules/${rule.id}/edit`}
                      aria-label={t('editOf', { rule: rule.id })}
                    >
                      {t('edit')}
                    </Link>
                  )}
                </Td>
                <Td>{leadsTo(rule)}</Td>
                <Td>
                  <span className="flex gap-1">
                    {rule.versions.slice(0, 2).map((version) => (
                      <RuleStatusBadge key={version.version} {...version} />
                    ))}
                  </span>
                </Td>
                <Td>{owner(rule.owner)}</Td>
                <Td num>{rule.cases}</Td>
              </Tr>
            ))}
          </tbody>
        </Table>
      </div>
      <div className="border-line border-t desk:hidden">
        <ListRows label={t('title')}>
          {rules.map((rule) => (
            <ListRow
              key={rule.id}
              to={`/rules/${rule.id}`}
              title={name(rule.name)}
              second={[rule.id, leadsTo(rule)].filter(Boolean).join(' · ')}
              secondEnd={rule.versions[0] && <RuleStatusBadge {...rule.versions[0]} />}
            />
          ))}
        </ListRows>
      </div>
      {runs.length > 0 && <SweepSection runs={runs} maySweep={maySweep} />}
    </div>
  )
}
