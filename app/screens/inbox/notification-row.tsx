import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { RecordLine } from '#app/screens/warnings/record-line.tsx'
import { useWarningWords } from '#app/screens/warnings/use-warning-words.ts'
import type { NotificationView } from '#crm/notifications/find-notifications.server.ts'

/** Something I was told of: of what, about which record, why, and when. */
export function NotificationRow({ notification, onRead }: { notification: NotificationView; onRead: () => void }) {
  const { t } = useTranslation('inbox')
  const { name, moment } = useGroup()
  const words = useWarningWords()
  const { read, warning, handed, at } = notification
  const open = () => {
    if (!read) onRead()
  }
  const rule = warning ? name(warning.rule.name) : t('gone')
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t py-2.5">
      <span aria-hidden className={`mt-[7px] size-2 flex-none rounded-full ${read ? '' : 'bg-accent-mark'}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {!read && <span className="sr-only">{t('new')}</span>}
          <span className={read ? undefined : 'font-semibold'}>{rule}</span>
          {warning && warning.state === null && <Badge>{t('closed')}</Badge>}
          <time dateTime={at} className="text-ink-3 text-xs">
            {moment(at)}
          </time>
        </p>
        {handed && (
          <p className="text-ink-2">
            {warning?.handedBy ? t('handed', { name: name(warning.handedBy.name) }) : t('handedTo')}
          </p>
        )}
        {warning?.record && <RecordLine record={warning.record} onOpen={open} />}
        {warning && <p className="text-ink-3">{words.reason(warning)}</p>}
      </div>
      {!read && (
        <Button size="sm" variant="quiet" aria-label={t('readOf', { rule })} onClick={onRead}>
          {t('read')}
        </Button>
      )}
    </li>
  )
}
