import { distance } from './name-index.ts'
import type { Place } from './read-amounts.ts'

/** Words that ask, join or name a kind of thing: what is left between them may be a name. The longest first. */
const chinese = `
处理掉 处理 审查 审出 标了 标出 排了 排个 拖款 约定 判断 重大 采购类 我们公司 咱们公司 全集团 整个集团 集团 拉个 拉一个 汇报 安排一下 帮我排 登记 补一条 记一下 记录一下 记个 下来 出来 过来 回来 是不是 有木有 多长 几成 哪一步 那台 这台 那套 这套 那条 这条 那座 这座 那批 这批 哪台 离签 案例 一趟 了趟 趟 趟去 下午 上午 早上 晚上 中午 傍晚 刚才 刚刚 刚 标前会 标前准备 标前 去了 去 请问 麻烦 帮我 帮忙 给我 替我 我想 想知道 想看看 想问 能不能 可不可以 可以 能否 是否 一下 看看 看一看 查一查 查查 查询 查找 搜索 找一下 找找 列出来 列出 打开 介绍 说说 讲讲
告诉我 告诉 现在 目前 最近 最新 当前 到底 究竟 已经 那个 这个 那些 这些 那家 这家 那份 这份 那单 这单 该项目 本项目 项目 商机 机会 单子 大单 客户 合同 协议 投标 招标 标书 情况 怎么样 怎样 怎么 如何
什么 哪里 哪儿 哪些 哪个 哪家 哪几 多少 几个 几份 几次 几笔 几家 有没有 是不是 没有 卡在 卡住 卡点 还差 还缺 推进 推不动 阶段门 阶段 下一步 下一个 下一 条件 为什么 为啥 为何 原因 进展 详情 状态
负责人 负责的 负责 联系人 联系方式 采购部长 金额 赢率 概率 竞争对手 对手 团队成员 团队 成员 客户预算 预算 开标日 开标时间 开标 签约日 签约时间 签约日期 预计签约 签约 时间 日期 逾期 欠款 拖欠 回款 应收 货款 尾款 款项
欠我们 欠 款 钱 我们 咱们 他们 您 你们 类似的 类似 相似的 相似 差不多的 差不多 同类 以前 过去 历史 过往 名下 手上 手里 手头 所有 全部 相关的 相关 有关 关于 一共 总共 合计 列表 清单 名单 记录 情形
付款计划 付款条件 交货期 交期 合同额 什么时候 哪天 几号 进不了 过不了 升不了 不能 无法 能进 要进 进到 进入 改成 改为 改到 改一下 调到 调成 调为 调至 调整 调高 调低 更新 修改 设置 设为 设成 推迟 延期 提前 延到 推到 延后 清空
满足 还要 需要 需 应该 谁在 是谁 有谁 谁 都有 都是 的话 方面 那边 这边 赢了 丢了 输了 中了 中标 丢标 没中 输给 赢过 交手 遇到 战绩 胜率 中标率 结果 复盘 超过 以上 以下 大于 小于 不到 今天 昨天 明天
拜访 见了 见到 聊了 谈了 会议 电话 条款 风险 标记 高风险 签的 签了 已签 未签 没签 还没 没 审批中 草稿 批准 清楚 具体 一个 一份 两个 多久 多大 多高 进 卡 差 缺 在 有 吗 呢 吧 啊 呀 了 的 得 么 是 和 跟 与 对 把 将 被 给 从 到 向
我 他 她 它 你 那 这 该 此 本 还 都 也 就 又 才 再 很 最 啥 几 个 家 份 单 次 笔 条 里 上 下 中 能 要 会 让 请 看 查 找 搜 说 讲 想 问 为 以 及 或 但 去 来 做 办 等 只 共 总 哪 何 不
`
  .trim()
  .split(/\s+/)
const splitting = [
  ...new Set(chinese.filter((word) => word.length > 1 || '的了吗呢吧啊呀么和跟把去趟'.includes(word))),
].toSorted((a, b) => b.length - a.length)
const splitter = new RegExp(splitting.join('|'), 'g')
const edges = new Set(chinese.filter((word) => word.length === 1))

const english = new Set(
  `a an the of to in on at for with and or is are was were be been do does did done has have had my i me we us our you your it its it's this that these those
  please can could would should will shall may might must what what's whats which who who's whose when where why how how's much many any some all every each there here
  show list find get give tell open pull bring up look search see know about status state update updates news latest current currently now right overview summary detail details
  deal deals opportunity opportunities project projects customer customers client clients account accounts contract contracts agreement agreements bid bids tender tenders
  payment payments plan record records order stage stages gate next move moving moved advance block blocks blocked blocking holding hold held stuck missing lack lacks need needs needed left
  from get getting going go goes went come coming doing happen happening stand stands owner owns owned own owe owes owed overdue unpaid outstanding money pay paid paying late
  similar like comparable past before previous history win won wins lose lost losing lost rate result results reason reasons against beat
  worth amount value probability budget signing sign signed expected opening opened date day team competitors competitor contacts contact visit visits visited visiting last first
  change set update push move raise lower make put correct percent still yet already more than over under above below least most than by into onto as so if then also just only really
  not no don't haven't hasn't isn't can't cannot couldn't didn't exist risk risks risky clause clauses flag flags flagged high state terms delivery schedule margin number numbers name
  currently ready promote us across group whole instalment instalments milestone milestones mine side picture rundown thing stuff bit lot quick brief heads guys folks boss office came out in put runing running waiting signature unsigned draft drafts soonest biggest smallest due planned plan calls far write-up article articles havent dont late early list pipeline company companies subsidiary subsidiaries department currency total worth handed hand whats soon later remaining remain planned want wants wanted job one ones another other same end ended ends start back afternoon morning evening mr ms mrs dr day days week weeks month months funny everything nobody anybody anyone somebody someone mine they them he she his her read ask asked send sent overnight after shd pls please jobs job receivables receivable supposed money thanks tell told let lets keep keeps been being between about around anything contacted close closes closing top major amount above smaller bigger larger likely together anything something talked spoke met had call called meeting discussed`.split(
    /\s+/,
  ),
)

/** Pieces of a question that may be a name, in order: what stands between the words that ask. */
export function recordWords(plain: string, places: readonly Place[]): string[] {
  let rest = plain
  for (const { start, end } of places) rest = rest.slice(0, start) + '|'.repeat(end - start) + rest.slice(end)
  // 165那台压机: the number is of the machine.
  // 165那个单: the figure by which everybody calls it.
  const figures = [
    ...rest.matchAll(
      /(?<![\d.a-z])(\d{2,4}(?:\.\d+)?)(?=(?:那|这)?(?:个|的|台|套|条)?(?:单|项目|商机|合同|标(?!前|准))| (?:deal|job|one|project|contract|bid)\b)/gu,
    ),
  ].map(([, figure = '']) => figure)
  const joined = rest
    .replaceAll(/(锻压|压机|轧机|起重机?|窑炉|矿机|矿山|容器|重容)(这边|那边|公司|事业部|子公司)/g, '|')
    .replaceAll(/(?<=\d)(那|这)?(台|套|条|座)(?=\p{Script=Han})/gu, ' ')
  const parts = joined.replaceAll(splitter, '|').split(/[|,，。？！?!;；:：、()（）[\]…~]+/)
  const pieces = parts
    .flatMap(namesIn)
    .filter((piece) => [...piece].length >= 2 && !/^[\d.%\s]+(天|日|周|个?月|年|次|笔|份|家|点)?$/.test(piece))
  return [...figures, ...pieces]
}

function namesIn(part: string): string[] {
  const pieces: string[] = []
  let words: string[] = []
  const close = () => {
    const text = trimEdges(words.join(' '))
    if (text) pieces.push(text)
    words = []
  }
  for (const word of part.trim().split(/\s+/)) {
    const bare = word.replace(/^[.'"-]+|(?:'s|[.'"-]+)$/g, '')
    if (bare === '' || english.has(bare)) close()
    else words.push(bare)
    // Whose it is stands by itself.
    if (word.endsWith("'s")) close()
  }
  close()
  return pieces
}

const long = [...english].filter((word) => word.length >= 7)

/** Longer words of those that ask, with letters changed places, left out or doubled, as they are written: contarcts. */
export function mendTyping(plain: string): string {
  return plain.replaceAll(/\b[a-z]{6,}\b/g, (word) => {
    if (isCommonEnglish(word)) return word
    const meant = long.find(
      (known) =>
        known[0] === word[0] &&
        Math.abs(known.length - word.length) < 2 &&
        distance(known, word) < 2 &&
        !word.startsWith(known),
    )
    return meant ?? word
  })
}

/** Single characters that only join are no part of a name where they stand at its ends. */
function trimEdges(text: string): string {
  let characters = [...text.trim()]
  while (characters.length > 0 && edges.has(characters[0] ?? '')) characters = characters.slice(1)
  while (characters.length > 0 && edges.has(characters.at(-1) ?? '')) characters = characters.slice(0, -1)
  return characters.join('').trim()
}

/** Words of a search: Chinese and others apart, as they stand in different parts of a name. */
export function asSearch(piece: string): string {
  return piece
    .replaceAll(/(?<=\p{Script=Han})(?=[a-z0-9ø×])|(?<=[a-z0-9³²])(?=\p{Script=Han})|(?<=\d)(?=[a-z])/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const calendar =
  /^(africa|asia|europe|america|americas|china|chinese|russia|turkey|india|indonesia|vietnam|middle|east|north|south|west|central|eastern|northern|southern|western|mining|steel|cement|coal|power|chemical|chemicals|ports?|english)$|^(mon|tues|wednes|thurs|fri|satur|sun)day$|^(january|february|march|april|june|july|august|september|october|november|december)$/

/** A word that asks, joins or names a kind of thing, a day or a month: no name of anything. */
export function isCommonEnglish(word: string): boolean {
  return english.has(word) || english.has(word.replace(/s$/, '')) || calendar.test(word)
}

/** A character that joins words, or begins what is asked. */
export function isJoining(character: string): boolean {
  return edges.has(character)
}
