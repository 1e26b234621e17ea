import { ArrowRight, Check, ChevronDown, ClockAlert } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { NeedHead, NeedLine } from '#app/components/ui/need-line.tsx'
import { StageRail } from '#app/components/ui/stage-rail.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import { ExceptionLine } from './exception-line.tsx'
import { type Opening, type RecordData, verbOf } from './record-data.ts'

type Props = Pick<RecordData, 'opportunity' | 'gate' | 'passed' | 'may'> & {
  onOpen: (opening: Opening) => void
  onField: (field: string) => void
}

/** The stage path, and below the trolley what is still missing, each line with what does it. */
export function GatePanel({ opportunity, gate, passed, may, onOpen, onField }: Props) {
  const { t } = useTranslation('opportunities')
  const { name, sentence, day } = useGroup()
  const [showMet, setShowMet] = useState(false)
  const now = opportunity.stages.find((stage) => stage.state === 'now')
  return (
    <section className="page-pad pt-4" aria-label={t('record.path')}>
      <StageRail
        label={t('record.path')}
        steps={opportunity.stages.map((stage) => ({
          id: stage.id,
          name: name(stage.name),
          state: stage.state,
          enteredOn: stage.enteredOn ? day(stage.enteredOn) : undefined,
          days: stage.days ?? undefined,
          expectedDays: stage.expectedDays,
        }))}
      >
        {gate && (
          <>
            <NeedHead
              title={
                gate.missing > 0
                  ? t('record.missing', { count: gate.missing, stage: name(gate.to.name) })
                  : t('record.ready', { stage: name(gate.to.name) })
              }
              note={now && <StageDays days={now.days ?? 0} expected={now.expectedDays} />}
              met={
                gate.met > 0 ? (
                  <button
                    type="button"
                    aria-expanded={showMet}
                    className="group inline-flex items-center gap-1.5 phone:h-11"
                    onClick={() => setShowMet(!showMet)}
                  >
                    <Check aria-hidden className="size-3.5" />
                    {t('record.met', { count: gate.met })}
                    <ChevronDown aria-hidden className="size-3.5 group-aria-expanded:rotate-180" />
                  </button>
                ) : undefined
              }
            />
            {gate.items
              .filter((item) => !item.met || showMet)
              .map((item) => (
                <NeedLine
                  key={`${item.ruleId} ${item.title.en}`}
                  state={item.met ? 'met' : 'missing'}
                  title={sentence(item.title)}
                  why={item.detail ? sentence(item.detail) : undefined}
                  action={<ItemVerb item={item} may={may} onOpen={onOpen} onField={onField} />}
                />
              ))}
          </>
        )}
      </StageRail>
      <ExceptionLine gate={gate} passed={passed} />
    </section>
  )
}

/** How long it has been in its stage; longer than expected is a signal. */
function StageDays({ days, expected }: { days: number; expected: number }) {
  const { t } = useTranslation('opportunities')
  if (days <= expected) return t('record.day', { day: days, expected })
  return (
    <span className="inline-flex items-center gap-1 text-watch-text">
      <ClockAlert aria-hidden className="size-3.5 text-watch-mark" />
      {t('record.dayOver', { day: days, count: days - expected })}
    </span>
  )
}

interface ItemVerbProps extends Pick<Props, 'may' | 'onOpen' | 'onField'> {
  item: GateView['items'][number]
}

/** The link that does what a line asks for; nothing where the person may not, or nobody can. */
function ItemVerb({ item, may, onOpen, onField }: ItemVerbProps) {
  const { t } = useTranslation('opportunities')
  const verb = item.met ? null : verbOf(item)
  if (!verb) return null
  const allowed = verb.opening?.dialog === 'activity' ? may.log : verb.opening?.dialog === 'team' ? may.staff : may.edit
  if (!allowed) return null
  return (
    <button
      type="button"
      className="link inline-flex items-center gap-[3px] phone:min-h-11"
      onClick={() => (verb.opening ? onOpen(verb.opening) : onField(verb.field ?? ''))}
    >
      {t(verb.words as never) as string}
      <ArrowRight aria-hidden className="size-3.5" />
    </button>
  )
}
