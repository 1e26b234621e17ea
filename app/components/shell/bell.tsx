import { Bell as BellMark } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'

/** From here on a count says no more than that there are many. */
const many = 100

/** The way to the inbox, with how much there is unread. A phone has it in its tab bar. */
export function Bell({ unread }: { unread: number }) {
  const { t } = useTranslation('shell')
  const words = unread === 0 ? t('inbox') : t(unread < many ? 'inboxUnread' : 'inboxMany', { count: unread })
  return (
    <Link
      to="/inbox"
      aria-label={words}
      title={words}
      className="relative grid size-8 flex-none place-items-center rounded-md text-ink-2 hover:bg-hover phone:hidden"
    >
      <BellMark aria-hidden />
      <Count of={unread} className="-top-0.5 absolute left-4" />
    </Link>
  )
}

/** A count on an icon or beside a word; nothing for none. */
export function Count({ of, className }: { of: number | undefined; className?: string }) {
  if (!of) return null
  return (
    <span
      className={cn(
        'min-w-4 flex-none rounded-full bg-risk-subtle px-1 text-center font-medium text-risk-text text-xs leading-4',
        className,
      )}
    >
      {of < many ? of : `${many - 1}+`}
    </span>
  )
}
