import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import type { Paper, TrackedChange } from '#app/documents/paper.ts'

interface Props {
  paper: Paper
  /** to a place in the text */
  onShow: (at: number) => void
}

/** What a reader of the page does not see: hidden words, and what was inserted and deleted by whom. A press leads to the place. */
export function UnseenWords({ paper, onShow }: Props) {
  const { t } = useTranslation('reviews')
  const { text, hidden, changes } = paper
  return (
    <>
      {hidden.length > 0 && (
        <List name="hidden" title={t('unseen.hidden')} note={t('unseen.hiddenNote')} count={hidden.length}>
          {hidden.map(({ start, end, why }) => (
            <Line
              key={start}
              at={start}
              words={text.slice(start, end)}
              head={
                <Badge tone="watch" icon={<EyeOff aria-hidden />}>
                  {t(`unseen.why.${why}`)}
                </Badge>
              }
              onShow={onShow}
            />
          ))}
        </List>
      )}
      {changes.length > 0 && (
        <List name="changes" title={t('unseen.changes')} note={t('unseen.changesNote')} count={changes.length}>
          {changes.map((change, nth) => (
            <Line
              key={`${change.start}-${nth + 1}`}
              at={change.start}
              words={change.text ?? text.slice(change.start, change.end)}
              as={change.text === null ? 'ins' : 'del'}
              head={<WhoAndHow change={change} />}
              onShow={onShow}
            />
          ))}
        </List>
      )}
    </>
  )
}

interface ListProps {
  name: 'hidden' | 'changes'
  title: string
  note: string
  count: number
  children: ReactNode
}

function List({ name, title, note, count, children }: ListProps) {
  return (
    <section aria-label={title} data-unseen={name} className="mt-3 border-line border-t pt-3">
      <p className="flex justify-between text-ink-3 text-xs">
        <span>{title}</span>
        <span>{count}</span>
      </p>
      <p className="pb-1 text-ink-3 text-xs">{note}</p>
      <ul>{children}</ul>
    </section>
  )
}

interface LineProps {
  at: number
  words: string
  as?: 'span' | 'ins' | 'del'
  head: ReactNode
  onShow: (at: number) => void
}

function Line({ at, words, as: Words = 'span', head, onShow }: LineProps) {
  const { t } = useTranslation('reviews')
  return (
    <li>
      <button type="button" className="unseen-line" onClick={() => onShow(at)}>
        <span className="flex min-w-0 flex-wrap items-center gap-x-1.5 gap-y-0.5">{head}</span>
        {words.trim() === '' ? (
          <span className="text-ink-3">{t('unseen.break')}</span>
        ) : (
          // Words of the file, in whatever language it has.
          <Words className="unseen-words" data-at={at}>
            {words}
          </Words>
        )}
      </button>
    </li>
  )
}

const tones: Record<TrackedChange['kind'], Tone> = {
  inserted: 'good',
  'moved-here': 'info',
  deleted: 'risk',
  'moved-away': 'info',
}
const signs: Record<TrackedChange['kind'], string> = {
  inserted: '+',
  'moved-here': '→',
  deleted: '−',
  'moved-away': '←',
}

function WhoAndHow({ change: { kind, author, date, start } }: { change: TrackedChange }) {
  const { t } = useTranslation('reviews')
  return (
    <>
      <Badge tone={tones[kind]} icon={<span aria-hidden>{signs[kind]}</span>}>
        {t(`unseen.kind.${kind}`)}
      </Badge>
      {author ? (
        <span className="min-w-0 break-words text-ink-2" data-at={start}>
          {author}
        </span>
      ) : (
        <span className="text-ink-3">{t('unseen.nobody')}</span>
      )}
      {/* As the file has it: what Word writes is the clock of whoever changed it. */}
      {date && <span className="text-ink-3">{date.slice(0, 10)}</span>}
    </>
  )
}
