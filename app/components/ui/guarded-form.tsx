import type { ComponentProps } from 'react'
import { type FetcherWithComponents, Form } from 'react-router'
import { isComposing } from './ime.ts'

type Props = ComponentProps<typeof Form> & {
  /** sends by it, without leaving the page */
  fetcher?: Pick<FetcherWithComponents<unknown>, 'Form'>
}

/** A form that the Enter of an input method cannot send. There is no other kind: a guard finds those that are not it. */
export function GuardedForm({ fetcher, onKeyDown, ...rest }: Props) {
  const Sent = fetcher?.Form ?? Form
  return (
    <Sent
      {...rest}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && isComposing(event)) event.preventDefault()
        onKeyDown?.(event)
      }}
    />
  )
}
