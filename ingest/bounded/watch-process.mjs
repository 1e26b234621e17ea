import process from 'node:process'

// A thread beside work that may never come back to its loop. It ends the process that it is in when that holds too much memory, and
// when the one that asked for the work is gone: nobody is left then who would.

/** All that the process may hold: what is unpacked stands outside of the heap, whose own limit knows nothing of it. */
const mostBytes = 560 * 2 ** 20
const lookEveryMs = 15
const [parent, memorySignal] = process.argv.slice(2)

setInterval(() => {
  if (process.memoryUsage.rss() > mostBytes) process.kill(process.pid, memorySignal)
  if (process.ppid !== Number(parent)) process.kill(process.pid, 'SIGKILL')
}, lookEveryMs)
