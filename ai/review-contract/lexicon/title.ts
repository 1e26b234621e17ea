import { anyOf } from './any-of.ts'
import type { Statement } from './statement.ts'

/** Title, called by its name. */
const title = [
  '所有权|物权|(?<!知识)产权(?!证)|权属(?=[^。；，]{0,4}[归转属])',
  String.raw`(?<!\bjob |\bof |\bwarrant\w* good |\bgood )\btitle\b(?! of )|\bownership\b|\bproperty in\b|\bproperty\b(?=[^.;]{0,30}\b(?:pass|vest)es)`,
].join('|')
/** Title that is theirs, without its name. */
const theirs = [
  '(?:归|属于?|转归|成为|即?为|视为|作为|转为)[^。；，]{0,4}<theirs>[^。；，]{0,4}(?:财产|资产|所有|享有)|(?<![当交退返回])归<theirs>(?=[。；，]|$)|是<theirs>的(?:了|东西)?(?=[。；，]|$)',
  '<theirs>[^。；，]{0,20}(?:取得|享有|拥有|获得)[^。；，]{0,16}(?:所有权|物权|产权)|(?:由|归)<theirs>[^。；，]{0,4}(?:所有|享有)|(?:转移|移转|转|移交)(?:归|给|至|到|予)?[^。；，]{0,4}<theirs>(?=[^。；，]{0,4}所有)',
  String.raw`\bproperty of (?:the )?<theirs>|<theirs> (?:\w+ )?property\b|\bbelongs? to (?:the )?<theirs>|\bowned by (?:the )?<theirs>|<theirs>[^.;,]{0,30}\b(?:acquires?|obtains?|takes?|receives?|has|have)\b[^.;,]{0,20}\b(?:title|ownership)\b`,
].join('|')
const passes = [
  '转移|移转|转归|转让|让与|转(?=给|至|到|为)|归|(?<![权附金])属|变动|取得|享有|拥有|获得|成为|即为|视为|作为|移交|是<theirs>的',
  String.raw`\b(?:pass(?:es|ed)?|vest(?:s|ed)?|transfer(?:s|red)?|becomes?|acquires?|obtains?|takes?|conveys?|conveyed|go(?:es)? over|devolves?|belongs?|owned|deemed|be the|has|have)\b`,
].join('|')
/** Moments at which nothing, or not all, need have been paid. */
const beforePayment = [
  '进(?:入|场|厂)|[到抵送]达|送[到抵至]|交货|交付|(?:货|一)到|到(?:货|场|厂)|运[至抵入到往]|驶入|签[收发]|装[船运车]|(?:离|出|进)厂|发[货运]|入库|卸[货车]|开箱|下线|投(?:料|产)|开始生产|生产(?=的?(?:时|过程|阶段|中))|制成|制造|完工|标识|编号|安装|就位|越过|提单|收到货|收货|移送|出厂|预?验收',
  '进度款|预付款|(?:第一|首)(?:笔|期|次)|(?:支付|付款|收到)[^。；]{0,6}(?:任何|部分|首期|第一)|按[^。；，]{0,6}比例',
  String.raw`\bdeliver\w*|\b(?:ship|shipped|shipment|shipping)\b|\bde?spatch\w*|\bdispatch\w*|\barriv\w*|\bidentif(?:ied|ication)\b|\b(?:appropriat|allocat)\w*|\bmanufactur\w*|\bfabricat\w*|\bworkshop\b|\bworks\b|\bsite\b|\bpremises\b|\bleaves?\b|\bload\w*|\bunload\w*|\bhand(?:ed|ing)? over\b|\bput on board\b|\bon board\b|\breceipt\b|\bF(?:OB|CA)\b|\btender\b|\bperformed\b|\benters?\b|\bfactory acceptance\b|\binstall(?:ed|ation)\b`,
  String.raw`\badvance\b|\bfirst (?:progress )?(?:instal?ment|payment)\b|\bprogress payments?\b|\bpart payment\b|\bpaid for in part\b|\bany payment\b|\bearlier of\b|\bwhichever is (?:the )?earlier\b|\bwhether or not\b`,
].join('|')

/** Payment in full, which no payment at all and a payment of an instalment are not. */
const paid = [
  '(?:付|结|缴)清|付完|(?:全部|全额|所有(?!权))[^。；，]{0,12}(?:支付|结算|到账|收到)|最后一笔|未[^。；，]{0,6}(?:支付|付)[^。；，]{0,8}(?:价款|货款)|所有权保留|保留[^。；，]{0,8}所有权',
  String.raw`\bretention of title\b|\b(?:retains?|reserves?) (?:title|ownership|property)\b|\b(?:paid|received|settled) (?:\w+ ){0,2}in full\b|\b(?:full|final|complete) (?:payment|settlement)\b|\bpayment in full\b|\bpayment of (?:the )?(?:\w+ )?price\b|\b(?:full|entire|whole)(?: of the)? (?:purchase |contract )?price|\bsettle(?:d|ment)\b|\blast instal?ment\b|\ball (?:sums|amounts|monies|invoices)\b|\bpaid the (?:\w+ )?price\b|\bprice (?:is|has been) paid\b`,
].join('|')
/** Whatever has been paid. */
const whetherPaid = [
  '(?:无论|不论|不管|不问)[^。；]{0,16}(?:付|款)|是否[^。；，]{0,6}(?:结清|付清|支付|付)|与[^。；，]{0,8}(?:付款|款项|价款)[^。；，]{0,6}无关|不以[^。；，]{0,24}(?:付|款)[^。；，]{0,12}为(?:条件|前提)|付款[^。；，]{0,16}不影响|(?:放弃|不得|不保留|删除)[^。；]{0,24}(?:主张|取回|所有权)|(?:尾款|余款)另',
  String.raw`\b(?:irrespective|regardless) of\b[^.;]{0,40}\b(?:pa(?:id|y)|invoice)|\bwhether or not\b[^.;]{0,40}\bpa(?:id|y)|\bnotwithstanding\b[^.;]{0,40}\b(?:non-?payment|unpaid)\b|\bthen unpaid\b|\bwaives?\b|\bno (?:reservation|retention) of title\b`,
].join('|')
const onlyPaid = new RegExp(`^(?!.*(?:${whetherPaid})).*(?:${paid})`, 'isu')

const stays =
  /不(?:发生|随[^。；，]{0,10}|因[^。；，]{0,10})?(?:转移|移转)|(?:仍|始终|继续)[^。；，]{0,6}(?:归|属|为)[^。；，]{0,4}<seller>|(?:归|属于?)[^。；，]{0,4}<seller>|\bnot (?:\w+ )?(?:pass|vest|transfer)\b|\bunder no circumstances\b[^.;,]{0,40}\b(?:pass|vest|transfer)\b|\b(?:remains?|stays?|belongs?|property)\b[^.;,]{0,24}\b(?:with|of|to|in) (?:the )?<seller>|<seller> (?:remains?|stays?)\b[^.;,]{0,16}\bowner/iu
/** Not the machine: what they lent us, what is left over, what is written, and other people's things. */
const otherThings =
  /知识产权|软件|产权证|(?:甲供|来料|样件|余料|废料|包装|既有|旧件|保险|租赁|数据)|<theirs>(?:所)?(?:提供|交来|委托)|发明|^(?!.*(?:设备|货物|主机|机器)).*(?:图纸|资料|成果)|^(?!.*\b(?:plant|goods|equipment|machine)\b).*\bdrawings?\b|\bintellectual property\b|\bsoftware\b|\brented\b|\bfree-?issue\b|\b(?:provided|supplied|lent|furnished) by (?:the )?<theirs>|\bpackaging\b|\bsurplus\b|\breplaced\b|\bof this clause\b/isu
/** What passes is title, where a heading says so, unless it is the risk. */
const passesToThem =
  /(?<!风险[^。；]{0,24})(?:转移|移转|转归|归属|归|属)[^。；，]{0,6}<theirs>|(?<!\brisk\b[^.;]{0,60})\b(?:pass(?:es)?|vests?|transfers?)\b[^.;]{0,16}\b(?:to|in) (?:the )?<theirs>|签收即转移/iu

const risk = [
  '风险(?!提示|评估|分析)|毁损|灭失|损坏|丢失|损失|坏了|丢了|照管',
  String.raw`\brisks?\b(?! (?:register|assessment|analysis))|\bloss (?:of )?or damage\b|\bloss of, or damage\b|\bcare of the\b|\bcare, custody\b`,
].join('|')
const accepted = [
  '验收|终验|移交(?=[，后前时之完])|接收证书|考核|投产',
  String.raw`\baccept(?:ance|ed)\b|\btaking[- ]over\b|\btake over\b|\btaken over\b|\bsubstantial completion\b|\bcompletion certificate\b`,
].join('|')
const untilAccepted = [
  `(?:${accepted})[^。；，]{0,14}(?:前|之前|以前|为止)|(?:至|到|直至)[^。；，]{0,14}(?:${accepted})`,
  `风险[^。；]{0,40}(?:${accepted})[^。；，]{0,14}(?:后|起|之日|时|通过)|(?:${accepted})[^。；，]{0,6}后[^。；]{0,12}风险[^。；，]{0,16}(?:转移|移转)`,
  String.raw`\b(?:until|till|before|prior to|up to|pending)\b[^.;,]{0,60}(?:${accepted})|\b(?:pass(?:es)?|transfers?|go(?:es)? over)\b[^.;]{0,60}\b(?:on|upon|with|at|after)\b[^.;,]{0,60}(?:${accepted})`,
].join('|')
const oursOrStays = [
  '<seller>[^。；，]{0,24}(?:承担|负责|负担|风险|责任)|由[^。；，]{0,1}<seller>|(?:归|算)<seller>|不(?:发生)?转移|(?:转移|移转)|风险转移|[^。]之日。?$',
  String.raw`<seller>|\b(?:pass(?:es)?|transfers?|go(?:es)? over)\b`,
].join('|')
const theirRisk =
  /不由<seller>|免除|价款|价格|汇率|外汇|情势变更|由<theirs>(?:承担|负责|负担)|因<theirs>|<theirs>(?:自行)?(?:承担|负责)[^。；，]{0,6}(?:保管|风险)|擅自|<theirs>[^.;,]{0,20}\b(?:bears?|assumes?|is responsible|shall be responsible)\b|\bat its own risk\b|\b(?:caused|borne) by (?:the )?<theirs>/iu

export const titleStatements: readonly Statement[] = [
  {
    kind: 'title',
    fact: 'titleBeforePayment',
    says: [anyOf([title, theirs]), anyOf([passes]), anyOf([beforePayment])],
    headed: [passesToThem, anyOf([beforePayment])],
    unless: [onlyPaid, stays, otherThings],
  },
  {
    kind: 'title',
    fact: 'titleBeforePayment',
    about: 1,
    says: [anyOf([whetherPaid]), anyOf([title, '财产'])],
    unless: [otherThings, stays],
  },
  {
    kind: 'title',
    fact: 'titleRetained',
    about: 1,
    says: [anyOf([paid]), anyOf([title])],
    unless: [anyOf([whetherPaid]), /保险|\binsurance\b|\bpremium|\btaxes\b|\bdisclaims?\b/iu],
  },
  {
    kind: 'title',
    fact: 'riskUntilAcceptance',
    says: [anyOf([risk]), anyOf([untilAccepted]), anyOf([oursOrStays])],
    unless: [theirRisk],
  },
]
