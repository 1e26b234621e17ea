import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Person } from '#app/components/ui/avatar.tsx'
import type { TeamMemberWork } from '#crm/warnings/find-team-work.server.ts'
import { warningsAddress } from './workbench-data.ts'

/** From here on a count says no more than that there are many. */
const many = 100

/** What my people have waiting; each leads to their warnings. */
export function TeamSection({ team }: { team: TeamMemberWork[] }) {
  const { t } = useTranslation('workbench')
  const counted = (count: number) => (count < many ? String(count) : `${many - 1}+`)
  return (
    <section aria-labelledby="team-title" className="pb-6">
      <h2 id="team-title" className="pb-2 font-semibold text-base">
        {t('team.title')}
      </h2>
      {team.length === 0 && <p className="text-ink-3">{t('team.none')}</p>}
      <ul>
        {team.map(({ person, warnings, overdue }) => (
          <li key={person.id} className="border-line border-t first:border-t-0">
            <Link
              className="flex min-h-9 items-center gap-3 hover:bg-hover phone:min-h-11"
              to={warningsAddress({ who: 'all', person: person.id })}
              preventScrollReset
            >
              <Person name={person.name} className="min-w-0 flex-1" />
              <span className="flex-none text-ink-3">{t('team.warnings', { shown: counted(warnings) })}</span>
              {overdue > 0 && (
                <span className="flex-none text-risk-text">{t('team.overdue', { shown: counted(overdue) })}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
