import { useTranslation } from 'react-i18next'
import type { FailedForm } from '#app/http/door.server.ts'
import type { InvalidForm } from '#app/http/read-form.server.ts'

/** What a form's route answers when the form did not go through. */
export type Refused = InvalidForm | FailedForm

/** The sentences that an answer asks for: beside a field, and for the form as a whole. */
export function useFormWords(answer: unknown): {
  errorOf: (field: string) => string | undefined
  failure: string | undefined
} {
  const { t } = useTranslation(['common', 'errors'])
  const { invalid, failed } = (answer ?? {}) as Partial<InvalidForm & FailedForm>
  const detail = failed?.details as { field?: string; key?: string } | undefined
  const sentence = (key: string) => t(`common:${key}`)
  return {
    errorOf: (field) => {
      const key = invalid?.[field]?.[0] ?? (detail?.field === field ? detail.key : undefined)
      return key ? sentence(key) : undefined
    },
    failure: failed && !detail?.key ? t(`errors:${failed.code}`) : undefined,
  }
}
