import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const known = '中国|中华|我国|英国|英格兰|瑞士|瑞典|新加坡|香港|国际|被告|仲裁'
const country =
  '国|共和国|王国|联邦|群岛|酋长国|州|印度尼西亚|印尼|越南|印度|马来西亚|菲律宾|巴基斯坦|沙特|沙特阿拉伯|土耳其|伊朗|伊拉克|埃及|南非|尼日利亚|墨西哥|智利|秘鲁|巴西|阿根廷|俄罗斯|哈萨克斯坦|乌兹别克斯坦|乌克兰|意大利|西班牙|日本|加拿大|澳大利亚|阿联酋'
/** A law by its country, unless we know that law well. */
const foreign = String.raw`(?:^|适用|受|依照?|按照?|依据|根据|遵从|以|为|由|法律[为是]?|[：:，])\s*(?:(?!${known})[\p{Script=Han}·]){0,12}(?:${country})(?:的|现行|当地|有效|实体){0,3}法(?:律)?(?!规|院|人|定)`
const Neutral = String.raw`Chin\w+|People|P\.?R\.?C|English|England|Swiss|Switzerland|Swedish|Sweden|Singapor\w*|Hong Kong`
/** Capitals in front of "law" that name no country. */
const common =
  'The|This|Governing|Applicable|Proper|Substantive|Such|Any|All|Mandatory|By|Under|Civil|Common|Local|National|Case|International|Contract|Arbitration|Choice|Relevant|Public|Labou?r|Tax|Company|Insurance|UNCITRAL|Model|Maritime|Bankruptcy|Statute'
const theirPlace = 'country|state|jurisdiction|seat|domicile|place'

export const governingLawStatements: readonly Statement[] = [
  {
    kind: 'governing-law',
    fact: 'foreignLaw',
    says: [
      anyOf([foreign, '<theirs>(?:所在|注册)?(?:国|地)家?(?:的|现行){0,2}法律']),
      /适用|准据|管辖|解释|处理|执行|支配/u,
      /合同|协议|订单|争议|准据|适用法律|法律适用|效力|事项/u,
    ],
    unless: [/税|劳动|安全|环保|海关|人员|标准|缴纳|保函|进口|知识产权/u],
  },
  {
    kind: 'governing-law',
    fact: 'foreignLaw',
    about: 1,
    says: [
      anyOf(
        [
          String.raw`\b[Ll]aws?\b[^.;]{0,50}\b(?:of|in|at)\s+(?:[Tt]he )?(?:(?:[Ss]tate|[Rr]epublic|[Kk]ingdom|[Pp]rovince|[Ee]mirate) of )?(?!${Neutral}|People|<seller>|Contract|Agreement|Site|Annex|Order)\p{Lu}\p{L}+`,
          String.raw`\b(?!(?:${Neutral}|${common})\b)\p{Lu}[\p{L}.]+ [Ll]aws?\b(?! of)`,
          String.raw`\b[Gg]overning [Ll]aw(?: (?:is|shall be))?:?\s+(?!${Neutral}|The\b)(?:the law of )?\p{Lu}\p{L}+`,
          String.raw`<theirs>(?:'s)? (?:${theirPlace})\b`,
        ],
        'u',
      ),
      /\bgovern\w*|\bconstrued\b|\binterpreted\b|\bapply\b|\bapplies\b|\bapplicable\b|\bsubject to\b|\bdetermined by\b|\bcontrols?\b|\bproper law\b/iu,
      /\blaws?\b/iu,
    ],
    unless: [
      anyOf([
        String.raw`\b[Ll]aws? of (?:the )?(?:${Neutral}|<seller>|either|defendant)\b|\b(?:${Neutral})\b(?:'s Republic)?[^.;]{0,12}\b[Ll]aws?\b`,
        String.raw`\bsafety\b|\bcustoms\b|\bcompl(?:y|ies|iance)\b|\bconform\b|\btax\w*|\bdut(?:y|ies)\b|\blevied\b|\bimposed\b|\bmandatory\b|\binsolven\w*|\bregulations\b|\bnot (?:apply|govern)\b(?![^.;]{0,40}\bCISG)`,
      ]),
    ],
  },
]
