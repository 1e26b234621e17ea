import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

const tries = '管辖|起诉|诉讼|诉至|提诉|受理|裁判|裁决|判决(?!书)|打官司|审理|审判|处理|解决'
const place =
  '所在(?:地|国|城市|区)?|住所地?|住址|注册(?:登记)?(?:地|地址)?|登记地|营业地|经营地|厂址|总公司|总部|本地|当地|那边|属地'
/** Arbitration, unless it is what the clause shuts out. */
const arbitration =
  /(?<!不得[^。；，]{0,12}|不(?:再)?(?:提交|申请|适用)[^。；，]{0,6})仲裁(?!协议无效)|(?<!\b(?:exclusion of|no|without|not|instead of|waives?) )\barbitrat\w*/iu
const seat = String.raw`registered (?:office|address)|registered|seat|domicile\w*|(?:principal |usual )?place of business|head office|headquarters|works|factory|home|country|state|principal place|address|jurisdiction|situated|located`
const court = String.raw`\bcourts?\b|\btribunals?\b|\bjurisdiction\b|\bvenue\b|\bforum\b|\blitigat\w*|\b(?:legal|judicial|court) (?:action|proceedings)\b|\blaw ?suits?\b|\bsuits?\b|\bsu(?:e|ing)\b`
const neutral = String.raw`China\b|(?:the )?P(?:eople|RC)|Beijing|Shanghai|England|London|Switzerland|Zurich|Geneva|Sweden|Stockholm|Singapore|Hong Kong|English|Swiss|Swedish|Chinese`
const Court = String.raw`\b(?:[Cc]ourts?|COURTS?|[Tt]ribunals?|[Jj]urisdiction|[Vv]enue|[Ff]orum|[Jj]udicial [Dd]istrict)\b`
const Place = String.raw`(?:[Tt]he )?(?:(?:[Ss]tate|[Cc]ity|[Cc]ounty|[Rr]epublic|[Pp]rovince|[Kk]ingdom) of )?(?!${neutral}|<seller>|<buyer>|Clause|Article|Section|Contract|Agreement|Site|Works|Party|Parties|Annex|Order)\p{Lu}\p{L}+`

/** What a court may do without anybody having to sue there. */
const otherThanSuing =
  /判决书?[，,]?[^。；]{0,6}(?:执行|生效)|生效(?:的)?判决|查封|冻结|失信|被执行|出具|证明|送达地址|\bjudge?ment upon\b|\baward\b|\bcompetent jurisdiction\b|\borders? of any court|\bpermits?\b|\bauthorit(?:y|ies) having\b|\binterim\b|\bcompetent court that\b|\bcourt costs?\b/iu

export const disputeStatements: readonly Statement[] = [
  {
    kind: 'governing-law',
    fact: 'buyersCourt',
    says: [
      anyOf([
        `(?:<theirs>|采购单位)(?:[（(][^）)]{0,10}[）)])?[^。；，、]{0,6}(?:${place})(?:[（(][^）)]{0,16}[）)])?[^。；，]{0,20}法院|<theirs>[^。；，、]{0,8}(?:人民)?法院|(?:项目|合同履行地|合同签订地|工程|设备安装地)(?:所在地|现场)?[^。；，]{0,14}(?:人民)?法院`,
      ]),
      anyOf([tries]),
    ],
    unless: [
      arbitration,
      anyOf([`(?<!总)<seller>[^。；，]{0,6}(?:${place})`, '(?:不由|不得(?:在|向)|并非)[^。；，]{0,16}法院']),
    ],
    unlessBeside: [
      /原告|被告|守约方|起诉方/u,
      otherThanSuing,
      anyOf(['<seller>[和与及或、]<theirs>|<theirs>[和与及或、]<seller>']),
    ],
  },
  {
    kind: 'governing-law',
    fact: 'buyersCourt',
    says: [
      anyOf([
        String.raw`<theirs>(?:'s)?[^.;]{0,40}\b(?:${seat})\b|\b(?:${seat})\b[^.;,]{0,24}<theirs>|\bhome courts?\b|<theirs>'s (?:\w+ ){0,2}courts?\b`,
      ]),
      anyOf([court]),
    ],
    about: 1,
    unless: [
      arbitration,
      otherThanSuing,
      anyOf([
        String.raw`\bdefendant\b|\bbeing sued\b|\bnon-exclusive\b|\bneither party\b|\bnot (?:be )?(?:required|submit|subject)|<seller>'s? (?:\w+ ){0,2}(?:${seat}|courts?)\b|\b(?:${seat})\b[^.;,]{0,16}<seller>|<seller> has its\b`,
      ]),
    ],
  },
  {
    kind: 'governing-law',
    fact: 'buyersCourt',
    says: [
      anyOf(
        [
          String.raw`${Court}[^.;\n]{0,60}\b(?:of|at|in|is|be|:)\s+${Place}|${Court}:\s+${Place}|\bVenue\b[^.;\n]{0,60}\b(?:in|of|at)\s+${Place}`,
          String.raw`\b(?:[Cc]ourts? (?:seated|sitting|located) (?:in|at)) ${Place}|\p{Lu}\p{L}+ (?:District |High |Commercial |Superior )Courts?\b|\p{Lu}\p{L}+ [Cc]ourts? (?:shall |will )?(?:have|has) (?:the )?(?:sole|exclusive)`,
        ],
        'u',
      ),
      /\bdisputes?\b|\bclaims?\b|\bjurisdiction\b|\bsuits?\b|\bactions?\b|\bproceedings\b|\bcontrovers\w*|\bmatters?\b|\bvenue\b|\bforum\b|\bconsents?\b|\bsubmits?\b|\bcompetent\b/iu,
    ],
    about: 1,
    unless: [
      arbitration,
      otherThanSuing,
      anyOf([
        String.raw`\bdefendant\b|\bnon-exclusive\b|\bneither party\b|<seller>'s (?:\w+ ){0,2}(?:${seat}|courts?)\b|\b(?:courts?|jurisdiction)\b[^.;]{0,24}\b(?:of|in|at|be|is) (?:the )?(?:${neutral}|<seller>)`,
      ]),
    ],
  },
  {
    kind: 'governing-law',
    fact: 'buyersCourt',
    says: [
      /\barbitrat\w+[^.;]{0,40}\b(?:of|by|appointed by|nominated by)\b (?:the )?(?:Managing Director|Chairman|Chief|Director|General Manager|<theirs>)|<theirs>(?:指定|选定|委派)[^。；]{0,6}仲裁员/iu,
    ],
  },
]
