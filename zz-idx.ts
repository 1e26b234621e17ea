import { onDemoDatabase } from '#app/cli/on-demo-database.ts'
import { contextOf } from '#app/cli/ask.ts'
import { loadNames } from '#ai/copilot/router/load-names.server.ts'
import { indexNames } from '#ai/copilot/router/name-index.ts'
await onDemoDatabase(async () => {
  for (const [as, text, ...kinds] of [
    ['shi.lei@zhongsong.example', 'guiyong manganese kiln', 'opportunity'],
    ['lin.ruoxi@zhongsong.example', '沧澜港何部长通 | 岸桥', 'customer', 'opportunity'],
  ] as const) {
    const context = await contextOf({ email: as, question: text })
    const names = (await Promise.all(kinds.map((k) => loadNames(context, k as never)))).flatMap((n) => n.of)
    for (const m of indexNames(names).match(text).slice(0, 6)) console.log(m.score.toFixed(2), m.of.isOpen, m.of.isOwn, m.of.text, m.words)
  }
})
