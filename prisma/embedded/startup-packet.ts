import { readCString } from './wire-messages.ts'

/** What a client may say before it has a session. */
export type StartupPacket =
  | { kind: 'encryption' }
  | { kind: 'cancel'; processId: number; secret: number }
  | { kind: 'startup'; minor: number; parameters: Map<string, string> }
  | { kind: 'unsupported'; version: string }

const cancelRequest = 80877102
const sslRequest = 80877103
const gssRequest = 80877104
/** Not settings of a session, or without effect in a database that runs in one process and listens on one machine. */
const noSettings = new Set(['user', 'database', 'replication', 'options', 'application_name'])

/** Reads an untyped message. */
export function readStartupPacket(bytes: Buffer): StartupPacket {
  const code = bytes.length < 8 ? 0 : bytes.readInt32BE(4)
  if (code === sslRequest || code === gssRequest) return { kind: 'encryption' }
  if (code === cancelRequest && bytes.length >= 16) {
    return { kind: 'cancel', processId: bytes.readInt32BE(8), secret: bytes.readInt32BE(12) }
  }
  const major = code >> 16
  if (major !== 3) return { kind: 'unsupported', version: `${major}.${code & 0xffff}` }
  const parameters = new Map<string, string>()
  for (let at = 8; at < bytes.length && bytes[at] !== 0; ) {
    const name = readCString(bytes, at)
    const value = readCString(bytes, name.next)
    parameters.set(name.text, value.text)
    at = value.next
  }
  return { kind: 'startup', minor: code & 0xffff, parameters }
}

/**
 * The settings that a connection asks for at startup, such as `role` from `options=-c role=gantry_login`. The names that are
 * no names of settings are left out; whether a value is right, the database says.
 */
export function sessionSettings(parameters: ReadonlyMap<string, string>): Map<string, string> {
  const settings = new Map<string, string>()
  for (const [name, value] of parameters) {
    if (noSettings.has(name) || name.startsWith('_pq_.')) continue
    if (name === 'client_encoding' && /^utf-?8$/i.test(value)) continue
    settings.set(name, value)
  }
  const words = splitOptions(parameters.get('options') ?? '')
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? ''
    const assignment = word === '-c' ? words[++at] : /^(?:-c|--)(.+)$/.exec(word)?.[1]
    const [, name, value] = /^([^=]+)=([\s\S]*)$/.exec(assignment ?? '') ?? []
    if (name !== undefined && value !== undefined) settings.set(name.replaceAll('-', '_'), value)
  }
  for (const name of settings.keys()) if (!/^[a-z_][\w.]*$/i.test(name)) settings.delete(name)
  return settings
}

/** Words separated by spaces; a backslash takes the next character as it is. */
function splitOptions(text: string): string[] {
  return (text.match(/(?:\\[\s\S]|[^\s\\])+/g) ?? []).map((word) => word.replace(/\\([\s\S])/g, '$1'))
}
