import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll } from 'vitest'

/** A mail as it came over the wire. */
export interface Received {
  from: string
  to: string[]
  /** headers and body, as sent */
  raw: string
}

export interface MailServer {
  url: () => string
  received: Received[]
  /** an answer in place of taking the next mail; null takes it again */
  refuse: (answer: { code: number; text: string } | null) => void
  /** after the whole mail has come, hangs up without an answer */
  hangUp: (on: boolean) => void
  shut: () => Promise<void>
  open: () => Promise<void>
}

/** A mail server on a free port of this machine, for the tests of one file. */
export function useMailServer(): MailServer {
  const server = aMailServer()
  beforeAll(server.open)
  afterAll(server.shut)
  return server
}

/** The same for whoever opens and shuts it. */
export function aMailServer(): MailServer {
  const received: Received[] = []
  let server: SMTPServer | undefined
  let port = 0
  let refusal: { code: number; text: string } | null = null
  let hanging = false
  const open = async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onRcptTo: (_address, _session, done) => {
        done(refusal ? Object.assign(new Error(refusal.text), { responseCode: refusal.code }) : null)
      },
      onData: (stream, session, done) => {
        const parts: Buffer[] = []
        stream.on('data', (part: Buffer) => parts.push(part))
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope
          received.push({
            from: mailFrom ? mailFrom.address : '',
            to: rcptTo.map(({ address }) => address),
            raw: Buffer.concat(parts).toString('utf8'),
          })
          if (hanging) for (const connection of server?.connections ?? []) connection.close()
          else done()
        })
      },
    })
    // A client that goes away is no news here.
    server.on('error', () => {})
    server.listen(port, '127.0.0.1')
    await once(server.server, 'listening')
    port = (server.server.address() as AddressInfo).port
  }
  const shut = () => new Promise<void>((resolve) => (server ? server.close(() => resolve()) : resolve()))
  return {
    url: () => `smtp://127.0.0.1:${port}`,
    received,
    refuse: (answer) => {
      refusal = answer
    },
    hangUp: (on) => {
      hanging = on
    },
    shut,
    open,
  }
}

/** One header, unfolded and decoded. */
export function headerOf({ raw }: Received, name: string): string {
  const head = (raw.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ')
  const line = head.split('\r\n').find((one) => one.toLowerCase().startsWith(`${name.toLowerCase()}:`)) ?? ''
  return line
    .slice(name.length + 1)
    .trim()
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, text: string) => Buffer.from(text, 'base64').toString('utf8'))
    .replace(/=\?utf-8\?q\?([^?]*)\?=/gi, (_, text: string) => quoted(text.replaceAll('_', ' ')))
}

/** The part of a media type, decoded. */
export function partOf({ raw }: Received, type: string): string {
  const boundary = /boundary="([^"]+)"/.exec(raw)?.[1] ?? ''
  const part = raw.split(`--${boundary}`).find((one) => one.toLowerCase().includes(`content-type: ${type}`)) ?? ''
  const [head = '', ...body] = part.trimStart().split('\r\n\r\n')
  const text = body.join('\r\n\r\n')
  if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString('utf8')
  return (/quoted-printable/i.test(head) ? quoted(text) : text).replaceAll('\r\n', '\n')
}

function quoted(text: string): string {
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
