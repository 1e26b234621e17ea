import { useTranslation } from 'react-i18next'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalTaskView, ApprovalView } from '#crm/approvals/approval-views.ts'
import { SaidWord } from './said-word.tsx'

const silent = ['dropped', 'waiting']

/** What the submitter wrote, what was written to signers, and what the others have said or not yet said, in the order in which they were asked. */
export function Opinions({ approval }: { approval: ApprovalView }) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const { submitter, note, mine } = approval
  const toSigners = approval.history.flatMap(({ what, by, to, opinion }) =>
    what === 'signer-added' && by && to && opinion ? [{ by, to, opinion }] : [],
  )
  const tasks = approval.steps.flatMap((step) =>
    step.tasks
      .filter((task) => task.number !== mine?.task && (task.opinion !== null || !silent.includes(task.state)))
      .map((task) => ({ task, step: name(step.name) })),
  )
  return (
    <ul>
      {note && (
        <li className="flex gap-2.5 py-2">
          <Avatar name={submitter.name} size="lg" />
          <div className="min-w-0 flex-1">
            <b className="font-medium">{name(submitter.name)}</b>{' '}
            <span className="text-ink-3">{t('opinions.note')}</span>
            <p className="whitespace-pre-line break-words text-ink-2">{note}</p>
          </div>
        </li>
      )}
      {toSigners.map(({ by, to, opinion }, at) => (
        <li key={`${at}-${to.id}`} className="flex gap-2.5 border-line border-t py-2 first:border-t-0">
          <Avatar name={by.name} size="lg" />
          <div className="min-w-0 flex-1">
            <b className="font-medium">{name(by.name)}</b>{' '}
            <span className="text-ink-3">{t('opinions.toSigner', { name: name(to.name) })}</span>
            <p className="whitespace-pre-line break-words text-ink-2">{opinion}</p>
          </div>
        </li>
      ))}
      {tasks.map(({ task, step }) => (
        <li key={task.number} className="flex gap-2.5 border-line border-t py-2 first:border-t-0">
          {task.holder && <Avatar name={task.holder.name} size="lg" />}
          <div className="min-w-0 flex-1">
            <div className="flex items-baseline gap-x-2">
              <p className="min-w-0 flex-1">
                <b className="font-medium">{task.holder ? name(task.holder.name) : t('steps.nobody')}</b>{' '}
                <span className="text-ink-3">
                  <About task={task} step={step} />
                </span>
              </p>
              <SaidWord state={task.state} />
            </div>
            {task.opinion && <p className="whitespace-pre-line break-words text-ink-2">{task.opinion}</p>}
          </div>
        </li>
      ))}
      {!note && toSigners.length + tasks.length === 0 && <li className="py-2 text-ink-3">{t('opinions.none')}</li>}
    </ul>
  )
}

function About({ task, step }: { task: ApprovalTaskView; step: string }) {
  const { t } = useTranslation('approvals')
  const { name } = useGroup()
  const stand = task.decidedBy && task.decidedBy.id !== task.holder?.id ? task.decidedBy : null
  return [
    task.title ? name(task.title) : step,
    task.cause !== 'route' && t(`steps.cause.${task.cause}`),
    stand && t('steps.standsFor', { name: name(stand.name) }),
  ]
    .filter(Boolean)
    .join(' · ')
}
