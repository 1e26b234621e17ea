import type { ReadDocument } from './document.ts'
import { UnreadableFile } from './unreadable-file.ts'

const endings = { pdf: 'pdf', docx: 'docx', docm: 'docx', txt: 'txt' } as const

/**
 * What a file is, by its beginning, which has to agree with its name.
 * @throws UnreadableFile `not-what-it-says`, `not-supported`, `old-doc`, `encrypted`
 */
export function recogniseFormat(bytes: Uint8Array, name: string): ReadDocument['format'] {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? ''
  const found = formatOf(bytes)
  if (found === 'old-office') {
    throw new UnreadableFile(holds(bytes, 'EncryptedPackage') ? 'encrypted' : 'old-doc')
  }
  const said = endings[ending as keyof typeof endings]
  if (!said) throw new UnreadableFile('not-supported', `ending ${ending}`)
  if (found === 'other') throw new UnreadableFile('not-what-it-says', `no ${said}`)
  if (found !== null && found !== said) throw new UnreadableFile('not-what-it-says', `${found}, named ${ending}`)
  if (found === null && said !== 'txt') throw new UnreadableFile('not-what-it-says', `no ${said}`)
  return said
}

const starts = (bytes: Uint8Array, ...signature: number[]) => signature.every((byte, at) => bytes[at] === byte)

/** Pictures, archives, RTF, programs: how they begin. */
const others = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x49, 0x49, 0x2a, 0],
  [0x4d, 0x4d, 0, 0x2a],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
  [0x7b, 0x5c, 0x72, 0x74, 0x66],
  [0x7f, 0x45, 0x4c, 0x46],
  [0x4d, 0x5a],
]

/** null: no format with a signature, so it may be text. */
function formatOf(bytes: Uint8Array): 'pdf' | 'docx' | 'old-office' | 'other' | null {
  // Readers of PDF find its mark anywhere in the first kilobyte.
  if (Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(1024, bytes.length)).includes('%PDF-')) return 'pdf'
  if (starts(bytes, 0x50, 0x4b)) return 'docx'
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return 'old-office'
  return others.some((signature) => starts(bytes, ...signature)) ? 'other' : null
}

/** Names inside an old Office file are UTF-16. */
function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(Buffer.from(name, 'utf16le'))
}
