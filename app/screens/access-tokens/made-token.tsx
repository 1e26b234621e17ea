import { Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'

interface MadeTokenProps {
  name: string
  token: string
  address: string
}

/** A token that was just made, which is shown this once, and what an assistant has to be told. */
export function MadeToken({ name, token, address }: MadeTokenProps) {
  const { t } = useTranslation('tokens')
  const { show } = useToast()
  const copy = (text: string) => () => void navigator.clipboard.writeText(text).then(() => show({ text: t('copied') }))
  return (
    <section aria-labelledby="made-title" className="mt-4 rounded-lg bg-good-subtle p-4 phone:p-3">
      <h2 id="made-title" className="font-semibold text-good-text text-md">
        {t('made.title', { name })}
      </h2>
      <p className="pt-1">{t('made.once')}</p>
      <dl className="grid gap-3 pt-3">
        {[
          { label: t('made.token'), value: token },
          { label: t('made.address'), value: address },
        ].map(({ label, value }) => (
          <div key={label}>
            <dt className="text-ink-2 text-xs">{label}</dt>
            <dd className="flex flex-wrap items-center gap-2">
              <code className="min-w-0 flex-1 break-all rounded-md bg-surface px-2 py-1.5 font-mono">{value}</code>
              <Button
                size="sm"
                icon={<Copy aria-hidden />}
                onClick={copy(value)}
                aria-label={t('copyNamed', { what: label })}
              >
                {t('copy')}
              </Button>
            </dd>
          </div>
        ))}
      </dl>
      <p className="pt-3 text-ink-2 text-xs">{t('made.how')}</p>
    </section>
  )
}
