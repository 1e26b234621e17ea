import { ChevronRight, Search } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { nameIn } from '#app/components/ui/name.ts'
import { sideOf } from '#app/i18n/languages.ts'
import type { DemoCompany, DemoPerson } from '#crm/org/list-demo-people.server.ts'
import { featured, search } from './demo-directory.ts'
import { useRoleNames } from './use-role-names.ts'

/**
 * The people of the demonstration, each a button: some of each role first, everybody below. A search shortens the list; Enter
 * in it takes the first who is left.
 */
export function DemoPeople({ companies, next }: { companies: DemoCompany[]; next: string }) {
  const { t } = useTranslation('sign-in')
  const roleNames = useRoleNames()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query.trim())
  const found = wanted ? search(companies, wanted, ({ role }) => roleNames[role]) : null
  const everybody = companies.reduce((sum, company) => sum + company.people.length, 0)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setQuery('')
    // Nobody is entered by an Enter that has not chosen.
    if (event.key === 'Enter' && (!query.trim() || query.trim() !== wanted || found?.length === 0))
      event.preventDefault()
  }
  return (
    <GuardedForm method="post" className="flex flex-col">
      <input type="hidden" name="intent" value="demo" />
      <input type="hidden" name="next" value={next} />
      <search className="mt-6 max-w-[400px]">
        <Input
          type="search"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          aria-label={t('demo.search')}
          placeholder={t('demo.search')}
          autoComplete="off"
          enterKeyHint="go"
          suffix={<Search aria-hidden />}
        />
      </search>
      <p role="status" className="sr-only">
        {found ? t('demo.found', { count: found.reduce((sum, company) => sum + company.people.length, 0) }) : ''}
      </p>
      {found?.length === 0 ? <p className="mt-8 text-ink-2">{t('demo.nobody', { query: wanted })}</p> : null}
      {(found ?? featured(companies)).map((company) => (
        <Company key={company.id} company={company} />
      ))}
      {found ? null : (
        <details className="group mt-9">
          <summary className="link flex list-none items-center gap-1 py-2 phone:min-h-11 [&::-webkit-details-marker]:hidden">
            <ChevronRight aria-hidden className="transition-transform group-open:rotate-90" />
            {t('demo.everybody', { count: everybody })}
          </summary>
          {companies.map((company) => (
            <Company key={company.id} company={company} />
          ))}
        </details>
      )}
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
      <ul className="grid gap-x-10 desk:grid-cols-[repeat(auto-fill,minmax(260px,1fr))]">
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
  const navigation = useNavigation()
  const chosen = navigation.state === 'idle' ? null : navigation.formData?.get('person')
  return (
    <button
      type="submit"
      name="person"
      value={person.id}
      aria-busy={chosen === person.id || undefined}
      className={cn(
        'group/person relative flex h-20 w-full items-center gap-3 border-line border-b text-left phone:h-16',
        'desk:before:absolute desk:before:-inset-x-3 desk:before:inset-y-0 desk:before:-z-10 desk:before:rounded-md desk:hover:before:bg-hover',
        'isolate aria-busy:before:bg-hover',
      )}
    >
      <Avatar name={person.name} size="xl" />
      <span className="min-w-0 flex-1">
        <span className="flex items-baseline gap-2 text-base phone:text-md">
          <span className="flex-none font-semibold">{nameIn(person.name, i18n.language)}</span>
          <span className="cut text-ink-2 text-sm">
            {person.title ? nameIn(person.title, i18n.language) : roleNames[person.role]}
          </span>
        </span>
        <span className="cut block text-ink-3 text-xs phone:text-sm">{useWork(person)}</span>
      </span>
      <span
        aria-hidden
        className="flex flex-none items-center gap-1 text-ink-3 group-hover/person:text-accent-text group-focus-visible/person:text-accent-text"
      >
        <span className="hidden font-medium group-hover/person:inline group-focus-visible/person:inline phone:group-hover/person:hidden">
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
  ]
  const said = parts.filter(Boolean)
  if (said.length === 0) return t('demo.scope.self')
  return said.join(sideOf(i18n.language) === 'zh' ? '，' : ', ')
}
