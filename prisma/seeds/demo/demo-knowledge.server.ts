import { readFileSync } from 'node:fs'

/** A directory of the demonstration, below another or at the top. */
export interface DemoDirectory {
  key: string
  below: string | null
  zh: string
  en: string
  /** of whom what may be done there; left out: as in the one above. `company` is the key of an organisation, null everybody */
  grants?: readonly {
    company: string | null
    rights: readonly ('read' | 'comment' | 'download' | 'forward' | 'write')[]
  }[]
}

export interface DemoArticle {
  directory: string
  kind: 'article' | 'standard' | 'news' | 'template'
  title: string
  /** Markdown */
  body: string
}

const everybody = { company: null, rights: ['read', 'comment'] } as const
const ofTheirs = (company: string) => ({ company, rights: ['read', 'comment', 'download', 'write'] }) as const

export const demoDirectories: readonly DemoDirectory[] = [
  { key: 'products', below: null, zh: '产品知识', en: 'Products', grants: [everybody] },
  { key: 'forging', below: 'products', zh: '锻压', en: 'Presses', grants: [everybody, ofTheirs('forging')] },
  { key: 'mills', below: 'products', zh: '轧机', en: 'Mills', grants: [everybody, ofTheirs('rolling')] },
  { key: 'kilns', below: 'products', zh: '窑炉与磨机', en: 'Kilns and grinding' },
  { key: 'cranes', below: 'products', zh: '起重', en: 'Cranes' },
  { key: 'credentials', below: null, zh: '资质文件', en: 'Credentials', grants: [everybody] },
  { key: 'sales', below: null, zh: '投标与销售', en: 'Bidding and selling', grants: [everybody] },
  { key: 'bids', below: 'sales', zh: '投标准备', en: 'Preparing bids' },
  {
    key: 'defence',
    below: 'sales',
    zh: '答辩与澄清',
    en: 'Defence and clarification',
    grants: [everybody, ofTheirs('forging')],
  },
  // How far we go in a negotiation is nobody's business but ours.
  { key: 'negotiation', below: 'sales', zh: '谈判', en: 'Negotiation', grants: [ofTheirs('forging')] },
  { key: 'contracts', below: 'sales', zh: '合同写法', en: 'Wording of contracts' },
  { key: 'service', below: null, zh: '售后', en: 'After sales', grants: [everybody] },
  { key: 'industry', below: null, zh: '行业动态', en: 'Industry news', grants: [everybody] },
]

/** The articles, from texts whose headings are `@directory|kind|title`. */
export function readDemoArticles(): DemoArticle[] {
  const files = ['articles-1.txt', 'articles-2.txt']
  return files.flatMap((file) =>
    readFileSync(new URL(`./knowledge/${file}`, import.meta.url), 'utf8')
      .split(/^@/m)
      .filter((part) => part.trim() !== '')
      .map((part): DemoArticle => {
        const [head = '', ...lines] = part.split('\n')
        const [directory = '', kind = 'article', title = ''] = head.split('|')
        // What stands in one line is a paragraph of its own.
        const body = lines.filter(Boolean).join('\n\n')
        return { directory, kind: kind as DemoArticle['kind'], title, body }
      }),
  )
}
