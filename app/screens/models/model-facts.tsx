import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ModelView } from '#crm/models/list-models.server.ts'
import type { ValueSource } from '#crm/models/merge-model.ts'
import { formatMinorUnits } from '#lib/money.ts'
import { inGroups } from './in-groups.ts'

/** What does a role, and how far it may go; behind each value where it comes from. */
export function ModelFacts({ model }: { model: ModelView }) {
  const { t } = useTranslation('models')
  const { currency, exact } = useGroup()
  const { limits } = model
  // Vectors have no answer that could be too long, or that costs.
  const hasAnswer = model.role !== 'embedding'
  if (!model.isInUse && !model.set) return null
  const money = (minor: number) => exact(formatMinorUnits(BigInt(minor)), currency)
  const caps = [
    ...(limits.capTokens === null ? [] : [t('capTokens', { tokens: inGroups(limits.capTokens) })]),
    ...(limits.capMoney === null ? [] : [money(limits.capMoney)]),
  ]
  return (
    <dl className="mt-2 grid gap-x-6 gap-y-1 desk:grid-cols-2">
      <Fact label={t('fact.model')} from={model.modelFrom}>
        {model.model}
      </Fact>
      <Fact label={t('fact.limits')}>
        {hasAnswer
          ? t('limits', { tokens: inGroups(limits.maxTokens), seconds: limits.timeoutMs / 1000 })
          : t('limitTime', { seconds: limits.timeoutMs / 1000 })}
      </Fact>
      <Fact label={t('fact.address')} from={model.baseUrlFrom}>
        {model.baseUrl}
      </Fact>
      <Fact label={t('fact.price')}>
        {limits.priceIn + limits.priceOut === 0
          ? t('from.none')
          : t(hasAnswer ? 'price' : 'priceIn', { in: money(limits.priceIn), out: money(limits.priceOut) })}
      </Fact>
      <Fact label={t('fact.key')} from={model.keyFrom === 'none' ? undefined : model.keyFrom}>
        <Key model={model} />
      </Fact>
      <Fact label={t('fact.cap')}>{caps.length > 0 ? caps.join(' · ') : t('capNone')}</Fact>
    </dl>
  )
}

function Key({ model: { keyFrom, isKeyLost } }: { model: ModelView }) {
  const { t } = useTranslation('models')
  if (keyFrom === 'none') return t('keyNone')
  return isKeyLost ? <span className="text-risk-text">{t('keyLost')}</span> : t('keyKept')
}

function Fact({ label, from, children }: { label: string; from?: ValueSource; children: ReactNode }) {
  const { t } = useTranslation('models')
  return (
    <div className="flex min-w-0 gap-3 py-0.5">
      <dt className="w-40 flex-none text-ink-3 phone:w-28">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">
        {children} {from && <span className="text-ink-3">{t(`from.${from}`)}</span>}
      </dd>
    </div>
  )
}
