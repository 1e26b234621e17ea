import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { mostOffers } from '#crm/bids/bid.schema.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { newId } from '#lib/ids.ts'

const scores = ['technical', 'commercial', 'priceScore'] as const

interface Line {
  key: string
  isOurs: boolean
  competitor: string
  price: string
  technical: string
  commercial: string
  priceScore: string
}

const empty = (isOurs: boolean): Line => ({
  key: newId(),
  isOurs,
  competitor: '',
  price: '',
  technical: '',
  commercial: '',
  priceScore: '',
})

/** What was opened, a line a bidder; ours comes first and has the price of the bid. */
export function OffersDialog({ bid, onClose }: { bid: BidView; onClose: () => void }) {
  const { t } = useTranslation(['bids', 'common'])
  // As the person saw it when they began: somebody else's change in between is told and not overwritten.
  const [seen] = useState(bid)
  const [lines, setLines] = useState(() => begin(seen))
  const verb = useVerb(onClose)
  const action = `/bids/${seen.id}/set-offers`
  const fields = ['competitors', 'prices', 'technicals', 'commercials', 'priceScores']
  const fault = fields.map((field) => verb.errorOf(field)).find(Boolean)
  const set = (key: string, part: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line)))
  return (
    <VerbDialog
      title={t('offers.title')}
      lead={t('offers.lead', { currency: seen.currency })}
      save={t('common:save')}
      action={action}
      verb={verb}
      failure={verb.moved ? t('offers.moved') : (verb.failure ?? fault)}
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData()
        for (const line of lines) {
          if (!line.isOurs && line.competitor.trim() === '') continue
          form.append('competitors[]', line.isOurs ? '' : line.competitor)
          form.append('prices[]', line.price)
          form.append('technicals[]', line.technical)
          form.append('commercials[]', line.commercial)
          form.append('priceScores[]', line.priceScore)
        }
        form.append('base', seen.offers.mark)
        verb.fetcher.submit(form, { method: 'post', action })
      }}
      onClose={onClose}
    >
      <ul className="grid gap-3" aria-label={t('offers.lines')}>
        {lines.map((line, at) => (
          <li
            key={line.key}
            className="grid grid-cols-[minmax(0,1.4fr)_minmax(0,1.2fr)_72px_72px_72px_auto] items-center gap-2 phone:grid-cols-3"
          >
            {line.isOurs ? (
              <b className="font-semibold phone:col-span-3">{t('offers.ours')}</b>
            ) : (
              <Input
                aria-label={t('offers.nameOf', { at: at + 1 })}
                placeholder={t('column.competitor')}
                className="phone:col-span-2"
                maxLength={60}
                value={line.competitor}
                onChange={({ target }) => set(line.key, { competitor: target.value })}
              />
            )}
            {line.isOurs ? (
              <span className="text-ink-3 phone:hidden">{seen.price ?? '–'}</span>
            ) : (
              <Input
                aria-label={t('offers.priceOf', { at: at + 1 })}
                placeholder={t('column.price')}
                inputMode="decimal"
                value={line.price}
                onChange={({ target }) => set(line.key, { price: target.value })}
              />
            )}
            {scores.map((score) => (
              <Input
                key={score}
                aria-label={t(`offers.${score}Of`, { at: at + 1 })}
                placeholder={t(`column.${score}`)}
                inputMode="decimal"
                value={line[score]}
                onChange={({ target }) => set(line.key, { [score]: target.value })}
              />
            ))}
            {line.isOurs ? (
              <span />
            ) : (
              <IconButton
                label={t('offers.remove', { at: at + 1 })}
                onClick={() => setLines((now) => now.filter(({ key }) => key !== line.key))}
              >
                <X aria-hidden />
              </IconButton>
            )}
          </li>
        ))}
      </ul>
      {lines.length < mostOffers && (
        <div>
          <Button
            type="button"
            size="sm"
            variant="quiet"
            icon={<Plus />}
            onClick={() => setLines((now) => [...now, empty(false)])}
          >
            {t('offers.add')}
          </Button>
        </div>
      )}
    </VerbDialog>
  )
}

function begin({ offers }: BidView): Line[] {
  const lines = offers.rows.map((offer) => ({
    key: newId(),
    isOurs: offer.competitor === null,
    competitor: offer.competitor ?? '',
    price: offer.competitor === null ? '' : (offer.price ?? ''),
    technical: offer.technical ?? '',
    commercial: offer.commercial ?? '',
    priceScore: offer.priceScore ?? '',
  }))
  const ours = lines.find(({ isOurs }) => isOurs) ?? empty(true)
  const others = lines.filter(({ isOurs }) => !isOurs)
  return [ours, ...(others.length > 0 ? others : [empty(false)])]
}
