import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UsageLine } from '#crm/models/find-usage.server.ts'
import type { ModelView } from '#crm/models/list-models.server.ts'
import { ModelDialog } from './model-dialog.tsx'
import { ModelSection } from './model-section.tsx'
import { UsageSection } from './usage-section.tsx'
import type { UsageSpan } from './usage-span.ts'

interface Props {
  models: ModelView[]
  usage: UsageLine[]
  span: UsageSpan
}

/** Which model does what, with which limits, and who used how much. */
export function ModelsScreen({ models, usage, span }: Props) {
  const { t } = useTranslation('models')
  const [setting, setSetting] = useState<ModelView | null>(null)
  return (
    <div className="pb-10">
      <header className="px-5 pt-3.5 pb-3 phone:px-4">
        <h1 className="font-semibold text-xl">{t('title')}</h1>
        <p className="mt-1 max-w-2xl text-ink-3 wrap-anywhere">{t('lead')}</p>
      </header>
      {models.map((model) => (
        <ModelSection key={model.role} model={model} onSet={() => setSetting(model)} />
      ))}
      <UsageSection usage={usage} span={span} />
      {setting && <ModelDialog model={setting} onClose={() => setSetting(null)} />}
    </div>
  )
}
