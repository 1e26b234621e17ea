import { ArrowLeftRight, CircleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { DraftProblem } from '#crm/rule-sets/check-draft.ts'
import { type OperatorName, operatorNames } from '#engine/operators.ts'
import { wordingOf } from '#engine/say-line.ts'
import type { LineNode } from '#engine/sentence-tree.ts'
import type { Fact } from '#engine/vocabulary.ts'
import { chip } from './chip.ts'
import { type FactOption, factOf, othersOf } from './fact-options.ts'
import { FactPicker } from './fact-picker.tsx'
import { type SentenceProps, SentenceRow } from './sentence-row.tsx'
import { asksForState, StateChip } from './state-chip.tsx'
import { ValueEditor } from './value-editor.tsx'
import { isReference, operatorsFor, sourceFor, takesFact, withOperator } from './write-value.ts'

/** One line as a sentence: fact, what is asked of it, the value, and what an empty fact means where that has to be said. */
export function SentenceLine(props: SentenceProps & { node: LineNode }) {
  const { node, sentences } = props
  const { subject, problemsOf, strict, onEdit } = sentences
  const { id, source } = node
  const chosen = factOf(subject, source)
  const problems = problemsOf.get(id) ?? []
  const open = problems.some(({ code }) => code === 'emptyOpen')
  // Of what is not written yet nothing is said until somebody wants to save.
  const said = problems.filter(({ code }) => code !== 'emptyOpen' && (strict || code !== 'halfFilled'))
  const bad = said.length > 0
  const put = (next: LineNode['source']) => onEdit({ do: 'set-line', id, source: next })
  return (
    <SentenceRow {...props} problems={<Problems problems={said} />}>
      <FactPicker subject={subject} chosen={chosen} bad={bad && !chosen} onPick={(option) => put(sourceFor(option))} />
      {chosen && <Asked {...{ subject, chosen, source, bad, put }} />}
      {(open || node.empty !== null) && <EmptyChip node={node} open={open} onEdit={onEdit} />}
    </SentenceRow>
  )
}

interface AskedProps {
  subject: string
  chosen: FactOption
  source: LineNode['source']
  bad: boolean
  put: (next: LineNode['source']) => void
}

/** What is asked of the fact. */
function Asked({ subject, chosen, source, bad, put }: AskedProps) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const { fact, label } = chosen
  const comparing = takesFact(source.operator) &&
    !isReference(source.value) &&
    othersOf(subject, source).length > 0 && (
      <IconButton
        size="sm"
        label={t('value.compare')}
        className="opacity-0 focus-visible:opacity-100 group-focus-within/row:opacity-100 group-hover/row:opacity-100 phone:opacity-100"
        onClick={() => put({ ...source, value: { fact: '' } })}
      >
        <ArrowLeftRight aria-hidden className="size-4" />
      </IconButton>
    )
  if (asksForState(fact, source)) {
    return (
      <>
        <StateChip {...{ fact, source, bad }} label={t('value.of', { fact: label[side] })} onChange={put} />
        {comparing}
      </>
    )
  }
  return (
    <>
      <OperatorChip fact={fact} operator={source.operator} onChange={(next) => put(withOperator(source, next))} />
      <ValueEditor {...{ subject, fact, source, bad }} onChange={(value) => put({ ...source, value })} />
      {comparing}
    </>
  )
}

interface OperatorProps {
  fact: Fact
  operator: unknown
  onChange: (operator: OperatorName) => void
}

function OperatorChip({ fact, operator, onChange }: OperatorProps) {
  const { t } = useTranslation('rule-builder')
  const offered = operatorsFor(fact)
  const known = offered.some((one) => one === operator)
  const wording = wordingOf(fact)
  const said = (one: OperatorName) =>
    t(`op.${wording}.${one}` as never, { defaultValue: t(`op.any.${one}` as never) as string }) as string
  return (
    <select
      className={chip}
      aria-label={t('op.label')}
      value={String(operator ?? '')}
      onChange={(event) => {
        const chosen = operatorNames.find((name) => name === event.target.value)
        if (chosen) onChange(chosen)
      }}
    >
      {!known && <option value={String(operator ?? '')}>{String(operator ?? '')}</option>}
      {offered.map((one) => (
        <option key={one} value={one}>
          {said(one)}
        </option>
      ))}
    </select>
  )
}

/** A line that denies something about a fact which may be missing has to say what that counts as. */
function EmptyChip({
  node,
  open,
  onEdit,
}: {
  node: LineNode
  open: boolean
  onEdit: SentenceProps['sentences']['onEdit']
}) {
  const { t } = useTranslation('rule-builder')
  const { id, empty } = node
  return (
    <select
      className={open ? `${chip} bg-watch-subtle text-watch-text` : chip}
      aria-label={t('empty.label')}
      aria-invalid={open || undefined}
      value={empty ?? ''}
      onChange={(event) => onEdit({ do: 'set-empty', id, empty: (event.target.value || null) as LineNode['empty'] })}
    >
      <option value="">{t('empty.open')}</option>
      <option value="doesNotHold">{t('empty.doesNotHold')}</option>
      <option value="holds">{t('empty.holds')}</option>
    </select>
  )
}

/** What is wrong, where it is. */
export function Problems({ problems }: { problems: readonly DraftProblem[] }) {
  const { side } = useGroup()
  return problems.map(({ place, reason }) => (
    <p key={`${place} ${reason.en}`} className="flex items-start gap-1.5 pb-1 text-risk-text text-xs">
      <CircleAlert aria-hidden className="mt-px size-3.5 flex-none" />
      {reason[side]}
    </p>
  ))
}
