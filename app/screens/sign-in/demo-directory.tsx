import { ChevronRight, Search } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Input } from '#app/components/ui/input.tsx'
import type { DemoCompany } from '#crm/org/list-demo-people.server.ts'
import { DemoPeople } from './demo-people.tsx'
import { headCount, search } from './find-people.ts'
import { useRoleNames } from './use-role-names.ts'

/** Everybody, shut until asked for. A search shortens the list; Enter in it enters as the first who is left. */
export function DemoDirectory({ companies, next }: { companies: DemoCompany[]; next: string }) {
  const { t } = useTranslation('sign-in')
  const roleNames = useRoleNames()
  const [query, setQuery] = useState('')
  const wanted = query.trim()
  const found = search(companies, wanted, ({ role }) => roleNames[role])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') setQuery('')
    // Nobody is entered by an Enter that has not chosen.
    if (event.key === 'Enter' && (!wanted || found.length === 0)) event.preventDefault()
  }
  return (
    <details className="group mt-8 phone:mt-4">
      <summary className="link -ml-1 flex w-fit list-none items-center gap-1 py-1 phone:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="transition-transform duration-[var(--fast)] group-open:rotate-90" />
        {t('demo.everybody', { count: headCount(companies) })}
      </summary>
      <DemoPeople companies={found} next={next}>
        <div className="mt-3 max-w-[400px]">
          <Input
            type="search"
            value={query}
            onChange={(event) => setQuery(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            aria-label={t('demo.search')}
            placeholder={t('demo.search')}
            autoComplete="off"
            enterKeyHint="go"
            className="[&_input::-webkit-search-cancel-button]:appearance-none"
            suffix={<Search aria-hidden />}
          />
        </div>
        <p role="status" className={found.length === 0 ? 'mt-6 text-ink-2' : 'sr-only'}>
          {found.length === 0 ? t('demo.nobody', { query: wanted }) : null}
          {wanted && found.length > 0 ? t('demo.found', { count: headCount(found) }) : null}
        </p>
      </DemoPeople>
    </details>
  )
}
