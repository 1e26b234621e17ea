import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { TokenView } from '#crm/access-tokens/find-tokens.server.ts'

interface TokenRowProps {
  token: TokenView
  narrowing: boolean
  revoking: boolean
}

/** One token: what it may do, each use to be taken away; until when, when it was last used; and its end. */
export function TokenRow({ token, narrowing, revoking }: TokenRowProps) {
  const { t } = useTranslation('tokens')
  const { moment } = useGroup()
  const { id, name, scopes, createdAt, expiresAt, lastUsedAt, state } = token
  const isUsable = state === 'usable'
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b py-3">
      <div className="min-w-0 flex-1 phone:basis-full">
        <p className="flex flex-wrap items-center gap-2">
          <span className="cut font-medium text-base">{name}</span>
          {isUsable ? null : <Badge>{t(`state.${state}`)}</Badge>}
        </p>
        <ul className="flex flex-wrap items-center gap-2 py-1" aria-label={t('scopes')}>
          {scopes.map((scope) => (
            <li key={scope} className="flex items-center rounded-md bg-sunken pl-2 text-ink-2 text-xs">
              <span className={isUsable && scopes.length > 1 ? 'py-1' : 'py-1 pr-2'}>{t(`scope.${scope}`)}</span>
              {isUsable && scopes.length > 1 ? (
                <GuardedForm method="post" className="flex">
                  <input type="hidden" name="intent" value="narrow" />
                  <input type="hidden" name="id" value={id} />
                  {scopes
                    .filter((kept) => kept !== scope)
                    .map((kept) => (
                      <input key={kept} type="hidden" name="scopes[]" value={kept} />
                    ))}
                  <button
                    type="submit"
                    aria-busy={narrowing || undefined}
                    aria-label={t('without', { scope: t(`scope.${scope}`), name })}
                    className="grid size-6 place-items-center rounded-md hover:bg-hover phone:size-11"
                  >
                    <X aria-hidden />
                  </button>
                </GuardedForm>
              ) : null}
            </li>
          ))}
        </ul>
        <p className="flex flex-wrap gap-x-3 text-ink-3 text-xs">
          <time dateTime={createdAt}>{t('createdAt', { when: moment(createdAt) })}</time>
          <time dateTime={expiresAt}>{t('expiresAt', { when: moment(expiresAt) })}</time>
          {lastUsedAt ? (
            <time dateTime={lastUsedAt}>{t('lastUsed', { when: moment(lastUsedAt) })}</time>
          ) : (
            <span>{t('neverUsed')}</span>
          )}
        </p>
      </div>
      {isUsable ? (
        <GuardedForm method="post">
          <input type="hidden" name="intent" value="revoke" />
          <input type="hidden" name="id" value={id} />
          <Button type="submit" size="sm" variant="danger" busy={revoking} aria-label={t('revokeNamed', { name })}>
            {t('revoke')}
          </Button>
        </GuardedForm>
      ) : null}
    </li>
  )
}
