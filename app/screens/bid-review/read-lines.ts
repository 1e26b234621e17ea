/**
 * Posts to an address of ours that answers line by line, each a JSON object, and gives each as it comes.
 * @throws when it refuses, leads elsewhere because the session is gone, or breaks off in the middle of a line
 */
export async function* readLines<Line>(address: string, signal: AbortSignal): AsyncGenerator<Line> {
  const response = await fetch(address, { method: 'POST', signal })
  if (!response.ok || response.redirected || !response.body) throw new Error(`${address} answered ${response.status}`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let open = ''
  try {
    for (;;) {
      const { done, value } = await reader.read()
      const lines = `${open}${value ?? ''}`.split('\n')
      open = lines.pop() ?? ''
      for (const line of lines) yield JSON.parse(line)
      if (!done) continue
      if (open !== '') throw new Error(`${address} broke off`)
      return
    }
  } finally {
    // Whoever has heard enough keeps nobody talking; what has broken off cannot be told so.
    await reader.cancel().catch(() => undefined)
  }
}
