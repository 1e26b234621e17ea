import { useTranslation } from 'react-i18next'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import type { SignInRefusal } from '#app/http/sign-in-refusal.ts'
import { sideOf } from '#app/i18n/languages.ts'

/** Why somebody was not signed in, and what they can do. A wrong password is said beside its field instead. */
export function RefusalNote({ refusal, timeZone }: { refusal: SignInRefusal; timeZone: string }) {
  const { t, i18n } = useTranslation('sign-in')
  if (refusal.reason === 'wrong' || refusal.reason === 'wrongCode') return null
  return (
    <div className="mb-5">
      <InlineError tone={refusal.reason === 'locked' || refusal.reason === 'busy' ? 'watch' : 'risk'}>
        {sentence()}
      </InlineError>
    </div>
  )

  function sentence(): string {
    if (refusal.reason === 'locked') {
      const time = new Intl.DateTimeFormat(sideOf(i18n.language) === 'zh' ? 'zh-CN' : 'en-GB', {
        timeZone,
        hour: '2-digit',
        minute: '2-digit',
      }).format(new Date(refusal.until))
      return t('refusal.locked', { time, count: refusal.minutes })
    }
    if (refusal.reason === 'busy') return t('refusal.busy', { count: refusal.seconds })
    const words = {
      wrong: '',
      wrongCode: '',
      codeOver: t('refusal.codeOver'),
      codeLocked: t('refusal.codeLocked'),
      inactive: t('refusal.inactive'),
      oidcUnknown: t('refusal.oidcUnknown'),
      oidcDenied: t('refusal.oidcDenied'),
      oidcFailed: t('refusal.oidcFailed'),
    }
    return words[refusal.reason]
  }
}
