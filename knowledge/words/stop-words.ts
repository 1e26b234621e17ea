/** English words that stand everywhere, and are cut from texts and queries alike. */
export const everywhere: ReadonlySet<string> = new Set(
  `a an and are as at be but by for if in into is it no not of on or s such t that the their then there these they this to was
  were will with from has have had its which been can`.split(/\s+/),
)

/** What makes a question of a query: a text that answers it need not hold it. */
export const askingEnglish: ReadonlySet<string> = new Set(
  'what how when where who whom why do does did should would could any i we you my our your me us about'.split(' '),
)

/** The same in Chinese, with the words that only join others. As the segmenter cuts them. */
export const askingChinese: ReadonlySet<string> = new Set(
  `怎么 什么 如何 哪些 哪个 哪里 为什么 为何 是否 多少 怎样 怎么办 能否 可否 可以 应该 请问 有没有 是不是 要不要 能不能 会不会 需要 多久 谁
  的 了 是 在 和 与 或 及 吗 呢 吧 啊 把 被 对 为 从 有 个 要 会 能 该 请 那 这 就 也 都 还 又 才 再 给 让 向 到 以 之 于 时 后 前 我 我们 你 他 它
  一个 一下 几 多 不`.split(/\s+/),
)
