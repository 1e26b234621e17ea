import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import type { FailedForm } from '#app/http/door.server.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Verb } from '#app/screens/opportunities/use-verb.ts'
import type { PersonName } from '#crm/approvals/approval-views.ts'

type Failed = FailedForm['failed'] | undefined

interface Details {
  key?: string
  /** who was faster */
  by?: PersonName
}

/** Says in words why something about a request was refused; undefined when nothing was. */
export function useRefusal(): (failed: Failed) => string | undefined {
  const { t } = useTranslation(['approvals', 'errors', 'common'])
  const { name } = useGroup()
  return useCallback(
    (failed) => {
      if (!failed) return undefined
      const { key, by } = failed.details as Details
      if (key === 'approval.TASK_CLOSED' && by) return t('refusal.closedBy', { name: name(by.name) })
      if (key === 'contract.notApproved') return t('refusal.notApproved')
      const [family, which = ''] = key?.split('.') ?? []
      if (family === 'approval') return t(`refusal.${which}` as never, { defaultValue: t('refusal.other') }) as string
      return t((key ? `common:${key}` : `errors:${failed.code}`) as never) as string
    },
    [t, name],
  )
}

/** The same of a form: beside the field that was refused, otherwise of the whole. */
export function useFormRefusal({ failed, errorOf }: Pick<Verb, 'failed' | 'errorOf'>): {
  failure: string | undefined
  errorOf: (field: string) => string | undefined
} {
  const said = useRefusal()(failed)
  const field = (failed?.details as { field?: string } | undefined)?.field
  return {
    failure: field ? undefined : said,
    errorOf: (name) => (field === name ? said : errorOf(name)),
  }
}
