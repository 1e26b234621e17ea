import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import type { KnowledgeAddress } from './knowledge-address.ts'
import { listAddress } from './list-address.ts'

interface Props {
  address: KnowledgeAddress
  /** meanings could not be compared */
  wordsAlone: boolean
  /** all that was typed stands everywhere */
  tooCommon: boolean
  mayWrite: boolean
  /** no directory that the person reads has an article */
  isEmpty: boolean
  /** opens the dialog of a new directory, for whoever makes the first one; undefined once there is one */
  onAddDirectory: (() => void) | undefined
}

/** A query is shown whole up to here. */
const mostWords = 120

/** Nothing yet says how to begin; nothing found says for which words, where, and what may find more. */
export function NothingHere({ address, wordsAlone, tooCommon, mayWrite, isEmpty, onAddDirectory }: Props) {
  const { t } = useTranslation('knowledge')
  const { q, mode, directory, mine } = address
  if (isEmpty && !mine) {
    const action = onAddDirectory && <Button onClick={onAddDirectory}>{t('directory.add')}</Button>
    return (
      <EmptyState title={t('empty.nothingYet')} action={action}>
        {t(onAddDirectory ? 'empty.first' : mayWrite ? 'empty.start' : 'empty.wait')}
      </EmptyState>
    )
  }
  if (!q) {
    return (
      <EmptyState
        title={t(mine ? 'empty.nothingMine' : 'empty.nothingHere')}
        action={
          mine ? undefined : (
            <ButtonLink to={listAddress(address, { directory: undefined })}>{t('empty.all')}</ButtonLink>
          )
        }
      >
        {t(mine ? 'empty.mineText' : 'empty.hereText')}
      </EmptyState>
    )
  }
  const words = q.length > mostWords ? `${q.slice(0, mostWords)}…` : q
  return (
    <EmptyState
      title={<span className="break-words">{t('empty.nothingFound', { words })}</span>}
      action={
        directory ? (
          <ButtonLink to={listAddress(address, { directory: undefined })}>{t('empty.everywhere')}</ButtonLink>
        ) : undefined
      }
      secondary={
        mode ? (
          <ButtonLink to={listAddress(address, { mode: undefined })}>{t('empty.bothModes')}</ButtonLink>
        ) : undefined
      }
    >
      {t(tooCommon ? 'empty.tooCommon' : wordsAlone && mode === 'meaning' ? 'empty.noMeanings' : 'empty.otherWords')}
    </EmptyState>
  )
}
