import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useToast } from '#app/components/ui/toast.tsx'
import { ActivityDialog } from '#app/screens/activities/activity-dialog.tsx'
import { FinishDialog } from '#app/screens/activities/finish-dialog.tsx'
import { OpenBidDialog } from '#app/screens/bids/bid-dialog.tsx'
import { OpenContractDialog } from '#app/screens/contracts/contract-dialog.tsx'
import { DocumentsSection } from '#app/screens/documents/documents-section.tsx'
import { RecommendationsSection } from '#app/screens/recommendations/recommendations-section.tsx'
import { RecordWarnings } from '#app/screens/warnings/record-warnings.tsx'
import { ActivitiesSection } from './activities-section.tsx'
import { BidsSection } from './bids-section.tsx'
import { ChainDialog } from './chain-dialog.tsx'
import { ChainSection } from './chain-section.tsx'
import { CloseDialog } from './close-dialog.tsx'
import { CompetitorsDialog } from './competitors-dialog.tsx'
import { ContractsSection } from './contracts-section.tsx'
import { FactsPanel } from './facts-panel.tsx'
import { GatePanel } from './gate-panel.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import type { Opening, RecordData } from './record-data.ts'
import { RecordHead } from './record-head.tsx'
import { RefusalDialog } from './refusal-dialog.tsx'
import { TeamDialog } from './team-dialog.tsx'
import { TeamSection } from './team-section.tsx'
import { TimelineSection } from './timeline-section.tsx'
import { useRecordActions } from './use-record-actions.tsx'

/** The page of an opportunity: where it stands, what the next stage still needs, and everything that does it. */
export function RecordScreen(data: RecordData) {
  const {
    opportunity,
    may,
    gate,
    passed,
    warnings,
    activities,
    contacts,
    bids,
    mayOpenBid,
    contracts,
    documents,
    mayUpload,
    parties,
    timeline,
  } = data
  const { t } = useTranslation('opportunities')
  const toast = useToast()
  const navigate = useNavigate()
  const [opening, setOpening] = useState<Opening | null>(null)
  const close = useCallback(() => setOpening(null), [])
  const saved = useCallback(() => {
    setOpening(null)
    toast.show({ text: t('activity.saved') })
  }, [toast, t])
  const moved = (key: 'closed' | 'rolledBack' | 'reopened') => {
    setOpening(null)
    toast.show({ text: t(`board.${key}`) })
  }
  const open = useCallback((next: Opening) => setOpening(next), [])
  useRecordActions(data, open)
  const goTo = useCallback((field: string) => {
    setOpening(null)
    // The dialog gives the focus back first; then the fact takes it and opens.
    requestAnimationFrame(() => {
      const fact = document.querySelector<HTMLElement>(`[data-field="${field}"] button`)
      fact?.scrollIntoView({ block: 'center' })
      fact?.click()
    })
  }, [])
  return (
    <div className="pb-24 desk:pb-6">
      <RecordHead opportunity={opportunity} may={may} gate={gate} onOpen={open} />
      <GatePanel opportunity={opportunity} gate={gate} passed={passed} may={may} onOpen={open} onField={goTo} />
      <RecordWarnings warnings={warnings} />
      <div className="mt-3 grid border-line border-t desk:grid-cols-[minmax(0,1fr)_304px]">
        <div className="page-pad min-w-0">
          <ActivitiesSection activities={activities} may={may} onOpen={open} />
          <TeamSection opportunity={opportunity} may={may} onOpen={open} />
          <ChainSection opportunity={opportunity} may={may} onOpen={open} />
          <DocumentsSection opportunityId={opportunity.id} documents={documents} mayUpload={mayUpload} />
          <BidsSection opportunity={opportunity} bids={bids} mayOpenBid={mayOpenBid} onOpen={open} />
          <ContractsSection opportunity={opportunity} contracts={contracts} parties={parties} onOpen={open} />
          <TimelineSection opportunity={opportunity} timeline={timeline} may={may} />
        </div>
        <aside className="border-line px-5 pb-6 phone:pt-3 desk:border-l phone:border-t-8 phone:border-canvas phone:px-4">
          <FactsPanel opportunity={opportunity} may={may} onOpen={open} />
          {opportunity.status === 'open' && <RecommendationsSection opportunityId={opportunity.id} />}
        </aside>
      </div>
      {opening?.dialog === 'activity' && (
        <ActivityDialog
          record={{ type: 'opportunity', id: opportunity.id }}
          contacts={contacts}
          kind={opening.kind}
          purpose={opening.purpose}
          onClose={close}
          onSaved={saved}
        />
      )}
      {opening?.dialog === 'finish' && (
        <FinishDialog
          record={{ type: 'opportunity', id: opportunity.id }}
          contacts={contacts}
          activity={activities.find(({ id }) => id === opening.activity.id) ?? opening.activity}
          onClose={close}
          onSaved={saved}
        />
      )}
      {opening?.dialog === 'competitors' && <CompetitorsDialog opportunity={opportunity} onClose={close} />}
      {opening?.dialog === 'chain' && <ChainDialog opportunity={opportunity} contacts={contacts} onClose={close} />}
      {opening?.dialog === 'team' && <TeamDialog opportunityId={opportunity.id} onClose={close} />}
      {opening?.dialog === 'bid' && (
        <OpenBidDialog opportunity={opportunity} onClose={close} onOpened={(id) => navigate(`/bids/${id}`)} />
      )}
      {opening?.dialog === 'contract' && parties && (
        <OpenContractDialog
          opportunity={opportunity}
          parties={parties}
          onClose={close}
          onOpened={(id) => navigate(`/contracts/${id}`)}
        />
      )}
      {opening?.dialog === 'close' && (
        <CloseDialog
          opportunity={opportunity}
          competitors={opportunity.competitors.map(({ typed }) => typed)}
          outcome={opening.outcome}
          onClose={close}
          onDone={() => moved('closed')}
        />
      )}
      {opening?.dialog === 'roll-back' && (
        <ReasonDialog
          opportunity={opportunity}
          back={{ stages: opportunity.stages.filter(({ state }) => state === 'done'), to: opening.to }}
          onClose={close}
          onDone={() => moved('rolledBack')}
        />
      )}
      {opening?.dialog === 'reopen' && (
        <ReasonDialog opportunity={opportunity} back={null} onClose={close} onDone={() => moved('reopened')} />
      )}
      {opening?.dialog === 'refusal' && (
        <RefusalDialog
          opportunityId={opportunity.id}
          mayAsk={may.edit}
          gate={opening.gate}
          onClose={close}
          onOpen={open}
          onField={goTo}
        />
      )}
    </div>
  )
}
