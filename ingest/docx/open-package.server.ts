import { buffer } from 'node:stream/consumers'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { UnreadableFile } from '#ingest/unreadable-file.ts'

/** Of what is unpacked; a contract of 300 pages has 10 MB of XML. */
const most = { entries: 4000, part: 40 * 2 ** 20, together: 120 * 2 ** 20, ratio: 400 }

/** The parts of a file of Office Open XML, unpacked one by one when they are asked for. */
export interface Package {
  names: readonly string[]
  /** @returns null when there is no such part */
  read: (name: string) => Promise<Uint8Array | null>
}

/**
 * Opens a ZIP file in memory; nothing is written anywhere.
 * @throws UnreadableFile `corrupt`, `encrypted`, `unsafe` for names that lead out of it, `bomb` for what unpacks to too much
 */
export async function openPackage(bytes: Uint8Array): Promise<Package> {
  const zip = await open(bytes)
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.size >= most.entries) throw new UnreadableFile('bomb', 'too many entries')
      if (entry.isEncrypted()) throw new UnreadableFile('encrypted')
      // Of two parts with one name readers take different ones: a file may show one text and hide another.
      if (entries.has(entry.fileName)) throw new UnreadableFile('unsafe', 'two parts of one name')
      entries.set(entry.fileName, entry)
    }
  } catch (error) {
    throw meaning(error)
  }
  let together = 0
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name)
      if (!entry) return null
      const { uncompressedSize: size, compressedSize } = entry
      together += size
      const isPacked = size > 16 * 2 ** 20 && size > compressedSize * most.ratio
      if (size > most.part || together > most.together || isPacked) throw new UnreadableFile('bomb', `${size} bytes`)
      try {
        // A part that unpacks to more than it says breaks off by itself.
        return await buffer(await zip.openReadStreamPromise(entry))
      } catch (error) {
        throw meaning(error)
      }
    },
  }
}

async function open(bytes: Uint8Array): Promise<ZipFile> {
  try {
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
      validateEntrySizes: true,
    })
  } catch (error) {
    throw meaning(error)
  }
}

function meaning(error: unknown): UnreadableFile {
  if (error instanceof UnreadableFile) return error
  const message = error instanceof Error ? error.message : String(error)
  // What yauzl's validateFileName says.
  const isUnsafe = /absolute path|invalid relative path|invalid characters in fileName/i.test(message)
  return new UnreadableFile(isUnsafe ? 'unsafe' : 'corrupt', message, { cause: error })
}
