/** The sentences of a text in plain letters, each with the mark that ends it. */
export function sentencesSaid(plain: string): string[] {
  return plain
    .split(/(?<=[。!?;])|(?<=\.)\s/)
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
}

/** The clauses of a text: what a comma or a word that joins two orders keeps apart. */
export function clausesSaid(plain: string): string[] {
  return sentencesSaid(plain)
    .flatMap((sentence) =>
      sentence.split(
        /,(?!\d)|、|[—–]| - |\b(?:but|and then|then|instead)\b|\band\b(?! \d)|(?:然后|同时|另外|顺便|还有|并且|以及|(?<=\p{Script=Han})并(?=把))/u,
      ),
    )
    .map((text) => text.trim())
    .filter((text) => /[\p{L}\p{N}]/u.test(text))
}

/** Nothing but marks up to the end. */
const end = '(?=[^\\p{L}\\p{N}]*$)'

/** What one does to a record; a question about it is no order. */
const acts =
  '记(?!得|不|录里)|登记|录|补|安排|约|改|更正|订正|调|设|填|写|更新|推|延|挪|提|降|升|换|清空|标成|\\b(?:log|record|note|register|schedule|arrange|book|plan|change|set|update|move|push|raise|increase|lower|reduce|correct|rename|make|put|add|postpone|clear|adjust|bump|replace|take)\\b'

/** "Could you change …?", 能不能帮我把…改成…, …改成…好吗: asked for politely, and an order all the same. */
const polite = new RegExp(
  [
    `(?:can|could|would|will|may i ask|i'd like|i want) (?:you|u|we)\\b.{0,24}(?:${acts})`,
    `would you mind|(?:${acts}).{0,120}\\b(?:would|will|could|can) you${end}`,
    `\\b(?:please|pls|kindly)\\b.{0,12}(?:${acts})`,
    `(?:能不能|可不可以|能否|可否)(?:请|麻烦)?(?:你|您)?(?:先|再|也)?(?:(?:帮|给|替|把|将).{0,40})?(?:${acts})`,
    `(?:可以|能)(?:请|麻烦)?(?:你|您)?(?:先|再|也)?(?:帮|给|替|把|将).{0,40}(?:${acts})`,
    `(?:帮我|帮忙|麻烦|请(?!问))(?:你|您)?.{0,40}(?:${acts})`,
    `(?:${acts}).{0,40}(?:好吗|好么|好不好|行吗|行么|行不行|可以吗|可以么|可不可以|吧|ok|okay|please|pls|thanks|谢谢)${end}`,
  ].join('|'),
  'u',
)
/** 帮我查一下…: what is asked for is to be told. */
const looksUp =
  /查|(?<!您|你|我)看(?!能不能|能否)|瞧|告诉|问一?[下问]|想知道|核实|确认一?下|\b(?:tell|check|find out|look up|show|know|remind me|see (?:if|whether))\b/

const they = '(?:we|i|you|they|he|she|it|this|that|anyone|anybody|someone|somebody|people|mr|ms|any)'
const done = '(?:been|had|ever|visited|met|seen|contacted|called|changed|moved|set|signed)'
const leading = new RegExp(
  `^(?:(?:so|and|but|hey|hi|ok|okay|well|please|pls|now|also|just|quick question|remind me|tell me|show me|check|find out|do you know|any idea|i wonder|i'm wondering|let me know|(?:can|could) you tell me)[\\s,:]+)*(?:${[
    "does\\b|doesn't",
    `did (?!a\\b|an\\b|it\\b|this\\b|some\\b|one\\b|the (?:\\w+ )?(?:visit|survey|round|call|meeting))`,
    `(?:do|didn't|don't) (?:${they}|the|our)\\b`,
    `(?:has|have|hasn't|haven't) (?:${they}\\b|\\w+ (?:\\w+ )?${done})`,
    "(?:is|isn't|aren't|are)\\b",
    `(?:was|were|wasn't|weren't) (?:${they}\\b|the\\b|our\\b|there (?:a|any)\\b|\\w+ (?:\\w+ )?${done})`,
    "(?:should|shouldn't|shall|ought|must|might) (?:we|i|the|it|they|he|she|this|that|our|my)\\b",
    'would (?:it|the|we|that|this)\\b',
    "(?:can|could|can't|couldn't) (?:i|it|the|this|that|they|anyone)\\b",
    'whether\\b|if (?:we|i|anyone)\\b',
    '(?:who|whom|whose)\\b(?!:)|which\\b|why\\b(?!:)|how\\b(?!:)',
    'what(?! a\\b| an\\b|:)|where(?! (?:we|i)\\b|:)',
    'when (?:did|was|were|is|are|do|does|will|has|have|had|would|should|could|can|last)\\b',
  ].join('|')})`,
)
/** 问能不能提前, 聊了什么时候交货: what was asked or talked of stands in what one tells, and is no question to us. */
const reporting =
  /问|聊|谈|说|讲|讨论|商量|确认|了解|提到|提出|知道|明确|答复|沟通|交流|要求|关心|关注|担心|希望|介绍|打听|决定|定了|过了一遍|\b(?:ask(?:ed|s)?|wonder(?:ed|s)?|want(?:ed|s)? to know|discussed|talked|told|said|about)\b/
/** …还没说, …不清楚: neither is one that is not settled yet, or that is by now. */
const unsettled =
  /没说|没定|未定|没有?回|不清楚|不知道|不确定|待定|再(?:说|定|看|问|议)|没想好|要等|定下来|定了|定好|谈妥|说清|not (?:clear|sure|decided)/
/** 聊了什么, 见了谁: it asks for what was talked of itself. */
const bareObject = new RegExp(
  `(?:问|聊|谈|说|讲|讨论|商量|沟通|交流|介绍|见)(?:了|过|到|的)*(?:些|是|的是)*(?:什么|啥|哪些|几次|几回|多少次|谁)(?:内容|事|东西|话题|来着|呢|呀|啊)?${end}`,
  'u',
)
const asksFor =
  /谁|(?<!没|没有|不|有点)(?:什|甚)么(?!都|也|的)|(?<!没|没有|不)啥(?!都|也)|何时|何日|(?<!好|有|这|那|前|后|上|下|第|没|了|十|聊|谈)几(?:次|回|趟|遍|家|个人|位|号|点|天前|月份?)(?!都|也)|多少|哪(?!怕|都|也)|为(?:什么|啥|何)|怎么(?!都|也|着)|如何|咋/
const eitherOr = new RegExp(
  `是不是|有没有|有木有|有无|是否|该不该|要不要|用不用|需不需要|应不应该|对不对|能不能|可不可以|能否|可否|(\\p{Script=Han})(?:没|不)\\1|(?:去|见|拜访|联系|聊|谈|跑|改|调|记|登记)(?:了|过)?没${end}`,
  'u',
)
const endsAsking = new RegExp(`(?:吗|嘛|(?<!什|怎|那|这|多)么)${end}|(?:了|过)[^,]{0,14}(?:没有|没)${end}`, 'u')
const tagged = new RegExp(`^(?:是吗|对吗|对吧|对不对|是不是|是吧|没错吧|right|correct|isn't it|is it)${end}`, 'u')

/** Whether a clause or a sentence asks, and is no order that is put as a question. */
export function isAsking(text: string): boolean {
  if (polite.test(text) && !looksUp.test(text) && !/是不是|该不该|要不要|\bshould\b/.test(text)) return false
  if (leading.test(text) || bareObject.test(text)) return true
  const last = text.split(/,(?!\d)/).at(-1) ?? text
  if (/\?\s*$/.test(text) && !reporting.test(last)) return true
  return text.split(/,(?!\d)/).some((clause) => asksItself(clause))
}

function asksItself(said: string): boolean {
  // 请问谁…: whoever asks says that they do.
  const clause = said.replaceAll(/请问|(?:想|要|我)问(?:一?下|你|您)?|问一?下/g, ' ')
  const found = [asksFor, eitherOr, endsAsking].flatMap((pattern) => pattern.exec(clause)?.index ?? [])
  if (found.length === 0 || unsettled.test(clause)) return false
  const before = clause.slice(0, Math.max(...found))
  return !reporting.test(before)
}

/** "…, right?": what stood before it is asked, too. */
export function isTagged(text: string): boolean {
  return (
    tagged.test(
      text
        .split(/,(?!\d)/)
        .at(-1)
        ?.trim() ?? '',
    ) && /[?吗吧]|不是|不对/.test(text)
  )
}

const changing =
  '改|更正|调|动(?!作|力|静|态)|变|设|填|写|更新|推|延|挪|提前|提到|提高|降|升|换|清空|加|减|\\b(?:chang\\w*|set\\w*|updat\\w*|mov\\w*|push\\w*|rais\\w*|increas\\w*|lower\\w*|reduc\\w*|correct\\w*|renam\\w*|mak\\w*|put\\w*|add\\w*|postpon\\w*|clear\\w*|adjust\\w*|bump\\w*|touch\\w*|edit\\w*|alter\\w*|replac\\w*|take)\\b'
const recording = '记|登记|录|补|写|\\b(?:log\\w*|record\\w*|not(?:e|ing)|register\\w*|jot\\w*|enter\\w*)\\b'
const planning = '安排|约|排|\\b(?:schedul\\w*|arrang\\w*|book\\w*|plan\\w*)\\b'
const forbids =
  '(?<!要)不要(?!忘|漏)|(?<!特|类|级|区|分|性|个|差|鉴)别(?!的|人|家|处|克|墅|称|名|急|忘|漏|是|说)|甭|(?<!用)不用|不必|无需|无须|(?<!需)不需要|(?<!能)不能|(?<!可)不可(?!以不)|不许|不得|不准|(?<!应)不应该?|(?<!该)不该|不宜|(?:先|暂|暂时)不|暂缓|切勿|请勿|勿|禁止|没必要|没有必要|用不着|不(?=[改动变])'
const forbidsEn =
  "\\b(?:don't|do not|dont|never|no need to|needn't|need not|shouldn't|should not|mustn't|must not|may not|can't|cannot|can not|won't|will not|let's not|rather not|please not|stop|avoid)\\b(?! forget| hesitate| fail| let me forget)"
/** What is forbidden is said close by; 不要把…改成 has what it is of between. */
const forbiddingOf = (what: string) =>
  new RegExp(
    `(?:${forbids})(?:.{0,8}?|.{0,4}(?:把|将|给).{0,40}?)(?:${what})|(?:${forbidsEn})(?:\\s\\w+){0,2}?\\s(?:${what})|\\b(?:should not|shouldn't|must not|mustn't) be\\b`,
  )

const forbidding = {
  change_field: forbiddingOf(changing),
  record: forbiddingOf(recording),
  plan: forbiddingOf(planning),
}
/** 不是6号, rather than 130 million: what it is not, or not to become. */
const denied = /(?:(?<!是)不是|而非|并非|\bis not\b|\bisn't\b|\bnot\b|\brather than\b|\binstead of\b)/

/** What a clause forbids, from the word for it on; null where it does not. */
export function forbiddenIn(clause: string, what: keyof typeof forbidding): string | null {
  const found = forbidding[what].exec(clause)
  return found ? clause.slice(found.index) : null
}

/** What a clause says that something is not, from the word for it on; null where it does not. */
export function deniedIn(clause: string): string | null {
  const found = denied.exec(clause)
  return found ? clause.slice(found.index) : null
}

/** Whether what stands before the word that forbids already is an order: 改成1.2亿不要改成1.3亿. */
export function isOrder(clause: string, what: keyof typeof forbidding): boolean {
  const pattern = { change_field: changing, record: recording, plan: planning }[what]
  const forbidden = forbiddenIn(clause, what)
  const rest = forbidden === null ? clause : clause.slice(0, clause.length - forbidden.length)
  return new RegExp(pattern).test(rest)
}
