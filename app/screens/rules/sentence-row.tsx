import { Check, CircleDashed, GripVertical, MoreHorizontal, X } from 'lucide-react'
import { type DragEvent, type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Menu, MenuAction, MenuSeparator } from '#app/components/ui/dropdown-menu.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Edit } from '#engine/edit-sentences.ts'
import type { GroupMode, SentenceNode } from '#engine/sentence-tree.ts'
import type { Truth } from '#engine/truth.ts'
import type { Result } from './use-rule-trial.ts'
import type { ProblemsOf } from './use-written-rule.ts'

/** What every sentence of one condition shares. */
export interface SentencesContext {
  subject: string
  problemsOf: ProblemsOf
  results: ReadonlyMap<number, Result>
  /** a record is being tried: what came of each sentence stands beside it */
  tried: boolean
  /** somebody wanted to save: now also what is not written yet is said */
  strict: boolean
  onEdit: (edit: Edit) => void
}

export interface SentenceProps {
  node: SentenceNode
  sentences: SentencesContext
  /** where it stands; null: the root, which stays where it is */
  at: { group: number; mode: GroupMode; index: number } | null
  depth: number
}

/**
 * One row: a sentence, what can be done with it, and beside it what came of it. It is moved by its handle, by its menu, and by Alt and the
 * arrows.
 */
export function SentenceRow(props: SentenceProps & { problems: ReactNode; heading?: boolean; children: ReactNode }) {
  const { node, sentences, at, problems, heading = false, children } = props
  const { onEdit, results, tried } = sentences
  const { t } = useTranslation('rule-builder')
  const [over, setOver] = useState(false)
  const { id } = node
  const drop = (event: DragEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setOver(false)
    const dragged = Number(event.dataTransfer.getData(kind))
    if (!dragged || dragged === id) return
    if (heading) onEdit({ do: 'drop', id: dragged, to: id, at: 0 })
    else if (at) onEdit({ do: 'drop', id: dragged, to: at.group, at: at.index + 1 })
  }
  return (
    <fieldset
      data-sentence={id}
      className={`group/row flex min-w-0 desk:min-h-9 phone:flex-col ${over ? 'border-accent-mark border-b-2' : ''}`}
      onKeyDown={(event) => at && onKey(event, id, onEdit)}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes(kind)) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <div className="min-w-0 flex-1 pr-3">
        <div className="flex min-h-9 flex-wrap items-center gap-x-1.5 gap-y-1 py-0.5 text-base">
          {at && (
            <button
              type="button"
              draggable
              aria-label={t('row.drag')}
              title={t('row.drag')}
              className="-ml-5 cursor-grab text-ink-3 opacity-0 focus-visible:opacity-100 group-hover/row:opacity-100 phone:hidden"
              onDragStart={(event) => event.dataTransfer.setData(kind, String(id))}
            >
              <GripVertical aria-hidden className="size-4" />
            </button>
          )}
          {children}
          {at && <RowMenu id={id} depth={props.depth} onEdit={onEdit} />}
        </div>
        {problems}
      </div>
      {tried && <RowResult result={results.get(id)} heading={heading} />}
    </fieldset>
  )
}

/** What a dragged sentence is carried as: nothing else that is dragged over a row is taken for one. */
const kind = 'application/x-gantry-sentence'

function onKey(event: KeyboardEvent, id: number, onEdit: (edit: Edit) => void) {
  if (!event.altKey) return
  const edits: Record<string, Edit> = {
    ArrowUp: { do: 'move', id, by: -1 },
    ArrowDown: { do: 'move', id, by: 1 },
    ArrowRight: { do: 'indent', id },
    ArrowLeft: { do: 'outdent', id },
  }
  const edit = edits[event.key]
  if (!edit) return
  event.preventDefault()
  event.stopPropagation()
  onEdit(edit)
}

function RowMenu({ id, depth, onEdit }: { id: number; depth: number; onEdit: (edit: Edit) => void }) {
  const { t } = useTranslation('rule-builder')
  return (
    <Menu
      align="start"
      trigger={
        <IconButton
          size="sm"
          label={t('row.more')}
          className="opacity-0 focus-visible:opacity-100 group-focus-within/row:opacity-100 group-hover/row:opacity-100 phone:opacity-100"
        >
          <MoreHorizontal aria-hidden className="size-4" />
        </IconButton>
      }
    >
      <MenuAction onSelect={() => onEdit({ do: 'move', id, by: -1 })}>{t('row.up')}</MenuAction>
      <MenuAction onSelect={() => onEdit({ do: 'move', id, by: 1 })}>{t('row.down')}</MenuAction>
      <MenuAction onSelect={() => onEdit({ do: 'indent', id })}>{t('row.indent')}</MenuAction>
      {depth > 1 && <MenuAction onSelect={() => onEdit({ do: 'outdent', id })}>{t('row.outdent')}</MenuAction>}
      <MenuSeparator />
      <MenuAction onSelect={() => onEdit({ do: 'remove', id })}>{t('row.remove')}</MenuAction>
    </Menu>
  )
}

const marks: Readonly<Record<Truth, { Icon: typeof Check; look: string }>> = {
  true: { Icon: Check, look: 'text-good-mark' },
  false: { Icon: X, look: 'text-ink-3' },
  unknown: { Icon: CircleDashed, look: 'text-watch-mark' },
}

function RowResult({ result, heading }: { result: Result | undefined; heading: boolean }) {
  const { t } = useTranslation('rule-builder')
  const { sentence } = useGroup()
  const ground = heading && result?.truth === 'true' ? 'bg-good-subtle' : 'bg-canvas'
  const box = `flex flex-none items-center gap-2 desk:w-72 desk:border-line desk:border-b desk:border-l desk:px-5 phone:rounded-md phone:px-2 phone:py-1 ${ground}`
  if (!result) return <div className={`${box} phone:hidden`} />
  const { Icon, look } = marks[result.truth]
  return (
    <div className={box}>
      <Icon role="img" aria-label={t(`truth.${result.truth}`)} className={`size-4 flex-none ${look}`} />
      <span className={`min-w-0 ${result.truth === 'unknown' ? 'text-watch-text' : heading ? 'font-medium' : ''}`}>
        {heading ? t(`truth.${result.truth}`) : result.value ? sentence(result.value) : t('truth.hidden')}
      </span>
    </div>
  )
}
