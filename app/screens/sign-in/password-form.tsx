import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { Input } from '#app/components/ui/input.tsx'
import type { FormErrors } from '#app/http/read-form.server.ts'
import { PasswordInput } from './password-input.tsx'

interface PasswordFormProps {
  next: string
  email: string
  invalid: FormErrors
  /** address and password don't belong together */
  wrong: boolean
}

/** Address and password. It works before the scripts are there, and without them. */
export function PasswordForm({ next, email, invalid, wrong }: PasswordFormProps) {
  const { t } = useTranslation('sign-in')
  const navigation = useNavigation()
  const busy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'password'
  const words: Record<string, string> = {
    'form.required': t('invalid.required'),
    'form.email': t('invalid.email'),
    'form.tooLong': t('invalid.email'),
  }
  const say = (keys: string[] | undefined) => keys?.[0] && (words[keys[0]] ?? t('invalid.other'))
  return (
    <GuardedForm method="post" noValidate className="flex flex-col gap-5">
      <input type="hidden" name="intent" value="password" />
      <input type="hidden" name="next" value={next} />
      <Field label={t('email')} error={say(invalid.email)}>
        {(attributes) => (
          <Input
            {...attributes}
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={email}
          />
        )}
      </Field>
      <Field label={t('password')} error={wrong ? t('refusal.wrong') : say(invalid.password)}>
        {(attributes) => <PasswordInput {...attributes} name="password" autoComplete="current-password" />}
      </Field>
      <Button type="submit" variant="primary" block busy={busy}>
        {t('signIn')}
      </Button>
    </GuardedForm>
  )
}
