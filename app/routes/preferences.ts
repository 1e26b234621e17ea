import { redirect } from 'react-router'
import { publicDoor } from '#app/http/public-door.server.ts'
import { readForm } from '#app/http/read-form.server.ts'
import { findSignedIn } from '#app/http/require-actor.server.ts'
import { safePath } from '#app/http/safe-next.ts'
import { languages } from '#app/i18n/languages.ts'
import { changePreferences } from '#crm/org/preferences.server.ts'
import { writtenLanguages } from '#crm/org/written-languages.ts'
import { z } from '#lib/zod.ts'
import { withActor } from '#prisma/with-actor.server.ts'
import type { Route } from './+types/preferences.ts'

const PreferencesSchema = z.object({
  lng: z.enum(languages).optional(),
  theme: z.enum(['light', 'dark', 'system']).optional(),
  side: z.enum(['open', 'folded']).optional(),
  copilot: z.enum(['open', 'shut']).optional(),
  back: z.string().optional(),
})

/**
 * Keeps language and theme on the device, for which nobody need be signed in. Whoever is, is written to in the language too.
 */
export const action = publicDoor(async ({ request }: Route.ActionArgs) => {
  const read = await readForm(request, PreferencesSchema)
  if (!('form' in read)) return read.refusal
  const { back, ...chosen } = read.form
  await keepLanguage(request, chosen.lng)
  const headers = new Headers()
  for (const [name, value] of Object.entries(chosen)) {
    if (value) headers.append('set-cookie', `${name}=${value}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`)
  }
  return redirect(safePath(back), { headers })
})

async function keepLanguage(request: Request, chosen: string | undefined): Promise<void> {
  const language = writtenLanguages.find((one) => one === chosen)
  const signedIn = language && (await findSignedIn(request))
  if (!signedIn) return
  const { actor } = signedIn
  await withActor(actor, (tx) => changePreferences({ tx, actor, changes: { language } }))
}
