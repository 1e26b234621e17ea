/** A share in front of it is a limit: 以合同总价的百分之五为最高额, "5 % as the maximum", "10 % in aggregate at most". */
const behindLimit =
  /^[^，。；,.;]{0,16}(?:为(?:最高|累计|赔偿|违约金)?的?(?:限额|上限|最高额|限)|封顶|为(?:最高额|最大值|顶))|^[^，。；,.;%]{0,40}\b(?:as (?:the|a) (?:maximum|cap|ceiling|limit)|being the (?:maximum|cap|limit)|(?:(?:in (?:the )?aggregate )?at (?:the )?most|max(?:imum)?)(?=\s*(?:[.,;)]|$)))(?!\w)/iu
/** The limit is the subject, however much is said of it before its number. */
const farLimit =
  /(?:上限|最高限?额|限额|总额|累计)[^。；\d%]{0,60}(?:为|是|：|:|系)[^，。；\d]{0,12}$|\b(?:maximum|aggregate|cap|limit|ceiling)\b[^.;\d%]{0,120}\b(?:is|are|be|being|of|equals?|amounts? to)\b\s*(?:the )?$/iu

/** Whether the words behind a number make it a limit. */
export function isLimitBehind(behind: string): boolean {
  return behindLimit.test(behind)
}

/** Whether the words before a number are of a limit that is it, where they stand far before. */
export function isLimitFarBefore(before: string): boolean {
  return farLimit.test(before.slice(-180))
}
