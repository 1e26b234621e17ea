import { ListTree, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { type GroupMode, type GroupNode, groupModes } from '#engine/sentence-tree.ts'
import { chip } from './chip.ts'
import { Problems, SentenceLine } from './sentence-line.tsx'
import { type SentenceProps, SentenceRow } from './sentence-row.tsx'

/** A heading — all, any, none, not all of these — and the sentences under it. */
export function SentenceGroup(props: SentenceProps & { node: GroupNode }) {
  const { node, sentences, at, depth } = props
  const { t } = useTranslation('rule-builder')
  const { id, mode, children } = node
  const problems = sentences.problemsOf.get(id) ?? []
  const said = problems.filter(({ code }) => sentences.strict || code !== 'emptyGroup')
  return (
    <div>
      <SentenceRow {...props} heading problems={<Problems problems={said} />}>
        <span className="text-ink-2">{at ? at.index > 0 && t(`group.joined.${at.mode}`) : t('group.when')}</span>
        <select
          className={chip}
          aria-label={t('group.label')}
          value={mode}
          onChange={(event) => sentences.onEdit({ do: 'set-mode', id, mode: event.target.value as GroupMode })}
        >
          {groupModes.map((one) => (
            <option key={one} value={one}>
              {t(`group.mode.${one}`)}
            </option>
          ))}
        </select>
        <span className="text-ink-2">{t('group.hold')}</span>
      </SentenceRow>
      <div className="ml-1.5 border-line-strong border-l-2 pl-5 phone:pl-3">
        {children.map((child, index) => {
          const place = { sentences, at: { group: id, mode, index }, depth: depth + 1 }
          return child.kind === 'line' ? (
            <SentenceLine key={child.id} {...place} node={child} />
          ) : (
            <SentenceGroup key={child.id} {...place} node={child} />
          )
        })}
        <p className="flex min-h-9 items-center gap-1">
          <Button
            size="sm"
            variant="quiet"
            icon={<Plus aria-hidden className="size-4" />}
            onClick={() => sentences.onEdit({ do: 'add-line', to: id })}
          >
            {t('group.addLine')}
          </Button>
          <Button
            size="sm"
            variant="quiet"
            icon={<ListTree aria-hidden className="size-4" />}
            onClick={() => sentences.onEdit({ do: 'add-group', to: id })}
          >
            {t('group.addGroup')}
          </Button>
        </p>
      </div>
    </div>
  )
}
