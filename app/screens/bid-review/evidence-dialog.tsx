import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Sentence } from '#ai/summarise-bids/summary.ts'
import { Button } from '#app/components/ui/button.tsx'
import { DialogClose, ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { ResultBadge } from '#app/screens/bids/result-badge.tsx'
import { type NamedBid, recordsBehind } from './records-behind.ts'
import { useSentenceWords } from './use-sentence-words.ts'

interface Props {
  sentence: Sentence
  bids: ReadonlyMap<string, NamedBid>
  onClose: () => void
}

/** The records behind a sentence: how each ended, and what it says, word for word. */
export function EvidenceDialog({ sentence, bids, onClose }: Props) {
  const { t } = useTranslation('bid-review')
  const { name, date } = useGroup()
  const say = useSentenceWords()
  const records = recordsBehind(sentence).flatMap((id) => bids.get(id) ?? [])
  const won = records.filter(({ result }) => result === 'won').length
  return (
    <ResponsiveDialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('evidence.title')}
      lead={say(sentence)}
      footer={
        <DialogClose>
          <Button className="ml-auto">{t('evidence.close')}</Button>
        </DialogClose>
      }
    >
      {sentence.kind === 'said' && <p className="mb-1 text-ink-2">{t('evidence.said')}</p>}
      <p className="text-ink-3">{t('evidence.count', { won, lost: records.length - won })}</p>
      <ul className="mt-1">
        {records.map((bid) => {
          const quotes = sentence.evidence.filter(({ bidId }) => bidId === bid.id)
          const part = quotes[0]?.part
          return (
            <li key={bid.id} className="border-line border-t py-2.5 first:border-t-0">
              <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
                <Link className="link font-medium" to={`/bids/${bid.id}/post-mortem`}>
                  {name(bid.customer)} {name(bid.name)}
                </Link>
                <ResultBadge result={bid.result} />
                <span className="text-ink-3">{date(bid.resultOn)}</span>
                {part && <span className="text-ink-3">{t(`part.${part as 'technical'}`)}</span>}
                <Link className="link ml-auto text-xs" to={`/bids/${bid.id}`}>
                  {t('evidence.bid')}
                </Link>
              </p>
              {quotes.map((said) => (
                <q
                  key={`${said.chunkId} ${said.at.start} ${said.at.end}`}
                  lang={said.language === 'zh' ? 'zh-CN' : 'en'}
                  className="mt-1 block break-words border-line-strong border-l-2 pl-3 text-base text-ink-2"
                >
                  {said.quote}
                </q>
              ))}
            </li>
          )
        })}
      </ul>
    </ResponsiveDialog>
  )
}
