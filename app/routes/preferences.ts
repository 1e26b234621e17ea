import { redirect } from 'react-router'
import { publicDoor } from '#app/http/public-door.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { safePath } from '#app/http/safe-next.ts'
import { languages } from '#app/i18n/languages.ts'
import { z } from '#lib/zod.ts'
import type { Route } from './+types/preferences.ts'

const PreferencesSchema = z.object({
  lng: z.enum(languages).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  side: z.enum(['open', 'folded']).optional(),
  back: z.string().optional(),
})

/** Keeps language and theme on the device; they say nothing of a person, so nobody need be signed in. */
export const action = publicDoor(async ({ request }: Route.ActionArgs) => {
  const read = await readForm(request, PreferencesSchema)
  if (!('form' in read)) return read.refusal
  const { back, ...chosen } = read.form
  const headers = new Headers()
  for (const [name, value] of Object.entries(chosen)) {
    if (value) headers.append('set-cookie', `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`)
  }
  return redirect(safePath(back), { headers })
})
