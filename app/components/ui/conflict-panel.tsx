import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'

export interface ConflictPanelProps {
  label?: ReactNode
  mine: ReactNode
  theirs: ReactNode
  theirName: string
  when?: ReactNode
  onKeepMine: () => void
  onTakeTheirs: () => void
  busy?: boolean
}

/** Somebody else changed it meanwhile: both values side by side and the person chooses; nothing is overwritten. */
export function ConflictPanel(props: ConflictPanelProps) {
  const { t } = useTranslation('kit')
  return (
    <div role="alert" className="rounded-md p-3 inset-ring inset-ring-line-strong">
      <p className="font-semibold">
        {t('conflict.title', { name: props.theirName })}
        {props.when ? <span className="ml-2 font-normal text-ink-3 text-xs">{props.when}</span> : null}
      </p>
      {props.label ? <p className="text-ink-3 text-xs">{props.label}</p> : null}
      <dl className="mt-2 grid grid-cols-2 gap-x-4">
        <dt className="col-start-1 row-start-1 text-ink-3 text-xs">{t('conflict.mine')}</dt>
        <dd className="col-start-1 row-start-2 break-words font-medium">{props.mine}</dd>
        <dt className="cut col-start-2 row-start-1 text-ink-3 text-xs">
          {t('conflict.theirs', { name: props.theirName })}
        </dt>
        <dd className="col-start-2 row-start-2 break-words">{props.theirs}</dd>
      </dl>
      <div className="mt-3 flex flex-wrap gap-2">
        <Button size="sm" busy={props.busy} onClick={props.onKeepMine}>
          {t('conflict.keepMine')}
        </Button>
        <Button size="sm" disabled={props.busy} onClick={props.onTakeTheirs}>
          {t('conflict.takeTheirs')}
        </Button>
      </div>
    </div>
  )
}
