'use strict'
// Runs before node_modules exists, on whatever Node the machine has. So: plain JavaScript, and nothing but Node's own modules.
//
//   node .ci/bootstrap.cjs test      packages and database client, each only when missing or out of date
//   node .ci/bootstrap.cjs start     the same, and the production build

const { spawn } = require('node:child_process')
const { createHash } = require('node:crypto')
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs')
const path = require('node:path')

const root = path.resolve(__dirname, '..')
const bin = path.join(root, 'node_modules', '.bin')
const clientStamp = path.join(root, 'prisma', 'generated', '.made-from')
const buildStamp = path.join(root, 'build', '.made-from')

/** Everything that decides what the build holds. A folder counts whole, without tests. */
const buildSources = [
  'app',
  'crm',
  'ai',
  'knowledge',
  'ingest',
  'engine',
  'lib',
  'prisma',
  'package-lock.json',
  'package.json',
  'react-router.config.ts',
  'tsconfig.json',
  'vite.config.ts',
]

/** Whether a Node of this version can install and run the packages: 20.19, 22.12, 24 or newer. */
function nodeFits(version) {
  const [major, minor] = version.split('.').map(Number)
  if (major === 20) return minor >= 19
  if (major === 22) return minor >= 12
  return major >= 24
}

/**
 * Whether what npm installed (its own record of it) is what the lock file asks for. Packages for other platforms are
 * optional and may be missing.
 */
function isInstalled(lock, installed) {
  return Object.entries(lock.packages).every(([place, wanted]) => {
    if (place === '' || wanted.link) return true
    const there = installed.packages[place]
    return there ? there.version === wanted.version : Boolean(wanted.optional || wanted.devOptional)
  })
}

function readJson(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

function installIsCurrent() {
  const installed = readJson(path.join(root, 'node_modules', '.package-lock.json'))
  const lock = readJson(path.join(root, 'package-lock.json'))
  return Boolean(installed && lock && isInstalled(lock, installed) && existsSync(path.join(bin, 'node')))
}

/** The files under `place`, sorted, without tests and without what the tools themselves make. */
function filesUnder(place) {
  const absolute = path.join(root, place)
  if (!existsSync(absolute)) return []
  if (/\.[a-z]+$/.test(place)) return [place]
  const files = []
  for (const entry of readdirSync(absolute, { withFileTypes: true })) {
    const inside = `${place}/${entry.name}`
    if (inside === 'prisma/generated') continue
    if (entry.isDirectory()) files.push(...filesUnder(inside))
    else if (!/\.test\.tsx?$/.test(entry.name)) files.push(inside)
  }
  return files.sort()
}

function digestOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesUnder)) {
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(path.join(root, file)))
  }
  return hash.digest('hex')
}

/**
 * Makes what the stamp stands for, unless that is of the same sources already. The stamp goes first: broken off, what is there is of no
 * sources at all, those of before among them.
 */
async function makeFrom(stamp, digest, make) {
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
  rmSync(stamp, { force: true })
  await make()
  mkdirSync(path.dirname(stamp), { recursive: true })
  writeFileSync(stamp, digest)
}

let running

/** Runs a command to its end and shows what it said only when it failed; a signal to this process goes on to it. */
function run(command, args, env) {
  return new Promise((resolve, reject) => {
    let said = ''
    running = spawn(command, args, { cwd: root, env: { ...process.env, ...env } })
    for (const stream of [running.stdout, running.stderr]) {
      stream.on('data', (chunk) => {
        said += chunk
      })
    }
    running.on('error', reject)
    running.on('close', (code, signal) => {
      running = undefined
      if (code === 0) resolve()
      else reject(new Error(`${said}\n${command} ${args.join(' ')}: ${signal || `exit code ${code}`}`))
    })
  })
}

/** The search path without this package's own programs: npm must not run on the Node that it is about to replace. */
function hostPath() {
  return (process.env.PATH || '')
    .split(path.delimiter)
    .filter((folder) => path.resolve(folder) !== bin)
    .join(path.delimiter)
}

function ownPath() {
  return `${bin}${path.delimiter}${process.env.PATH || ''}`
}

async function install() {
  if (installIsCurrent()) return
  console.log('安装依赖包,约一分钟 / installing packages, about a minute')
  // CI: lefthook would set git hooks while it is installed; that is for `npm run hooks`, when a person asks for it.
  await run('npm', ['ci'], { PATH: hostPath(), CI: '1' })
}

function generateClient() {
  return makeFrom(clientStamp, digestOf(['prisma/schema', 'package-lock.json']), () =>
    run('npm', ['run', '--silent', 'generate'], { PATH: ownPath(), PRISMA_HIDE_UPDATE_MESSAGE: '1' }),
  )
}

function build() {
  return makeFrom(buildStamp, digestOf(buildSources), () => {
    console.log('构建 / building')
    return run('npm', ['run', '--silent', 'build'], { PATH: ownPath() })
  })
}

async function main(target) {
  if (!nodeFits(process.versions.node)) {
    console.error(`Gantry 需要 Node 20.19、22.12、24 或更新的版本,这台机器上是 ${process.versions.node}。`)
    console.error(`Gantry needs Node 20.19, 22.12, 24 or newer; this machine has ${process.versions.node}.`)
    process.exit(1)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      if (running) running.kill(signal)
      process.exit(1)
    })
  }
  await install()
  await generateClient()
  if (target === 'start') await build()
}

module.exports = { nodeFits, isInstalled, makeFrom }

if (require.main === module) {
  main(process.argv[2]).catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
}
