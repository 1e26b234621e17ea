import { Check, Star } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import type { SavedViewRow } from '#crm/views/find-views.server.ts'
import { useViewWords } from './use-view-words.ts'
import { type OpenView, viewAddress } from './view-address.ts'

/** With more than these one searches. */
const fewEnough = 8

const row =
  'flex min-h-8 w-full items-center gap-2 rounded-md px-2 py-1 text-left text-sm hover:bg-hover focus-visible:bg-hover phone:min-h-11 phone:text-base'

/** The look of something to press among the views. */
export const viewRowClass = row

/** The views that one may open: own ones, then what others share. Arrows go through them. */
export function ViewRows({ open, onPick }: { open: OpenView; onPick: () => void }) {
  const { t } = useTranslation('views')
  const [sought, setSought] = useState('')
  const { rows } = open.views
  const found = rows.filter(({ name, owner }) =>
    [name, owner.name.zh, owner.name.en].some((text) => text.toLowerCase().includes(sought.trim().toLowerCase())),
  )
  if (rows.length === 0) return <p className="px-2 py-2 text-ink-3 text-sm">{t('none')}</p>
  const own = found.filter(({ mine }) => mine)
  const others = found.filter(({ mine }) => !mine)
  return (
    <>
      {rows.length > fewEnough && (
        <div className="p-1 pb-1.5">
          <SearchInput label={t('search')} onSearch={setSought} debounceMs={120} />
        </div>
      )}
      {found.length === 0 && (
        <p role="status" className="px-2 py-2 text-ink-3 text-sm">
          {t('notFound')}
        </p>
      )}
      <Rows label={t('own')} rows={own} open={open} onPick={onPick} />
      <Rows label={t('shared')} rows={others} open={open} onPick={onPick} />
    </>
  )
}

function Rows({
  label,
  rows,
  open,
  onPick,
}: {
  label: string
  rows: SavedViewRow[]
  open: OpenView
  onPick: () => void
}) {
  const { t } = useTranslation('views')
  const { whose } = useViewWords()
  if (rows.length === 0) return null
  return (
    <section>
      <h3 className="px-2 pt-2 pb-1 text-ink-3 text-xs">{label}</h3>
      <ul aria-label={label}>
        {rows.map((view) => {
          const current = view.id === open.current?.id
          const meta = whose(view)
          return (
            <li key={view.id}>
              <Link
                to={viewAddress(open.views.list, view)}
                onClick={onPick}
                aria-current={current ? 'true' : undefined}
                data-view-item
                className={row}
              >
                <span className="min-w-0 flex-1">
                  <span className="cut block font-medium">{view.name}</span>
                  {meta && <span className="cut block text-ink-3 text-xs">{meta}</span>}
                </span>
                {view.id === open.views.defaultId && (
                  <span className="inline-flex flex-none items-center gap-1 text-ink-3 text-xs">
                    <Star aria-hidden className="size-3.5" />
                    {t('default')}
                  </span>
                )}
                {current && <Check aria-hidden className="flex-none text-accent-text" />}
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Moves the focus among the items of the menu by arrows, Home and End. */
export function stepThrough(event: KeyboardEvent<HTMLElement>): void {
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-view-item]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const typing = document.activeElement instanceof HTMLInputElement
  const to =
    event.key === 'ArrowDown'
      ? Math.min(at + 1, items.length - 1)
      : event.key === 'ArrowUp'
        ? Math.max(at - 1, 0)
        : event.key === 'Home' && !typing
          ? 0
          : event.key === 'End' && !typing
            ? items.length - 1
            : null
  if (to === null) return
  event.preventDefault()
  items[to]?.focus()
}
