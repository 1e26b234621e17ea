import { useTranslation } from 'react-i18next'
import { Link, useRevalidator } from 'react-router'
import { PageTitle } from '#app/components/page-title.tsx'
import { Button, buttonClass } from '#app/components/ui/button.tsx'
import { GantryMark } from '#app/components/ui/gantry-mark.tsx'

export type ErrorState = 'not-found' | 'forbidden' | 'session-ended' | 'database-gone' | 'unexpected'

export interface ErrorPageProps {
  state: ErrorState
  /** Stands in the log beside the error: what to tell an administrator. */
  requestId?: string
  /** Where the person can go on; the start page without it. */
  backTo?: string
  /** Where to come back to after signing in again. */
  next?: string
}

const keys = {
  'not-found': 'notFound',
  forbidden: 'forbidden',
  'session-ended': 'sessionEnded',
  'database-gone': 'databaseGone',
  unexpected: 'unexpected',
} as const

/**
 * What happened, whether anything is lost, what to press. A record one may not see and one that is not there read the same.
 */
export function ErrorPage({ state, requestId, backTo = '/', next }: ErrorPageProps) {
  const { t } = useTranslation('kit')
  const key = keys[state]
  return (
    <div className="mx-auto flex min-h-full max-w-[480px] flex-col justify-center px-6 py-16">
      <PageTitle of={t(`error.${key}.title`)} />
      <GantryMark className="mb-4 size-8" />
      <h1 className="mb-1 font-semibold text-xl">{t(`error.${key}.title`)}</h1>
      <p className="mb-5 text-base text-ink-2">{t(`error.${key}.text`)}</p>
      <div className="flex flex-wrap gap-2">
        {state === 'session-ended' ? (
          <Link
            to={next ? `/sign-in?next=${encodeURIComponent(next)}` : '/sign-in'}
            className={buttonClass({ variant: 'primary' })}
          >
            {t('error.signIn')}
          </Link>
        ) : state === 'database-gone' || state === 'unexpected' ? (
          <>
            <Retry label={t('error.retry')} />
            <Link to={backTo} className={buttonClass({ variant: 'quiet' })}>
              {t('error.back')}
            </Link>
          </>
        ) : (
          <Link to={backTo} className={buttonClass({ variant: 'second' })}>
            {t('error.back')}
          </Link>
        )}
      </div>
      {requestId && (state === 'unexpected' || state === 'database-gone') ? (
        <p className="mt-6 break-all text-ink-3 text-xs">{t('error.requestId', { id: requestId })}</p>
      ) : null}
    </div>
  )
}

function Retry({ label }: { label: string }) {
  const { revalidate, state } = useRevalidator()
  return (
    <Button variant="primary" busy={state === 'loading'} onClick={() => revalidate()}>
      {label}
    </Button>
  )
}
