import { isIP } from 'node:net'
import { z } from '#lib/zod.ts'
import { AppError } from './errors.ts'

const address = z.url({ protocol: /^postgres(ql)?$/ })

const proxySentence =
  'TRUST_PROXY must be off, on, a number of proxies from 1 to 9, or a list of networks like 10.0.0.0/8'

/**
 * Whose X-Forwarded-* are believed: nobody's, those of so many proxies in a row, or those sent from these networks. Never all
 * of them: each proxy adds the address that it saw at the end, and what stands before is what anybody wrote there.
 */
const trustedProxies = z
  .string()
  .trim()
  .transform((text, context): false | number | string[] => {
    if (text === 'off') return false
    if (text === 'on') return 1
    if (/^[1-9]$/.test(text)) return Number(text)
    const networks = text.split(',').map((network) => network.trim())
    if (networks.every(isNetwork)) return networks
    context.addIssue({ code: 'custom', message: proxySentence })
    return z.NEVER
  })

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/')
  const family = isIP(address)
  if (family === 0 || more.length > 0) return false
  if (bits === undefined) return true
  // Of 0 bits it would be everybody.
  return /^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128)
}

/** Everything that the environment can say. The embedded default needs none of it. */
const EnvSchema = z.object({
  PORT: z.coerce.number('PORT must be a number from 0 to 65535').int().min(0).max(65535).default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  DATA_DIR: z.string().min(1).default('.data'),
  /** where uploaded files lie, the same folder for every process; in the data folder when left out */
  FILES_DIR: z.string().min(1).optional(),
  DATABASE_URL: z
    .string()
    .refine(
      (url) => address.safeParse(url).success,
      'DATABASE_URL must be an address like postgres://user@host/database',
    )
    .optional(),
  /** where jobs wait; in the database when left out */
  REDIS_URL: z.url({ protocol: /^rediss?$/, error: 'REDIS_URL must be an address like redis://host:6379' }).optional(),
  GANTRY_SECRET: z.string().min(32, 'GANTRY_SECRET must have at least 32 characters').optional(),
  GANTRY_URL: z.url('GANTRY_URL must be the address people open, like https://crm.example.com').optional(),
  GANTRY_DEMO: z.enum(['on', 'off'], 'GANTRY_DEMO must be on or off').optional(),
  /** where mail goes out; none is sent when left out */
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'SMTP_URL must be an address like smtp://user:password@host:587' })
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^(?:[^<>\p{Cc}]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/u,
      'MAIL_FROM must be an address like Gantry <crm@example.com>',
    )
    .optional(),
  TRUST_PROXY: trustedProxies.default(false),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'], 'LOG_LEVEL is debug, info, warn, error or silent')
    .default('info'),
  /** models by role, by OpenAI's protocol: one that is named does its work there; the embedded methods do it otherwise */
  OPENAI_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'OPENAI_BASE_URL must be an address like https://models.example.com/v1' })
    .refine(
      (address) => !URL.canParse(address) || !/[@?#]/.test(address),
      'OPENAI_BASE_URL must be without user name, password or parameters; the key is OPENAI_API_KEY',
    )
    .optional(),
  OPENAI_API_KEY: z.string().min(1).optional(),
  CHAT_MODEL: z.string().min(1).optional(),
  EXTRACTION_MODEL: z.string().min(1).optional(),
  EMBEDDING_MODEL: z.string().min(1).optional(),
  OIDC_ISSUER: z.url('OIDC_ISSUER must be an address').optional(),
  OIDC_CLIENT_ID: z.string().min(1).optional(),
  OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  OIDC_NAME: z.string().min(1).default('OIDC'),
})
export type Env = z.output<typeof EnvSchema>

/**
 * Reads the configuration once at boot.
 * @throws AppError CONFIG with one sentence a fault in `details.faults`; values are not repeated, as they may be secret
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = EnvSchema.safeParse(source)
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => sentence(issue))
  const env = parsed.data
  if (env) {
    const oidc = [env.OIDC_ISSUER, env.OIDC_CLIENT_ID, env.OIDC_CLIENT_SECRET].filter(Boolean).length
    if (oidc !== 0 && oidc !== 3) faults.push('OIDC needs OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together')
    if (env.SMTP_URL && !(env.MAIL_FROM && env.GANTRY_URL))
      faults.push('SMTP_URL needs MAIL_FROM, and GANTRY_URL for the links in mails')
    for (const name of ['CHAT_MODEL', 'EXTRACTION_MODEL', 'EMBEDDING_MODEL'] as const)
      if (env[name] && !env.OPENAI_BASE_URL) faults.push(`${name} needs OPENAI_BASE_URL`)
    if (env.DATABASE_URL && !env.GANTRY_SECRET)
      faults.push('With DATABASE_URL, GANTRY_SECRET must be set, the same for every process')
  }
  if (faults.length > 0 || !env) throw new AppError('CONFIG', faults.join('\n'), { details: { faults } })
  return env
}

function sentence(issue: z.core.$ZodIssue): string {
  const name = issue.path.join('.')
  return issue.message.startsWith(name) ? issue.message : `${name}: ${issue.message}`
}
