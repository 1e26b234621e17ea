import { RouterContextProvider } from 'react-router'
import { clientIpHeader } from '#app/http/auth-options.ts'
import { signInWithPassword } from '#app/http/sign-in.server.ts'
import type { SignInRefusal } from '#app/http/sign-in-refusal.ts'
import { addPerson } from '#crm/org/add-person.server.ts'
import { consoleActor } from '#crm/org/console-actor.ts'
import type { Role } from '#crm/org/role.policy.ts'
import type { Scope } from '#prisma/actor.ts'
import type { OrganisationRow } from '#prisma/seeds/dataset.ts'
import { insertRows } from '#prisma/seeds/insert-rows.server.ts'
import type { Owner } from './test-database.ts'

export const groupId = '00000000-0000-7000-8000-000000000001'
export const forgingId = '00000000-0000-7000-8000-000000000002'
export const salesId = '00000000-0000-7000-8000-000000000003'

/** A group with a subsidiary that has a sales department. */
export function addOrganisations({ client }: Owner): Promise<void> {
  const rows: OrganisationRow[] = [
    { id: groupId, parent_id: null, kind: 'group', name: '集团', name_latin: 'Group', lineage: [groupId], position: 0 },
    {
      id: forgingId,
      parent_id: groupId,
      kind: 'subsidiary',
      name: '锻压公司',
      name_latin: 'Forging',
      lineage: [groupId, forgingId],
      position: 0,
    },
    {
      id: salesId,
      parent_id: forgingId,
      kind: 'department',
      name: '销售部',
      name_latin: 'Sales',
      lineage: [groupId, forgingId, salesId],
      position: 0,
    },
  ]
  return insertRows({ client, table: 'organisation', rows })
}

let added = 0

export interface Somebody {
  id: string
  email: string
  password: string
}

/** Somebody with a password, or without one. */
export async function addSomebody(
  options: { name?: string; password?: string | null; orgId?: string; role?: Role; scope?: Scope } = {},
): Promise<Somebody> {
  added++
  const { name = '周启明', password = 'a long enough one', orgId = salesId, role = 'rep', scope = 'self' } = options
  const email = `person${added}@gantry.example`
  const { id } = await addPerson({ actor: consoleActor, person: { email, name, orgId, role, scope }, password })
  return { id, email, password: password ?? '' }
}

/** A browser, as far as cookies go. Each has a network address of its own, so that their attempts are counted apart. */
export class Browser {
  #cookies = new Map<string, string>()
  readonly ip: string
  readonly origin: string

  constructor({ ip = nextIp(), origin = 'http://localhost:3000' } = {}) {
    this.ip = ip
    this.origin = origin
  }

  /** Takes the cookies of an answer; an expired one is dropped. */
  take(headers: Headers): this {
    for (const cookie of headers.getSetCookie()) {
      const [pair = '', ...attributes] = cookie.split('; ')
      const name = pair.slice(0, pair.indexOf('='))
      if (attributes.includes('Max-Age=0')) this.#cookies.delete(name)
      else this.#cookies.set(name, pair.slice(name.length + 1))
    }
    return this
  }

  get header(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  get names(): string[] {
    return [...this.#cookies.keys()]
  }

  /** A request of this browser, from a page of the server itself. */
  request(path: string, form?: Record<string, string>, headers: Record<string, string> = {}): Request {
    const url = new URL(path, this.origin)
    return new Request(url, {
      method: form ? 'POST' : 'GET',
      headers: {
        ...(this.#cookies.size > 0 ? { cookie: this.header } : {}),
        'user-agent': 'Test/1.0',
        origin: url.origin,
        [clientIpHeader]: this.ip,
        ...headers,
      },
      ...(form ? { body: new URLSearchParams(form) } : {}),
    })
  }

  /** Signs in with a password. @returns why not; `asksForCode` when a code is to come */
  async signIn({
    email,
    password,
  }: Pick<Somebody, 'email' | 'password'>): Promise<SignInRefusal | 'asksForCode' | null> {
    const result = await signInWithPassword({ request: this.request('/sign-in', {}), email, password })
    if ('refusal' in result) return result.refusal
    if ('asked' in result) {
      this.take(result.asked)
      return 'asksForCode'
    }
    this.take(result.cookies)
    return null
  }
}

export interface Answer {
  status: number
  location: string | null
  headers: Headers
  body: unknown
}

/** Calls a loader or an action as the router does, and gives what it answered, be it returned or thrown. */
export async function answerOf<Args>(
  handler: (args: Args) => Promise<unknown>,
  request: Request,
  params: Record<string, string> = {},
): Promise<Answer> {
  const args = { request, params, context: new RouterContextProvider() }
  const answer = await handler(args as Args).catch((thrown: unknown) => thrown)
  if (answer instanceof Response) {
    return { status: answer.status, location: answer.headers.get('location'), headers: answer.headers, body: null }
  }
  if (answer instanceof Error) throw answer
  const { data, init } = answer as { data?: unknown; init?: ResponseInit | null }
  const headers = new Headers(init?.headers)
  if (data === undefined) return { status: 200, location: null, headers, body: answer }
  return { status: init?.status ?? 200, location: null, headers, body: data }
}

let browsers = 0

function nextIp(): string {
  browsers++
  return `10.1.${Math.floor(browsers / 250)}.${(browsers % 250) + 1}`
}
