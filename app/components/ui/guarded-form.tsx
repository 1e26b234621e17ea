import type { ComponentProps } from 'react'
import { Form } from 'react-router'
import { isComposing } from './ime.ts'

/** A form that the Enter of an input method cannot send. */
export function GuardedForm({ onKeyDown, ...rest }: ComponentProps<typeof Form>) {
  return (
    <Form
      {...rest}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
        onKeyDown?.(event)
      }}
    />
  )
}
