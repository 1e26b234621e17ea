import { Cpu, LoaderCircle, Square } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { SegmentedButtons } from '#app/components/ui/segmented-buttons.tsx'
import type { WrittenOfPage } from './use-written-summary.ts'

interface Props {
  /** that is asked */
  model: string
  of: WrittenOfPage
}

/** Extracts, or what a model writes; while it does, how far it is; where it does not, why the extracts stand. */
export function WrittenBar({ model, of }: Props) {
  const { t } = useTranslation('bid-review')
  const { view, writing, choose } = of
  return (
    <div className="mb-3 grid gap-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <SegmentedButtons
          label={t('by.label')}
          current={view}
          onChoose={choose}
          items={[
            { value: 'extracts', label: t('by.extracts') },
            { value: 'model', label: t('by.model'), icon: <Cpu aria-hidden className="size-3.5" /> },
          ]}
        />
        {view === 'model' && writing.state === 'ended' && writing.written.state === 'written' && (
          <span className="break-all text-ink-3 text-xs">{writing.written.model}</span>
        )}
      </div>
      <State model={model} of={of} />
    </div>
  )
}

function State({ model, of: { view, writing, ask, stop } }: Props) {
  const { t } = useTranslation('bid-review')
  const again = (
    <Button size="sm" onClick={ask}>
      {t('by.again')}
    </Button>
  )
  if (writing.state === 'asking')
    return (
      <div role="status" className="flex items-center gap-2 text-ink-2">
        <LoaderCircle aria-hidden className="flex-none animate-spin text-ink-3" />
        <span className="min-w-0 flex-1 break-words">
          {writing.of > 1
            ? t('by.askingPart', { model, at: writing.done + 1, of: writing.of })
            : t('by.asking', { model })}
        </span>
        <Button size="sm" icon={<Square aria-hidden />} onClick={stop}>
          {t('by.stop')}
        </Button>
      </div>
    )
  if (writing.state === 'stopped')
    return (
      <p role="status" className="text-ink-3">
        {t('by.stopped')}
      </p>
    )
  if (view === 'extracts') return null
  if (writing.state === 'failed')
    return (
      <InlineError tone="watch" action={again}>
        {t('by.failed')}
      </InlineError>
    )
  if (writing.state !== 'ended') return null
  const { written } = writing
  if (written.state === 'fell-back')
    return (
      <InlineError tone="watch" action={written.why === 'capped' ? undefined : again}>
        {t(`by.fellBack.${written.why}`, { model: written.model })}
      </InlineError>
    )
  const kept = written.dimensions.flatMap(({ sentences }) => sentences).length
  if (kept === 0)
    return (
      <InlineError tone="watch" action={again}>
        {written.dropped > 0
          ? t('by.nothingHeld', { model: written.model, count: written.dropped })
          : t('by.nothing', { model: written.model })}
      </InlineError>
    )
  return (
    <p role="status" className="break-words text-ink-3 text-xs">
      {t('by.held', { count: kept })}
      {written.dropped > 0 && ` ${t('by.dropped', { count: written.dropped })}`}
      {written.isCut && ` ${t('by.isCut')}`}
    </p>
  )
}
