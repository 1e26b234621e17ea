import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'
import { makeI18n } from '#app/i18n/make-i18n.ts'
import { ResponsiveDialog } from './responsive-dialog.tsx'

afterEach(cleanup)

function Opener() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" onClick={() => setOpen(true)}>
        open
      </button>
      <ResponsiveDialog open={open} onOpenChange={setOpen} title="Refused">
        <p>why</p>
      </ResponsiveDialog>
    </>
  )
}

test('a dialog says its title, takes the focus and goes on Esc', async () => {
  await makeI18n('en')
  render(<Opener />)
  screen.getByText('open').focus()
  fireEvent.click(screen.getByText('open'))
  const dialog = await screen.findByRole('dialog', { name: 'Refused' })
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  fireEvent.keyDown(document.activeElement ?? dialog, { key: 'Escape' })
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

test('gone, it gives the focus back to what opened it', async () => {
  await makeI18n('en')
  render(<Opener />)
  screen.getByText('open').focus()
  fireEvent.click(screen.getByText('open'))
  const dialog = await screen.findByRole('dialog', { name: 'Refused' })
  await waitFor(() => expect(dialog.contains(document.activeElement)).toBe(true))
  fireEvent.keyDown(document.activeElement ?? dialog, { key: 'Escape' })
  await waitFor(() => expect(document.activeElement).toBe(screen.getByText('open')))
})
