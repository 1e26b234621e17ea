import type { Bilingual } from '#crm/org/bilingual.ts'

const said: Record<string, Bilingual> = {
  // What is out of sight and what is not there are told apart by nobody.
  NOT_FOUND: { zh: '没有找到这条记录,或者你看不到它。', en: 'There is no such record, or you cannot see it.' },
  FORBIDDEN: { zh: '你的权限不允许这样做。', en: 'Your rights do not allow that.' },
  BAD_INPUT: { zh: '参数不对,没有执行。', en: 'The arguments are not right; nothing was done.' },
  CONFLICT: { zh: '记录已被别人改动,请重新读取。', en: 'The record has moved meanwhile; read it again.' },
}

const unexpected: Bilingual = {
  zh: '出错了,没有改动任何内容,请稍后再试。',
  en: 'Something went wrong; nothing was changed. Try again later.',
}

/** What somebody outside is told of a failure: its kind, and where the arguments are wrong; never what the server ran into. */
export function refusalOf(code: string, detail?: string): Bilingual {
  const { zh, en } = said[code] ?? unexpected
  return detail ? { zh: `${zh}\n${detail}`, en: `${en}\n${detail}` } : { zh, en }
}
