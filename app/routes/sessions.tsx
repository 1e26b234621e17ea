import { data } from 'react-router'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import type { PasswordRefusal } from '#app/http/call-with-password.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { drawCode } from '#app/http/draw-code.server.ts'
import {
  changeOwnPassword,
  endOtherSessions,
  endOwnSession,
  hasPassword,
  listOwnSessions,
} from '#app/http/own-sessions.server.ts'
import { readSecretForm } from '#app/http/read-secret-form.server.ts'
import { reportFailure } from '#app/http/report-failure.server.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  dropSecondFactor,
  hasSecondFactor,
} from '#app/http/second-factor.server.ts'
import { configuredMail } from '#app/mail/mailer.server.ts'
import { describeDevice } from '#app/screens/sessions/describe-device.ts'
import { SessionsScreen } from '#app/screens/sessions/sessions-screen.tsx'
import { changePreferences, readPreferences } from '#crm/org/preferences.server.ts'
import { recordSignInChange, type SignInChange } from '#crm/org/record-sign-in-change.server.ts'
import { ownSessionsForm } from '#crm/org/sign-in.schema.ts'
import type { Route } from './+types/sessions.ts'

export const loader = door('own-session:manage', async ({ actor, inTx, request }: Route.LoaderArgs & Door) => {
  const sessions = await listOwnSessions(request)
  return {
    email: actor.email,
    hasPassword: await hasPassword(actor.personId),
    hasSecondFactor: await hasSecondFactor(actor.personId),
    preferences: await inTx((tx) => readPreferences({ tx, actor })),
    mailed: configuredMail() !== null,
    sessions: sessions.map(({ userAgent, ...session }) => ({ ...session, device: describeDevice(userAgent) })),
  }
})

export const action = door('own-session:manage', async ({ actor, inTx, request, context }: Route.ActionArgs & Door) => {
  const read = await readSecretForm(request, ownSessionsForm(actor.email))
  if (!('form' in read)) return read.refusal
  const { form } = read
  // The library has done it by now, in transactions of its own, and whoever asked must not lose their new cookies over what
  // is only told: docs/decisions/007-sign-in-events.md.
  const tell = (change: SignInChange, sessionId?: string) =>
    inTx((tx) => recordSignInChange({ tx, actor, change, sessionId })).catch((error) =>
      reportFailure(error, context, `${change}: done and not on record`),
    )
  if (form.intent === 'end') {
    const own = (await listOwnSessions(request)).some(({ id }) => id === form.session)
    await endOwnSession(request, form.session)
    if (own) await tell('sessions-ended', form.session)
    return data({ done: 'ended' as const })
  }
  if (form.intent === 'end-others') {
    await endOtherSessions(request)
    await tell('sessions-ended')
    return data({ done: 'endedOthers' as const })
  }
  if (form.intent === 'factor-begin') {
    const begun = await beginSecondFactor({ request, email: actor.email, password: form.currentPassword })
    if (!('uri' in begun)) return notNow(begun, 'factorPassword', 'form.passwordWrong')
    const secret = new URL(begun.uri).searchParams.get('secret') ?? ''
    return data({ begun: { picture: drawCode(begun.uri), secret, spareCodes: begun.spareCodes } })
  }
  if (form.intent === 'factor-confirm') {
    const confirmed = await confirmSecondFactor({ request, code: form.code })
    if (!('cookies' in confirmed)) return notNow(confirmed, 'code', 'form.codeWrong')
    await tell('second-factor-added')
    return data({ done: 'factorAdded' as const }, { headers: confirmed.cookies })
  }
  if (form.intent === 'factor-drop') {
    const dropped = await dropSecondFactor({ request, email: actor.email, password: form.currentPassword })
    if (!('cookies' in dropped)) return notNow(dropped, 'factorPassword', 'form.passwordWrong')
    await tell('second-factor-removed')
    return data({ done: 'factorDropped' as const }, { headers: dropped.cookies })
  }
  if (form.intent === 'preferences') {
    const { digest, approvalMail, language } = form
    const changes = { digest: digest === 'on', approvalMail: approvalMail === 'on', language }
    await inTx((tx) => changePreferences({ tx, actor, changes }))
    return data({ done: 'preferences' as const })
  }
  const { currentPassword, newPassword } = form
  const result = await changeOwnPassword({ request, email: actor.email, currentPassword, newPassword })
  if ('cookies' in result) {
    await tell('password-changed')
    return data({ done: 'changed' as const }, { headers: result.cookies })
  }
  return notNow(result, 'currentPassword', 'form.passwordWrong')
})

function notNow(answer: PasswordRefusal, field: string, key: string) {
  if ('waitMinutes' in answer) return data(answer, { status: 429 })
  return data({ invalid: { [field]: [key] }, typed: {} }, { status: 400 })
}

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('sessions:title') }] }

export default function SessionsRoute({ loaderData, actionData }: Route.ComponentProps) {
  return <SessionsScreen {...loaderData} lastResult={actionData} />
}
