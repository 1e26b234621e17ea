import { closeSync, existsSync, fdatasyncSync, fsyncSync, openSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type Extension, PGlite } from '@electric-sql/pglite'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { vector } from '@electric-sql/pglite-pgvector'

interface NodeFileSystem {
  stream_ops: { fsync?: (stream: { nfd?: number; node: unknown }) => number }
  realPath: (node: unknown) => string
}

const ioError = 29

/**
 * Makes PostgreSQL's fsync reach the disk. PGlite's file system leaves it out, and without it a power failure may leave a
 * database that cannot be opened. It has to be there before crash recovery runs, so it comes as an extension.
 */
const durable: Extension = {
  name: 'durable',
  setup: async (_database, options) => ({
    emscriptenOpts: {
      ...options,
      preRun: [
        ...(options.preRun ?? []),
        (module: { FS: { filesystems: { NODEFS: NodeFileSystem } } }) => {
          const files = module.FS.filesystems.NODEFS
          files.stream_ops.fsync = ({ nfd, node }) => {
            try {
              if (nfd === undefined) syncFolder(files.realPath(node))
              else fdatasyncSync(nfd)
              return 0
            } catch {
              return ioError
            }
          }
        },
      ],
    },
  }),
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}

/** Settings of PGlite itself, but for what is changed here. */
function startParameters(durably: boolean): string[] {
  const settings = [
    // The file system's cache stands behind it; every megabyte here would be resident in the one process.
    'shared_buffers=32MB',
    // The one method that reaches the file system's fsync.
    'wal_sync_method=fsync',
    'jit=off',
    // What the log may take on the disk between two checkpoints; see maintain-embedded.server.ts for who makes them.
    'max_wal_size=128MB',
    'min_wal_size=32MB',
  ]
  return [
    ...PGlite.defaultStartParams.filter((parameter) => !(durably && parameter === '-F')),
    ...settings.flatMap((setting) => ['-c', setting]),
  ]
}

/**
 * Opens the database, and makes it where there is none. Never two processes at once: see data-folder-lock.server.ts.
 * @param folder of the database alone; null for one in memory
 * @param image a dump to begin with; not looked at where there is a database
 */
export async function openDatabase({
  folder,
  image,
}: {
  folder: string | null
  image: Uint8Array | null
}): Promise<PGlite> {
  const unfinished = folder === null ? null : `${folder}.unfinished`
  if (folder !== null && unfinished !== null) {
    // A process that ended while it made the database has left one that would never open.
    if (existsSync(unfinished)) rmSync(folder, { recursive: true, force: true })
    if (!existsSync(folder)) writeFileSync(unfinished, '')
  }
  const fresh = folder === null || !existsSync(folder)
  const database = await PGlite.create({
    ...(folder === null ? {} : { dataDir: folder }),
    ...(image && fresh ? { loadDataDir: new Blob([new Uint8Array(image)]) } : {}),
    relaxedDurability: false,
    startParams: startParameters(folder !== null),
    extensions: folder === null ? { pg_trgm, vector } : { pg_trgm, vector, durable },
  })
  if (unfinished !== null) {
    rmSync(unfinished, { force: true })
    syncFolder(dirname(unfinished))
  }
  return database
}

/** What a client of this database is told at startup. */
export async function readParameters(database: PGlite): Promise<Map<string, string>> {
  const { rows } = await database.query<{ name: string; setting: string }>(
    `SELECT name, setting FROM pg_settings WHERE name IN ('server_version', 'server_encoding', 'client_encoding', 'DateStyle',
      'IntervalStyle', 'TimeZone', 'integer_datetimes', 'standard_conforming_strings')`,
  )
  return new Map(rows.map(({ name, setting }) => [name, setting]))
}
