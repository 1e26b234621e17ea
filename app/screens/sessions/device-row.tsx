import { Laptop, Monitor, Smartphone, Tablet } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import type { OwnSession } from '#app/http/own-sessions.server.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Device } from './describe-device.ts'

const marks = { desktop: Laptop, phone: Smartphone, tablet: Tablet, unknown: Monitor }

interface DeviceRowProps {
  session: Omit<OwnSession, 'userAgent'> & { device: Device }
  busy: boolean
}

/** One device: what it is, from where, since when, last used when. */
export function DeviceRow({ session, busy }: DeviceRowProps) {
  const { t } = useTranslation('sessions')
  const { moment } = useGroup()
  const { id, current, ipAddress, since, lastUsed, device } = session
  const Mark = marks[device.kind]
  const name = useDeviceName(device)
  return (
    <li className="flex items-center gap-3 border-line border-b py-3">
      <span className="grid size-9 flex-none place-items-center rounded-full bg-sunken text-ink-2">
        <Mark aria-hidden />
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
          <span className="font-medium text-base">{name}</span>
          {current ? <Badge tone="good">{t('thisDevice')}</Badge> : null}
        </p>
        <p className="flex flex-wrap gap-x-3 text-ink-3 text-xs">
          <span>{ipAddress ? t('from', { address: ipAddress }) : t('fromUnknown')}</span>
          <time dateTime={since}>{t('since', { when: moment(since) })}</time>
          {current ? null : <time dateTime={lastUsed}>{t('lastUsed', { when: moment(lastUsed) })}</time>}
        </p>
      </div>
      {current ? null : (
        <GuardedForm method="post">
          <input type="hidden" name="intent" value="end" />
          <input type="hidden" name="session" value={id} />
          <Button type="submit" size="sm" busy={busy} aria-label={t('endNamed', { device: name })}>
            {t('end')}
          </Button>
        </GuardedForm>
      )}
    </li>
  )
}

function useDeviceName({ browser, system }: Device): string {
  const { t } = useTranslation('sessions')
  const names = { browser: browser && t(`browser.${browser}`), system: system && t(`system.${system}`) }
  if (names.browser && names.system) return t('device', names)
  return names.browser ?? names.system ?? t('unknownDevice')
}
