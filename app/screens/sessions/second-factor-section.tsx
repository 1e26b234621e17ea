import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Section } from '#app/components/ui/section.tsx'
import type { FormErrors } from '#app/http/read-form.server.ts'
import { PasswordInput } from '#app/screens/sign-in/password-input.tsx'

/** A second factor that was begun: what the app reads, and the spare codes. Shown once. */
export interface BegunFactor {
  /** the picture's outline, in a square of `size` */
  picture: { outline: string; size: number }
  /** for typing it in */
  secret: string
  spareCodes: string[]
}

interface SecondFactorSectionProps {
  on: boolean
  begun: BegunFactor | null
  invalid: FormErrors
  busy: boolean
}

/** Sets up codes of an authenticator app beside the password, or goes without them again. */
export function SecondFactorSection({ on, begun, invalid, busy }: SecondFactorSectionProps) {
  const { t } = useTranslation('sessions')
  const words: Record<string, string> = {
    'form.required': t('invalid.required'),
    'form.passwordWrong': t('invalid.passwordWrong'),
    'form.codeWrong': t('invalid.codeWrong'),
  }
  const say = (keys: string[] | undefined) => keys?.[0] && (words[keys[0]] ?? t('invalid.other'))
  const asked = invalid.factorPassword ?? invalid.code
  return (
    <Section
      title={t('factor.heading')}
      summary={on ? t('factor.on') : t('factor.off')}
      defaultOpen={Boolean(asked) || begun !== null}
      className="mt-2"
    >
      <p className="max-w-[60ch] pt-1 text-ink-2">{t(on ? 'factor.whenOn' : 'factor.whenOff')}</p>
      {begun ? (
        <Confirm begun={begun} error={say(invalid.code)} busy={busy} />
      ) : (
        <GuardedForm method="post" noValidate className="flex max-w-[360px] flex-col gap-5 pt-3 phone:max-w-none">
          <input type="hidden" name="intent" value={on ? 'factor-drop' : 'factor-begin'} />
          <Field label={t('password.current')} error={say(invalid.factorPassword) ?? say(invalid.code)}>
            {(attributes) => <PasswordInput {...attributes} name="currentPassword" autoComplete="current-password" />}
          </Field>
          <Button type="submit" variant={on ? 'danger' : 'primary'} busy={busy}>
            {t(on ? 'factor.drop' : 'factor.begin')}
          </Button>
        </GuardedForm>
      )}
    </Section>
  )
}

function Confirm({ begun, error, busy }: { begun: BegunFactor; error: string | undefined; busy: boolean }) {
  const { t } = useTranslation('sessions')
  const { outline, size } = begun.picture
  return (
    <div className="grid max-w-[640px] gap-5 pt-3">
      <p>{t('factor.scan')}</p>
      <div className="flex flex-wrap items-start gap-6">
        <svg
          viewBox={`0 0 ${size} ${size}`}
          role="img"
          aria-label={t('factor.picture')}
          className="size-44 flex-none rounded-md"
        >
          <rect width={size} height={size} fill="white" />
          <path d={outline} fill="black" />
        </svg>
        <div className="min-w-0 flex-1 basis-60">
          <p className="text-ink-3">{t('factor.orType')}</p>
          <code className="block break-all font-mono text-ink">{begun.secret}</code>
          <p className="mt-4 text-ink-3">{t('factor.spare')}</p>
          <ul className="grid grid-cols-2 gap-x-4 font-mono text-ink">
            {begun.spareCodes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ul>
        </div>
      </div>
      <GuardedForm method="post" noValidate className="flex max-w-[360px] flex-col gap-5 phone:max-w-none">
        <input type="hidden" name="intent" value="factor-confirm" />
        <Field label={t('factor.code')} hint={t('factor.codeHint')} error={error}>
          {(attributes) => <Input {...attributes} name="code" inputMode="numeric" autoComplete="one-time-code" />}
        </Field>
        <Button type="submit" variant="primary" busy={busy}>
          {t('factor.confirm')}
        </Button>
      </GuardedForm>
    </div>
  )
}
