import type { MailOptions } from '#app/mail/mailer.server.ts'
import type { Env } from '#lib/env.server.ts'

/** How the environment says that mail goes out; null when it says nothing of it. */
export function mailOptions({ SMTP_URL, MAIL_FROM, GANTRY_URL }: Env): MailOptions | null {
  if (!SMTP_URL || !MAIL_FROM || !GANTRY_URL) return null
  return { smtpUrl: SMTP_URL, from: MAIL_FROM, publicUrl: GANTRY_URL }
}
