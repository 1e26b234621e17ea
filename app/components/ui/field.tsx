import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { cn } from './cn.ts'

export interface FieldAttributes {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
  required: boolean | undefined
}

export interface FieldProps {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  required?: boolean
  className?: string
  children: (attributes: FieldAttributes) => ReactNode
}

/** Label above, the control, then what is wrong and how to change it (in place of the hint). */
export function Field({ label, hint, error, required, className, children }: FieldProps) {
  const id = useId()
  const note = error ? `${id}-error` : hint ? `${id}-hint` : undefined
  return (
    <div className={cn('min-w-0', className)}>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
        {required ? (
          <span aria-hidden className="ml-1 text-risk-text">
            {'*'}
          </span>
        ) : null}
      </label>
      {children({ id, 'aria-describedby': note, 'aria-invalid': error ? true : undefined, required })}
      {error ? (
        <p id={note} className="mt-1.5 flex items-start gap-1.5 text-xs text-risk-text">
          <CircleAlert aria-hidden className="mt-px size-3.5" />
          <span>{error}</span>
        </p>
      ) : hint ? (
        <p id={note} className="mt-1 text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
    </div>
  )
}
