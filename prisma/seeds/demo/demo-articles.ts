import { readFileSync } from 'node:fs'

/** What may be done in a directory: letters of read, comment, download, forward, write. */
interface DemoGrant {
  /** Chinese name of an organisation; null is everybody */
  org: string | null
  rights: string
}

interface DemoDirectory {
  key: string
  name: string
  latin: string
  /** key of the one above */
  under: string | null
  /** none: those of the one above */
  grants: readonly DemoGrant[]
}

const [forging, rolling, marketing, legal] = ['中嵩锻压公司', '中嵩轧机公司', '集团营销中心', '集团法务部']
const everybody = (rights: string): DemoGrant => ({ org: null, rights })

/** The directories of the demonstration, each after the one above it. */
export const demoDirectories: readonly DemoDirectory[] = [
  {
    key: 'products',
    name: '产品知识',
    latin: 'Products',
    under: null,
    grants: [everybody('rcd'), { org: marketing, rights: 'rcdfw' }],
  },
  {
    key: 'forging',
    name: '锻压',
    latin: 'Forging',
    under: 'products',
    grants: [everybody('rc'), { org: forging, rights: 'rcdw' }],
  },
  {
    key: 'mills',
    name: '轧机',
    latin: 'Rolling mills',
    under: 'products',
    grants: [everybody('rc'), { org: rolling, rights: 'rcdw' }],
  },
  {
    key: 'cranes',
    name: '起重机',
    latin: 'Cranes',
    under: 'products',
    grants: [everybody('rc'), { org: '中嵩起重公司', rights: 'rcdw' }],
  },
  {
    key: 'kilns',
    name: '窑炉与磨机',
    latin: 'Kilns and grinding',
    under: 'products',
    grants: [everybody('rc'), { org: '中嵩窑业公司', rights: 'rcdw' }],
  },
  {
    key: 'credentials',
    name: '资质文件',
    latin: 'Credentials',
    under: null,
    grants: [everybody('r'), { org: marketing, rights: 'rcdfw' }],
  },
  {
    key: 'bids',
    name: '投标与销售',
    latin: 'Bids and sales',
    under: null,
    grants: [everybody('rc'), { org: marketing, rights: 'rcdfw' }],
  },
  {
    key: 'defence',
    name: '答辩与澄清',
    latin: 'Presentation and clarification',
    under: 'bids',
    grants: [
      everybody('rc'),
      { org: forging, rights: 'rcd' },
      { org: rolling, rights: 'rcd' },
      { org: marketing, rights: 'rcdfw' },
    ],
  },
  { key: 'negotiation', name: '谈判', latin: 'Negotiation', under: 'bids', grants: [] },
  {
    key: 'contracts',
    name: '合同条款',
    latin: 'Contract clauses',
    under: null,
    grants: [everybody('rc'), { org: legal, rights: 'rcdfw' }],
  },
  {
    key: 'service',
    name: '售后与备件',
    latin: 'After-sales and spares',
    under: null,
    grants: [everybody('rcd'), { org: marketing, rights: 'rcdfw' }],
  },
  {
    key: 'industry',
    name: '行业动态',
    latin: 'Industry news',
    under: null,
    grants: [everybody('rc'), { org: marketing, rights: 'rcdw' }],
  },
]

export interface DemoArticle {
  /** key of its directory */
  directory: string
  kind: 'article' | 'standard' | 'news' | 'template' | 'case'
  language: 'zh' | 'en'
  title: string
  /** Markdown */
  body: string
}

/** The articles of the demonstration, read from the texts beside this file. */
export function readDemoArticles(): DemoArticle[] {
  return ['articles-1.txt', 'articles-2.txt']
    .flatMap((name) =>
      readFileSync(new URL(`./knowledge/${name}`, import.meta.url), 'utf8')
        .split(/^@/m)
        .slice(1),
    )
    .map((text) => {
      const [first = '', ...lines] = text.trim().split('\n')
      const [directory = '', kind = '', title = ''] = first.split('|')
      const body = lines
        .map((line) => (line.startsWith('# ') ? `\n#${line}\n` : line))
        .join('\n')
        .trim()
      const language = /\p{Script=Han}/u.test(title) ? 'zh' : 'en'
      return { directory, kind: kind as DemoArticle['kind'], language, title, body }
    })
}
