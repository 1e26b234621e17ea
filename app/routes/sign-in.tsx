import { data, redirect } from 'react-router'
import { configuredAuth } from '#app/http/auth.server.ts'
import { inAuthTx } from '#app/http/auth-database.server.ts'
import { oidcRefusal } from '#app/http/oidc.server.ts'
import { publicDoor } from '#app/http/public-door.server.ts'
import { readSecretForm } from '#app/http/read-secret-form.server.ts'
import { findSignedIn } from '#app/http/require-actor.server.ts'
import { safeNext } from '#app/http/safe-next.ts'
import { signInAsDemoPerson, signInWithCode, signInWithPassword } from '#app/http/sign-in.server.ts'
import type { SignInRefusal } from '#app/http/sign-in-refusal.ts'
import { SignInScreen } from '#app/screens/sign-in/sign-in-screen.tsx'
import { getGroup } from '#crm/org/get-group.server.ts'
import { listDemoPeople } from '#crm/org/list-demo-people.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { SignInForm } from '#crm/org/sign-in.schema.ts'
import type { Route } from './+types/sign-in.ts'

export const loader = publicDoor(async ({ request }: Route.LoaderArgs) => {
  const { searchParams } = new URL(request.url)
  const next = safeNext(searchParams.get('next'))
  if (await findSignedIn(request)) throw redirect(next)
  const { demo, oidc } = configuredAuth().options
  const known = await inAuthTx(async (tx) => ({
    group: await getGroup({ tx }),
    timeZone: (await readSettings(tx)).timeZone,
    companies: demo ? await listDemoPeople({ tx }) : [],
  }))
  return {
    ...known,
    next,
    demo,
    byPassword: !demo || searchParams.get('with') === 'password',
    oidc: oidc ? { name: oidc.name } : null,
    refusal: oidcRefusal(searchParams.get('error')),
  }
})

export const action = publicDoor(async ({ request }: Route.ActionArgs) => {
  const read = await readSecretForm(request, SignInForm)
  if (!('form' in read)) return read.refusal
  const { form } = read
  const result =
    form.intent === 'demo'
      ? await signInAsDemoPerson({ request, personId: form.person })
      : form.intent === 'code'
        ? await signInWithCode({ request, code: form.code })
        : await signInWithPassword({ request, email: form.email, password: form.password })
  if ('cookies' in result) throw redirect(safeNext(form.next), { headers: result.cookies })
  if ('asked' in result) return data({ asksForCode: true as const }, { headers: result.asked })
  // A wrong code leaves the password as good as it was.
  if (result.refusal.reason === 'wrongCode')
    return data({ asksForCode: true as const, refusal: result.refusal }, { status: 401 })
  const typed = form.intent === 'password' ? { email: form.email } : {}
  return data({ refusal: result.refusal, typed }, { status: statusOf[result.refusal.reason] ?? 400 })
})

const statusOf: Partial<Record<SignInRefusal['reason'], number>> = {
  wrong: 401,
  codeOver: 401,
  inactive: 403,
  locked: 429,
  codeLocked: 429,
  busy: 429,
}

export default function SignInRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <SignInScreen {...loaderData} lastResult={actionData} />
}
