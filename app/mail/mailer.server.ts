import { createTransport } from 'nodemailer'
import { once } from '#lib/once.ts'

/** How mail goes out; read once at boot. */
export interface MailOptions {
  /** smtp:// or smtps:// address, with user and password where the server asks for them */
  smtpUrl: string
  /** `Gantry <crm@example.com>` */
  from: string
  /** the address that people open: links in mails lead there */
  publicUrl: string
}

export interface Mail {
  to: { name: string; address: string }
  subject: string
  text: string
  html: string
  /** the same again for the same mail, so that mail servers can tell that they have it */
  id: string
}

/** `refused`: certainly not taken; `forGood`: and would not be the next time. Otherwise nobody knows whether it went out. */
export class MailFailure extends Error {
  readonly refused: boolean
  readonly forGood: boolean

  constructor(message: string, { refused, forGood, cause }: { refused: boolean; forGood: boolean; cause: unknown }) {
    super(message, { cause })
    this.name = 'MailFailure'
    this.refused = refused
    this.forGood = forGood
  }
}

export interface Mailer {
  publicUrl: string
  /** Connects, signs in and leaves again. @throws MailFailure refused, as nothing was sent */
  prove: () => Promise<void>
  /** @throws MailFailure */
  send: (mail: Mail) => Promise<void>
}

/** Milliseconds: for the connection, the greeting, and each answer. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }

const holder = () => once<{ mailer: Mailer | null }>('mailer', () => ({ mailer: null }))

/** Says how mail goes out from this process; null: none does. */
export function configureMail(options: MailOptions | null): void {
  holder().mailer = options && openMailer(options)
}

/** The mailer of this process; null where no mail goes out. */
export function configuredMail(): Mailer | null {
  return holder().mailer
}

function openMailer({ smtpUrl, from, publicUrl }: MailOptions): Mailer {
  const transport = createTransport({ url: smtpUrl, disableFileAccess: true, disableUrlAccess: true, ...patience })
  return {
    publicUrl,
    prove: async () => {
      try {
        await transport.verify()
      } catch (cause) {
        throw new MailFailure('the mail server cannot be reached', { refused: true, forGood: false, cause })
      }
    },
    send: async ({ id, ...mail }) => {
      const messageId = `<${id}@${new URL(publicUrl).hostname}>`
      try {
        await transport.sendMail({ ...mail, from, messageId, headers: { 'Auto-Submitted': 'auto-generated' } })
      } catch (cause) {
        // An answer of the server is a refusal; a connection that broke may have broken after the last line.
        const code = (cause as { responseCode?: number }).responseCode ?? 0
        const refused = code >= 400
        const message = refused ? `the mail server refused the mail: ${code}` : 'the mail server broke off'
        throw new MailFailure(message, { refused, forGood: code >= 500, cause })
      }
    },
  }
}
