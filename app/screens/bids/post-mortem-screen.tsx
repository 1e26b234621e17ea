import { CircleCheck, CircleDashed } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useCountOpening, useHandedAt } from '#app/screens/knowledge/use-count-opening.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'
import type { MissingItem } from '#crm/bids/missing-for-submit.ts'
import { daysBetween } from '#lib/clock.ts'
import { BidHead } from './bid-head.tsx'
import { LessonsSection } from './lessons-section.tsx'
import { OffersSection } from './offers-section.tsx'
import { PartSection } from './part-section.tsx'
import { ReasonsSection } from './reasons-section.tsx'

/** What a bid taught: four dimensions, each with its author, beside what was opened; why it ended so, and what is done otherwise. */
export function PostMortemScreen({ postMortem }: { postMortem: PostMortemView }) {
  const { t } = useTranslation('bids')
  const { name, moment } = useGroup()
  const { bid, missing, submitted, version } = postMortem
  const verb = useVerb(() => undefined)
  const isOpen = bid.reviewedOn === null
  const handedAt = useHandedAt()
  // Of a bid only what was recommended is counted.
  useCountOpening(handedAt ? `/bids/${bid.id}/read` : null)
  const mayWrite = isOpen && bid.may.writePostMortem
  const submit = () =>
    verb.fetcher.submit({ version: String(version) }, { method: 'post', action: `/bids/${bid.id}/submit-post-mortem` })
  const actions = (
    <>
      <ButtonLink to={`/bids/${bid.id}`}>{t('postMortem.toBid')}</ButtonLink>
      {isOpen && bid.may.submitPostMortem && (
        <Button variant="primary" disabled={missing.length > 0} busy={verb.busy} onClick={submit}>
          {t('postMortem.submit')}
        </Button>
      )}
    </>
  )
  const note = submitted && t('postMortem.submitted', { name: name(submitted.by.name), when: moment(submitted.at) })
  return (
    <div className="pb-36 desk:pb-6">
      <BidHead bid={bid} actions={actions} note={note} />
      {verb.failure && (
        <div className="page-pad pt-3">
          <InlineError>{verb.failure}</InlineError>
        </div>
      )}
      {mayWrite && <Missing postMortem={postMortem} />}
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] border-line border-t desk:grid-cols-[minmax(0,1fr)_minmax(0,420px)]">
        <div className="page-pad min-w-0">
          {postMortem.parts.map((part) => (
            <PartSection key={part.dimension} postMortem={postMortem} part={part} mayWrite={mayWrite} />
          ))}
        </div>
        <aside className="border-line px-5 pb-6 phone:pt-3 desk:border-l phone:border-t-8 phone:border-canvas phone:px-4">
          <OffersSection bid={bid} />
          <ReasonsSection postMortem={postMortem} mayWrite={mayWrite} />
          <LessonsSection postMortem={postMortem} mayWrite={mayWrite} />
          <Section title={t('postMortem.where')} fixed>
            <p className="text-ink-2">{t('postMortem.whereText')}</p>
          </Section>
        </aside>
      </div>
    </div>
  )
}

/** What is missing before it can be submitted, each a link to where it is written, and how long the result is known. */
function Missing({ postMortem }: { postMortem: PostMortemView }) {
  const { t } = useTranslation('bids')
  const { today } = useGroup()
  const { missing, bid } = postMortem
  const Mark = missing.length > 0 ? CircleDashed : CircleCheck
  const said = (item: MissingItem) => {
    if (item.kind === 'result') return { text: t('postMortem.needs.result'), to: `/bids/${bid.id}` }
    if (item.kind === 'reason') return { text: t('postMortem.needs.reason'), to: '#reasons' }
    const dimension = t(`dimension.${item.dimension}`)
    return { text: t('postMortem.needs.part', { dimension }), to: `#part-${item.dimension}` }
  }
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-5 pt-2.5 phone:px-4">
      <Mark aria-hidden className={missing.length > 0 ? 'size-4 text-watch-mark' : 'size-4 text-good-mark'} />
      <b className="font-semibold">
        {missing.length > 0 ? t('postMortem.missing', { count: missing.length }) : t('postMortem.complete')}
      </b>
      {missing.map((item) => {
        const { text, to } = said(item)
        return (
          <a key={to} className="link" href={to}>
            {text}
          </a>
        )
      })}
      {bid.resultOn && (
        <span className="text-ink-3">{t('postMortem.note', { count: daysBetween(bid.resultOn, today) })}</span>
      )}
    </div>
  )
}
