import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Section } from '#app/components/ui/section.tsx'
import type { FormErrors } from '#app/http/read-form.server.ts'
import { PasswordInput } from '#app/screens/sign-in/password-input.tsx'

interface PasswordSectionProps {
  email: string
  invalid: FormErrors
  busy: boolean
}

/** Changes one's password; all other devices are signed out by it. */
export function PasswordSection({ email, invalid, busy }: PasswordSectionProps) {
  const { t } = useTranslation('sessions')
  const words: Record<string, string> = {
    'form.required': t('invalid.required'),
    'form.passwordWrong': t('invalid.passwordWrong'),
    'form.passwordShort': t('invalid.passwordShort'),
    'form.passwordLong': t('invalid.passwordLong'),
    'form.passwordIsEmail': t('invalid.passwordIsEmail'),
  }
  const say = (keys: string[] | undefined) => keys?.[0] && (words[keys[0]] ?? t('invalid.other'))
  const wrong = say(invalid.currentPassword) ?? say(invalid.newPassword)
  return (
    <Section title={t('password.heading')} summary={t('password.summary')} defaultOpen={Boolean(wrong)}>
      <GuardedForm method="post" noValidate className="flex max-w-[360px] flex-col gap-5 pt-2 phone:max-w-none">
        <input type="hidden" name="intent" value="password" />
        {/* Password managers need to know whose password it is. */}
        <input type="email" name="email" autoComplete="username" value={email} readOnly hidden />
        <Field label={t('password.current')} error={say(invalid.currentPassword)}>
          {(attributes) => <PasswordInput {...attributes} name="currentPassword" autoComplete="current-password" />}
        </Field>
        <Field label={t('password.new')} hint={t('password.hint')} error={say(invalid.newPassword)}>
          {(attributes) => <PasswordInput {...attributes} name="newPassword" autoComplete="new-password" />}
        </Field>
        <Button type="submit" variant="primary" busy={busy}>
          {t('password.change')}
        </Button>
      </GuardedForm>
    </Section>
  )
}
