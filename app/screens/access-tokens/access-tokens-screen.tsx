import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigation } from 'react-router'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import type { FailedForm } from '#app/http/door.server.ts'
import type { InvalidForm } from '#app/http/read-form.server.ts'
import type { TokenView } from '#crm/access-tokens/find-tokens.server.ts'
import { CreateTokenForm } from './create-token-form.tsx'
import { MadeToken } from './made-token.tsx'
import { TokenRow } from './token-row.tsx'

interface AccessTokensScreenProps {
  tokens: TokenView[]
  nextId: string
  /** where an assistant asks */
  address: string
  lastResult:
    | { made: { name: string; token: string } }
    | { done: 'narrowed' | 'revoked' }
    | InvalidForm
    | FailedForm
    | undefined
}

/** The tokens with which assistants ask in one's name: made, narrowed, revoked; and how an assistant is connected. */
export function AccessTokensScreen({ tokens, nextId, address, lastResult }: AccessTokensScreenProps) {
  const { t } = useTranslation(['tokens', 'errors'])
  const navigation = useNavigation()
  const sending = navigation.state === 'idle' ? null : navigation.formData
  const busyWith = (intent: string, id: string) => sending?.get('intent') === intent && sending.get('id') === id
  const words = { narrowed: t('done.narrowed'), revoked: t('done.revoked') }
  const made = lastResult && 'made' in lastResult ? lastResult.made : null
  const failed = lastResult && 'failed' in lastResult ? lastResult.failed : null
  return (
    <div className="page-pad w-full max-w-[720px] pt-4.5 pb-10">
      <h1 className="font-semibold text-xl">{t('title')}</h1>
      <p className="wrap-anywhere max-w-[64ch] pt-1 text-ink-2">{t('about')}</p>
      {made ? <MadeToken {...made} address={address} /> : null}
      {lastResult && 'done' in lastResult ? (
        <p role="status" className="flex items-center gap-2 py-2 text-good-text">
          <CircleCheck aria-hidden />
          {words[lastResult.done]}
        </p>
      ) : null}
      {failed ? (
        <InlineError className="mt-3">{t(failed.details.key === 'form.tooMany' ? 'tooMany' : 'failed')}</InlineError>
      ) : null}
      <CreateTokenForm
        key={nextId}
        id={nextId}
        invalid={lastResult && 'invalid' in lastResult ? lastResult : null}
        busy={sending?.get('intent') === 'create'}
      />
      {tokens.length === 0 ? (
        <EmptyState title={t('none')} className="pt-8">
          {t('noneHint')}
        </EmptyState>
      ) : (
        <>
          <h2 className="pt-6 pb-1 font-semibold text-md">{t('yours')}</h2>
          <ul className="border-line border-t">
            {tokens.map((token) => (
              <TokenRow
                key={token.id}
                token={token}
                narrowing={busyWith('narrow', token.id)}
                revoking={busyWith('revoke', token.id)}
              />
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
