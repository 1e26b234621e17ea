import {
  amountsOf,
  type Fill,
  type Filled,
  isTelling,
  nameOf,
  ownerOf,
  rangeOf,
  severalOf,
} from './argument-parts.server.ts'
import { begins } from './fill-records.server.ts'
import { findNamedRecord } from './find-named-record.server.ts'

/** Nothing was found in them: not that nobody has looked. */
const unmarked =
  /(没有?|无|不带|without|no)\s?(any )?(风险|标记|高风险|flags?|marks|risk)|(风险|标记).{0,4}(都|也)?没(有|标)|(一条|一处|半条|什么|啥).{0,4}(风险|标记)?.{0,2}(都|也)(没|无)|没(有)?(被)?(标记|标红|标出|查出|审出)|\bclean\b|unflagged|\bnothing (at all |whatsoever )?(was |is |has been |got )?(flagged|marked|found|raised)|(found|flagged|marked|raised) (nothing|no\b)|\bnot (been )?(flagged|marked)|n't (been )?(flagged|marked)/

/** Which contracts: of whom, in what state, with what marks. */
export async function fillContracts({ read, context }: Fill): Promise<Filled> {
  const { plain } = read
  const state =
    /审批中|在审批|卡在审批|正在批|还在批|走审批|(in|through|under|awaiting|pending|waiting for) (the )?approval|being approved/.test(
      plain,
    )
      ? 'in-approval'
      : /草稿|draft/.test(plain)
        ? 'draft'
        : /批准了|已批准|批完|approved/.test(plain)
          ? 'approved'
          : /没签|未签|待签|还没.{0,3}签|尚未签|unsigned|(not|n't) (yet )?(been )?signed/.test(plain)
            ? 'unsigned'
            : /(已签|签好|签完|签署|签了|签过|签订的|签的|签下|已经签)|\bsigned\b|did we sign|have we signed/.test(
                  plain,
                )
              ? 'signed'
              : undefined
  const category = /备件|spare/.test(plain)
    ? 'spare-parts'
    : /采购|purchase/.test(plain)
      ? 'purchase'
      : /服务合同|service/.test(plain)
        ? 'service'
        : /工程合同|总包合同|engineering/.test(plain)
          ? 'engineering'
          : /设备(类)?(的)?合同|供货合同|equipment (supply )?contract/.test(plain) &&
              (read.pieces.every((piece) => /^(设备|供货|equipment|supply)/.test(piece)) ||
                /(^|[的、,，\s有])设备(类)?(的)?合同/.test(plain))
            ? 'equipment'
            : undefined
  const flags = unmarked.test(plain)
    ? 'none'
    : /高风险|严重|high.?risk/.test(plain)
      ? 'high'
      : /风险|标红|标记|红旗|flag|risky|red flag|\bmarks?\b|\bmarked\b/.test(plain)
        ? 'any'
        : undefined
  const range = rangeOf(read, 'signed', 'past')
  const signed = Object.keys(range).length > 0
  const rest = {
    ...ownerOf(read),
    // What was signed at a time is signed.
    ...(state && !(state === 'signed' && signed) ? { state } : {}),
    ...(category ? { category } : {}),
    ...(flags ? { flags } : {}),
    ...amountsOf(read),
    ...range,
  }
  const pieces = read.pieces.filter(
    (piece) =>
      !/^(采购|备件|服务|工程|设备|供货|spare parts?|purchase|service|engineering|equipment|supply|背靠背)[类的]?$/.test(
        piece,
      ),
  )
  const found = await findNamedRecord({ context, pieces, kinds: ['customer', 'opportunity'] })
  const [only, other] = found?.candidates ?? []
  if (found && only && !other) {
    const isCustomer = only.ref.kind === 'customer'
    if (!isCustomer || begins(only.names, found.words)) {
      return { is: 'call', arguments: { [isCustomer ? 'customer' : 'opportunity']: nameOf(only), ...rest } }
    }
  }
  const named = pieces.length > 0 ? await findNamedRecord({ context, pieces, kinds: ['contract'] }) : null
  if (named) return { is: 'call', arguments: { words: named.words, ...rest } }
  if (found && other) {
    const argumentOf = (kind: string) => (kind === 'customer' ? 'customer' : 'opportunity')
    return severalOf(found.candidates, ({ ref }) => argumentOf(ref.kind), rest)
  }
  if (pieces.some(isTelling) && !read.points) return { is: 'not-found' }
  const { page } = context
  if (page && (read.points || isBare(plain))) {
    if (page.kind === 'opportunity' || page.kind === 'customer')
      return { is: 'call', arguments: { [page.kind]: page.id, ...rest } }
  }
  return { is: 'call', arguments: rest }
}

/** "合同呢", "and the contract?": with nothing else said it is the one of what is looked at. */
function isBare(plain: string): boolean {
  return /^(那|那么)?.{0,3}合同(呢|情况|状态)?\W*$|^(and )?(what about |how about )?(the|its|their) contracts?\W*$/.test(
    plain,
  )
}
