import { Decimal } from 'decimal.js'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { listQuery } from '#app/components/lists/list-query.ts'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ListHead } from '#app/components/ui/list-head.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { DrawnAs } from '#app/screens/opportunities/drawn-as.tsx'
import { boardAddress, listAddress } from '#app/screens/opportunities/list-address.ts'
import { ListSentence } from '#app/screens/opportunities/list-sentence.tsx'
import { RefusalDialog } from '#app/screens/opportunities/refusal-dialog.tsx'
import type { Answer } from '#app/screens/opportunities/use-verb.ts'
import { noView, openView } from '#app/screens/views/view-address.ts'
import { ViewBar, ViewNotice } from '#app/screens/views/view-bar.tsx'
import { ViewsLine } from '#app/screens/views/views-line.tsx'
import type { OpportunityRow } from '#crm/opportunities/find-opportunities.server.ts'
import type { BoardColumn } from '#crm/opportunities/get-board.server.ts'
import type { GateView } from '#crm/opportunities/get-gate.server.ts'
import { moreAddress } from './board-address.ts'
import { BoardColumns } from './board-columns.tsx'
import type { BoardData, Drop, Move } from './board-data.ts'
import { BoardFoot } from './board-foot.tsx'
import { BoardPhone } from './board-phone.tsx'
import { type AskingDrop, DropDialog } from './drop-dialog.tsx'
import { PromoteRunner } from './promote-runner.tsx'

type Opened = { row: OpportunityRow; drop: AskingDrop } | { row: OpportunityRow; gate: GateView }

const mostShown = 100

/** The opportunities of a type by stage. A card that is put elsewhere goes through the very verbs of its record. */
export function BoardScreen({ filter, show, types, typeId, names, board, may, views }: BoardData) {
  const { t } = useTranslation('opportunities')
  const { inOne, name } = useGroup()
  const navigate = useNavigate()
  const toast = useToast()
  const [moves, setMoves] = useState<ReadonlyMap<string, Move>>(new Map())
  const [opened, setOpened] = useState<Opened | null>(null)
  const close = useCallback(() => setOpened(null), [])
  const onDrop = (row: OpportunityRow, drop: Drop) => {
    if (drop.verb !== 'promote') setOpened({ row, drop })
    else setMoves((now) => new Map(now).set(row.id, { row, stageId: drop.to }))
  }
  const onAnswer = (move: Move, answer: Answer | { failure: string }) => {
    setMoves((now) => new Map([...now].filter(([id]) => id !== move.row.id)))
    const stage = board.columns.find((column) => column.stage.id === move.stageId)?.stage
    if ('failure' in answer) toast.show({ tone: 'risk', text: answer.failure })
    else if (answer.refused) setOpened({ row: move.row, gate: answer.refused })
    else if (stage) toast.show({ text: t('record.promoted', { stage: name(stage.name) }) })
  }
  const done = (key: 'rolledBack' | 'closed' | 'reopened') => {
    setOpened(null)
    toast.show({ text: t(`board.${key}`) })
  }
  const toRecord = (id: string) => () => navigate(`/opportunities/${id}`)
  const worth = (column: BoardColumn) => inOne(column.totals).amount
  const largest = board.columns.length > 0 ? Decimal.max(...board.columns.map(worth)).toFixed(2) : null
  const moreOf = (column: BoardColumn) => {
    const { id } = column.stage
    if (!column.more) return null
    const all = column.cards.length >= mostShown
    return {
      to: all ? listAddress(filter, { type: typeId, stage: id, sort: 'amount' }) : moreAddress(filter, show, id),
      words: all
        ? t('board.inList')
        : board.summed
          ? t('board.moreOf', { count: column.count - column.cards.length })
          : t('board.more'),
    }
  }
  const open = openView({ views, drawn: 'board', search: listQuery(filter), view: filter.view })
  const view = open.current ? null : filter.mine ? 'mine' : filter.major ? 'major' : 'all'
  const type = filter.type && { type: filter.type }
  const parts = { board, may, moves, moreOf, onDrop }
  return (
    <div className="flex h-full min-h-0 flex-col">
      <ListHead
        title={t('title')}
        count={board.summed ? t('count', { count: board.count }) : ''}
        views={
          <ViewsLine
            open={open}
            items={(['all', 'mine', 'major'] as const).map((each) => ({
              to: boardAddress({ ...type, ...(each === 'all' ? { view: noView(views) } : { [each]: '1' }) }),
              label: t(`list.views.${each}`),
              current: view === each,
            }))}
          />
        }
        drawn={<DrawnAs filter={filter} as="board" />}
        search={
          <SearchInput
            key={filter.q ?? ''}
            label={t('list.search')}
            placeholder={t('list.search')}
            defaultValue={filter.q ?? ''}
            onSearch={(q) => navigate(boardAddress(filter, { q: q.trim() || undefined }))}
          />
        }
        create={
          may.create && (
            <ButtonLink to="/opportunities/new" variant="primary">
              {t('new')}
            </ButtonLink>
          )
        }
        sentence={
          <ListSentence
            filter={filter}
            names={names}
            types={types}
            typeId={typeId}
            stages={null}
            address={boardAddress}
          />
        }
        saving={<ViewBar open={open} />}
      />
      <ViewNotice open={open} />
      {!board.summed && (
        <InlineError tone="watch" className="mx-5 mb-2 flex-none phone:mx-4">
          {t('board.notSummed')}
        </InlineError>
      )}
      <div className="desk-only min-h-0 flex-1 flex-col desk:flex">
        <BoardColumns {...parts} largest={largest} foot={<BoardFoot board={board} movable={may.promote} />} />
      </div>
      <div className="phone-only min-h-0 flex-1 flex-col phone:flex">
        <BoardPhone {...parts} />
        <BoardFoot board={board} movable={false} />
      </div>
      {[...moves.values()].map((move) => (
        <PromoteRunner key={move.row.id} move={move} onAnswer={onAnswer} />
      ))}
      {opened && 'gate' in opened && (
        <RefusalDialog
          opportunityId={opened.row.id}
          mayAsk={may.promote}
          gate={opened.gate}
          onClose={close}
          onOpen={toRecord(opened.row.id)}
          onField={toRecord(opened.row.id)}
        />
      )}
      {opened && 'drop' in opened && (
        <DropDialog row={opened.row} drop={opened.drop} columns={board.columns} onClose={close} onDone={done} />
      )}
    </div>
  )
}
