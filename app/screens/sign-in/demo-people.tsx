import { ChevronRight } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { nameIn } from '#app/components/ui/name.ts'
import { sideOf } from '#app/i18n/languages.ts'
import type { DemoCompany, DemoPerson } from '#crm/org/list-demo-people.server.ts'
import { useRoleNames } from './use-role-names.ts'

interface DemoPeopleProps {
  companies: DemoCompany[]
  next: string
  /** what stands above the people and is sent with the choice */
  children?: React.ReactNode
}

/** People of the demonstration by company, each a button that enters as them. */
export function DemoPeople({ companies, next, children }: DemoPeopleProps) {
  return (
    <GuardedForm method="post">
      <input type="hidden" name="intent" value="demo" />
      <input type="hidden" name="next" value={next} />
      {children}
      {companies.map((company) => (
        <Company key={company.id} company={company} />
      ))}
    </GuardedForm>
  )
}

function Company({ company }: { company: DemoCompany }) {
  const { t, i18n } = useTranslation('sign-in')
  const heading = useId()
  return (
    <section aria-labelledby={heading} className="mt-9 phone:mt-4">
      <h2 id={heading} className="flex items-baseline gap-2 border-line-strong border-b pb-1.5 font-semibold">
        {nameIn(company.name, i18n.language)}
        <span className="font-normal text-ink-3">
          {company.kind === 'group' ? t('demo.headquarters') : t('demo.subsidiary')}
        </span>
      </h2>
      <ul className="grid grid-cols-1 gap-x-10 desk:grid-cols-[repeat(auto-fill,minmax(260px,1fr))]">
        {company.people.map((person) => (
          <li key={person.id}>
            <PersonButton person={person} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function PersonButton({ person }: { person: DemoPerson }) {
  const { t, i18n } = useTranslation('sign-in')
  const roleNames = useRoleNames()
  const work = useWork(person)
  const navigation = useNavigation()
  const chosen = navigation.state === 'idle' ? null : navigation.formData?.get('person')
  return (
    <button
      type="submit"
      name="person"
      value={person.id}
      aria-busy={chosen === person.id || undefined}
      className="group/person relative isolate flex h-20 w-full items-center gap-3 border-line border-b text-left desk:before:absolute desk:before:-inset-x-3 desk:before:inset-y-0 desk:before:-z-10 desk:before:rounded-md desk:hover:before:bg-hover desk:aria-busy:before:bg-hover phone:h-16"
    >
      <Avatar name={person.name} size="xl" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2 text-base phone:text-md">
          <span className="flex-none font-semibold">{nameIn(person.name, i18n.language)}</span>
          <span className="cut text-ink-2 text-sm">
            {person.title ? nameIn(person.title, i18n.language) : roleNames[person.role]}
          </span>
        </span>
        <span className="cut block text-ink-3 text-xs phone:text-sm">{work}</span>
      </span>
      <span
        aria-hidden
        className="flex flex-none items-center gap-1 text-ink-3 group-hover/person:text-accent-text group-focus-visible/person:text-accent-text"
      >
        <span className="hidden font-medium desk:group-focus-visible/person:inline desk:group-hover/person:inline">
          {t('demo.enter')}
        </span>
        <ChevronRight />
      </span>
    </button>
  )
}

/** What is on somebody's desk and how far they see, as far as it is counted. */
function useWork({ owned, joined, scope }: DemoPerson): string {
  const { t, i18n } = useTranslation('sign-in')
  const seen = {
    self: null,
    department: t('demo.scope.department'),
    subtree: t('demo.scope.subtree'),
    group: t('demo.scope.group'),
  }
  const parts = [
    owned > 0 && t('demo.owned', { count: owned }),
    joined > 0 && t('demo.joined', { count: joined }),
    seen[scope],
  ].filter(Boolean)
  if (parts.length === 0) return t('demo.scope.self')
  return parts.join(sideOf(i18n.language) === 'zh' ? '，' : ', ')
}
