import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageTitle } from '#app/components/page-title.tsx'
import { buttonClass } from '#app/components/ui/button.tsx'
import type { FormErrors } from '#app/http/read-form.server.ts'
import type { SignInRefusal } from '#app/http/sign-in-refusal.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { DemoCompany } from '#crm/org/list-demo-people.server.ts'
import { CodeForm } from './code-form.tsx'
import { DemoDirectory } from './demo-directory.tsx'
import { DemoPeople } from './demo-people.tsx'
import { featured } from './find-people.ts'
import { Hero } from './hero.tsx'
import { LanguageSwitch } from './language-switch.tsx'
import { PasswordForm } from './password-form.tsx'
import { RefusalNote } from './refusal-note.tsx'

interface SignInScreenProps {
  group: { name: Bilingual } | null
  timeZone: string
  next: string
  demo: boolean
  companies: DemoCompany[]
  /** the password form; always, unless this is the demonstration */
  byPassword: boolean
  oidc: { name: string } | null
  refusal: SignInRefusal | null
  lastResult:
    | { invalid: FormErrors; typed: Record<string, string | string[]> }
    | { refusal: SignInRefusal; typed: { email?: string } }
    | { asksForCode: true; refusal?: SignInRefusal }
    | undefined
}

/** The way in: as a person of the demonstration, with a password, or with the identity provider. */
export function SignInScreen(props: SignInScreenProps) {
  const { group, timeZone, next, demo, companies, oidc, lastResult } = props
  const { t } = useTranslation('sign-in')
  const { email } = lastResult && 'typed' in lastResult ? lastResult.typed : {}
  const asksForCode = lastResult !== undefined && 'asksForCode' in lastResult
  const refusal = (lastResult && 'refusal' in lastResult ? lastResult.refusal : null) ?? props.refusal
  const invalid = lastResult && 'invalid' in lastResult ? lastResult.invalid : {}
  // What was typed into the password form is there again, wherever the answer to it leads.
  const byPassword = props.byPassword || typeof email === 'string' || asksForCode
  const query = next === '/' ? '' : `next=${encodeURIComponent(next)}`
  const here = (...more: string[]) =>
    `/sign-in${[query, ...more]
      .filter(Boolean)
      .join('&')
      .replace(/^(?=.)/, '?')}`
  const start = `/auth/start${query && `?${query}`}`
  return (
    <div className="min-h-dvh bg-surface desk:grid desk:grid-cols-[minmax(280px,38.9%)_minmax(0,1fr)]">
      <PageTitle of={t('signIn')} />
      <Hero group={group?.name ?? null} demo={demo} />
      <main className="flex flex-col phone:px-5 phone:py-4 desk:px-16 desk:pt-10 desk:pb-9 fold:px-10">
        <div className="flex items-center justify-between gap-4">
          <h1 className="font-semibold text-xl">{byPassword ? t('signIn') : t('demo.heading')}</h1>
          <LanguageSwitch back={here(...(byPassword && demo ? ['with=password'] : []))} />
        </div>
        {byPassword ? null : <p className="mt-0.5 text-base text-ink-2">{t('demo.lead')}</p>}
        {byPassword ? (
          <div className="mt-9 w-full max-w-[360px] phone:mt-6 phone:max-w-none">
            {refusal ? <RefusalNote refusal={refusal} timeZone={timeZone} /> : null}
            {asksForCode ? (
              <CodeForm next={next} wrong={refusal?.reason === 'wrongCode'} />
            ) : (
              <PasswordForm
                next={next}
                email={typeof email === 'string' ? email : ''}
                invalid={invalid}
                wrong={refusal?.reason === 'wrong'}
              />
            )}
            {oidc && !asksForCode ? (
              <>
                <p className="my-5 flex items-center gap-3 text-ink-3 before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
                  {t('or')}
                </p>
                <a href={start} className={buttonClass({ block: true })}>
                  {oidc.name}
                </a>
              </>
            ) : null}
            {demo ? (
              <Link to={here()} className="link mt-6 inline-block phone:py-3">
                {t('demo.backToPeople')}
              </Link>
            ) : null}
          </div>
        ) : (
          <>
            {refusal ? (
              <div className="mt-6">
                <RefusalNote refusal={refusal} timeZone={timeZone} />
              </div>
            ) : null}
            <DemoPeople companies={featured(companies)} next={next} />
            <DemoDirectory companies={companies} next={next} />
            <footer className="mt-auto flex flex-wrap items-center gap-x-2 gap-y-1 pt-8 text-ink-3">
              <span>{t('demo.haveAccount')}</span>
              <Link to={here('with=password')} className="link phone:py-3">
                {t('demo.withPassword')}
              </Link>
              {oidc ? (
                <>
                  <span aria-hidden>{'·'}</span>
                  <a href={start} className="link phone:py-3">
                    {oidc.name}
                  </a>
                </>
              ) : null}
              <span className="ml-auto phone:ml-0 phone:basis-full">{t('demo.fiction')}</span>
            </footer>
          </>
        )}
      </main>
    </div>
  )
}
