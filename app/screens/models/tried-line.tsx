import { CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useFetcher } from 'react-router'
import type { Tried } from '#ai/models/try-model.server.ts'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import type { ModelRole } from '#crm/models/model-roles.ts'

/** Tries a role's model, and has what came of it. `null`: no model is set; undefined: nothing was tried. */
export function useTrial() {
  const fetcher = useFetcher<{ tried?: Tried | null }>()
  const busy = fetcher.state !== 'idle'
  return {
    busy,
    tried: busy ? undefined : fetcher.data?.tried,
    start: (role: ModelRole) => void fetcher.submit({ role }, { method: 'post', action: '/admin/models/try' }),
  }
}

/** What came of trying a model, and what to do about it. */
export function TriedLine({ tried }: { tried: Tried | null | undefined }) {
  const { t } = useTranslation('models')
  if (tried === undefined) return null
  if (tried?.ok)
    return (
      <p role="status" className="mt-2 flex items-center gap-1.5 text-good-text">
        <CircleCheck aria-hidden className="size-3.5" />
        {t('tried.ok', { seconds: (tried.ms / 1000).toFixed(1) })}
      </p>
    )
  return (
    <InlineError className="mt-2 max-w-2xl">
      {tried ? t(reasonOf(tried), { status: tried.status }) : t('tried.none')}
    </InlineError>
  )
}

function reasonOf({ kind, status }: Extract<Tried, { ok: false }>) {
  if (status === 401 || status === 403) return 'tried.refused'
  if (status === 404) return 'tried.missing'
  if (kind === 'busy') return 'tried.busy'
  if (status !== null) return 'tried.status'
  return kind === 'unsound' ? 'tried.unsound' : 'tried.unreachable'
}
