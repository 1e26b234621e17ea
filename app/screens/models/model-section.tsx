import { CircleOff, Cpu, House, RotateCcw, Zap } from 'lucide-react'
import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ModelView } from '#crm/models/list-models.server.ts'
import { ModelFacts } from './model-facts.tsx'
import { TriedLine, useTrial } from './tried-line.tsx'

/** One role: by what it is done and where that is said, its limits, and how to try and to change it. */
export function ModelSection({ model, onSet }: { model: ModelView; onSet: () => void }) {
  const { t } = useTranslation('models')
  const { name, moment } = useGroup()
  const toast = useToast()
  const role = t(`role.${model.role}`)
  const trial = useTrial()
  const reset = useVerb(
    useCallback(() => toast.show({ text: t('wasReset') }), [toast, t]),
    useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast]),
  )
  const titleId = `model-${model.role}`
  return (
    <section aria-labelledby={titleId} className="border-line border-t px-5 py-3 phone:px-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <h2 id={titleId} className="font-semibold text-base">
          {role}
        </h2>
        <State model={model} />
        <span className="ml-auto flex flex-wrap gap-2">
          {model.set && (
            <Button
              size="sm"
              variant="quiet"
              icon={<RotateCcw aria-hidden />}
              busy={reset.busy}
              aria-label={t('resetOf', { role })}
              onClick={() =>
                void reset.fetcher.submit({ role: model.role }, { method: 'post', action: '/admin/models/reset' })
              }
            >
              {t('reset')}
            </Button>
          )}
          {model.isInUse && (
            <Button
              size="sm"
              icon={<Zap aria-hidden />}
              busy={trial.busy}
              aria-label={t('tryOf', { role })}
              onClick={() => trial.start(model.role)}
            >
              {t('try')}
            </Button>
          )}
          <Button size="sm" aria-label={t('changeOf', { role })} onClick={onSet}>
            {t('change')}
          </Button>
        </span>
      </div>
      <ModelFacts model={model} />
      <TriedLine tried={trial.tried} />
      {model.set && (
        <p className="mt-1.5 text-ink-3 text-xs">
          {t('by', { name: name(model.set.by), when: moment(model.set.changedAt) })}
        </p>
      )}
    </section>
  )
}

function State({ model }: { model: ModelView }) {
  const { t } = useTranslation('models')
  if (model.isInUse)
    return (
      <Badge tone="good" icon={<Cpu aria-hidden />}>
        {t('state.inUse')}
      </Badge>
    )
  return model.isOff ? (
    <Badge icon={<CircleOff aria-hidden />}>{t('state.off')}</Badge>
  ) : (
    <Badge icon={<House aria-hidden />}>{t('state.embedded')}</Badge>
  )
}
