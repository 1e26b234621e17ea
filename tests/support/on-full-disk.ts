import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Runs a module in a process that may write no byte to any file, as on a full disk, and gives what it printed. */
export async function onFullDisk(module: string, ...args: string[]): Promise<string> {
  const node = [process.execPath, '--input-type=module-typescript', '-e', module, ...args]
  const child = spawn('sh', ['-c', 'ulimit -f 0; exec "$@"', 'sh', ...node], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (piece) => {
    said += piece
  })
  await once(child, 'close')
  return said.trim()
}
