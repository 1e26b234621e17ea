import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import type { OwnSession } from '#app/http/own-sessions.server.ts'
import type { FormErrors } from '#app/http/read-form.server.ts'
import type { Device } from './describe-device.ts'
import { DeviceRow } from './device-row.tsx'
import { PasswordSection } from './password-section.tsx'
import { type BegunFactor, SecondFactorSection } from './second-factor-section.tsx'

interface SessionsScreenProps {
  email: string
  hasPassword: boolean
  hasSecondFactor: boolean
  sessions: (Omit<OwnSession, 'userAgent'> & { device: Device })[]
  lastResult:
    | { done: 'ended' | 'endedOthers' | 'changed' | 'factorAdded' | 'factorDropped' }
    | { begun: BegunFactor }
    | { waitMinutes: number }
    | { invalid: FormErrors; typed: Record<string, string | string[]> }
    | undefined
}

/** On which devices one is signed in, each to be ended; and one's password. */
export function SessionsScreen({ email, hasPassword, hasSecondFactor, sessions, lastResult }: SessionsScreenProps) {
  const { t } = useTranslation('sessions')
  const navigation = useNavigation()
  const sending = navigation.state === 'idle' ? null : navigation.formData
  const others = sessions.filter((session) => !session.current).length
  const done = lastResult && 'done' in lastResult ? lastResult.done : null
  const words = {
    ended: t('done.ended'),
    endedOthers: t('done.endedOthers'),
    changed: t('done.changed'),
    factorAdded: t('done.factorAdded'),
    factorDropped: t('done.factorDropped'),
  }
  return (
    <div className="page-pad w-full max-w-[720px] pt-4.5 pb-10">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 pb-2">
        <div className="min-w-0 flex-1 phone:basis-full">
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <p className="cut text-ink-2">{t('signedInAs', { email })}</p>
        </div>
        {others > 0 ? (
          <GuardedForm method="post">
            <input type="hidden" name="intent" value="end-others" />
            <Button type="submit" busy={sending?.get('intent') === 'end-others'}>
              {t('endOthers', { count: others })}
            </Button>
          </GuardedForm>
        ) : null}
      </div>
      {done ? (
        <p role="status" className="flex items-center gap-2 py-2 text-good-text">
          <CircleCheck aria-hidden />
          {words[done]}
        </p>
      ) : null}
      {lastResult && 'waitMinutes' in lastResult ? (
        <InlineError tone="watch">{t('wait', { count: lastResult.waitMinutes })}</InlineError>
      ) : null}
      <ul className="mt-2 border-line border-t">
        {sessions.map((session) => (
          <DeviceRow key={session.id} session={session} busy={sending?.get('session') === session.id} />
        ))}
      </ul>
      <p className="mt-3 text-ink-3 text-xs">{t('howLong')}</p>
      {hasPassword ? (
        <>
          <PasswordSection
            key={done === 'changed' ? 'changed' : 'as-typed'}
            email={email}
            invalid={lastResult && 'invalid' in lastResult ? lastResult.invalid : {}}
            busy={sending?.get('intent') === 'password'}
          />
          <SecondFactorSection
            key={done ?? 'as-typed'}
            on={hasSecondFactor}
            begun={lastResult && 'begun' in lastResult ? lastResult.begun : null}
            invalid={lastResult && 'invalid' in lastResult ? lastResult.invalid : {}}
            busy={String(sending?.get('intent') ?? '').startsWith('factor-')}
          />
        </>
      ) : null}
    </div>
  )
}
