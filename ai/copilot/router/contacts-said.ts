/** Family names that nine of ten people have: what stands before a title is a name where it begins with one. */
const families =
  '萧覃阎闫佟佘仇刁丛宫应王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗桂全楚闵谈闻'
const titled = new RegExp(
  `[${families}]\\p{Script=Han}{0,2}?(?:总工(?:程师)?|总监|总(?!是|共|算|的|体|额|包|成|价|量|数|部)|董(?!事)|处长?(?!理)|部长|工(?!作|艺|程|厂|地|期|业|界|况|装|件|序|资)|经理|主任|主管|科长|先生|女士|老师|书记|院长|厂长)`,
  'gu',
)
/** Words of the trade that begin as a family name does. */
const notNames =
  /^(施工|高工|车工|管工|时工|连工|全工|万工|安全|安装|成套|成本|石(灰|油|英|化|膏|料|材)|金(属|额)|方(案|便)|单(价|位)|高层|项目|时间|解决|全(部|体|面|国)|向(我|他|对)|连(续|铸|轧)|车间|关(于|键|系)|管(道|理|子|线)|包(装|括)|路(线|上)|易损|万(吨|元)|文(件|档))/

const family = new RegExp(`^[${families}]\\p{Script=Han}`, 'u')
/** What leads to a name that a title follows: 去江岑找彭部长. */
const leading = /^.*[去到找见跟和与约拜访请陪的、,，]/u
/** In front of a name that capitals begin: with whom, from whom. */
const latinCue =
  /(?:\b(?:with|w|was|met|saw|meet|meeting|see|seeing|visited|visiting|called|calling|phoned|to|from|and|by)|[跟和与见找的给])\s?(?:(?:mr|ms|mrs|dr|Mr|Ms|Mrs|Dr)\.?\s)?(\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{Ll}'’-]+){0,2})/gu
/** Whoever came, called or said something. */
const latinSubject =
  /(?<![\p{L}])(\p{Lu}[\p{Ll}'’-]+(?:\s\p{Lu}[\p{Ll}'’-]+){0,2})(?=\s(?:from|of|at)\s|\s(?:came|attended|joined|was there|called|says?|said|told|wants?|asked|agreed|confirmed)\b)/gu
const politeLatin = /\b(?:[Mm]r|[Mm]s|[Mm]rs|[Dd]r)\.?\s+([A-Za-z]+(?:\s[A-Z][a-z]+)?)/gu
const notLatin =
  /^(The|This|That|They|We|He|She|It|I|Our|Their|Just|Log|Note|Please|Pls|Today|Yesterday|Tomorrow|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Customer|Client|Procurement|Engineering|Finance|Management|Site|Will|Had|Was|Met|Saw|Spoke|Called|Visited|Back)\b/

/**
 * Whom somebody tells of having met, as the account calls them.
 * @param question as it was written: capitals tell names
 * @param isOther whether a word is known as something else: what a customer or a machine is called, a colleague
 */
export function contactsSaid(question: string, plain: string, isOther: (word: string) => boolean): string[] {
  const chinese = [...plain.matchAll(titled)]
    .map(({ 0: name, index }) => {
      // 晋岳石处: the second character of a customer, taken for a family name.
      const isCut = index > 0 && family.test(name.slice(1)) && isOther(plain.slice(index - 1, index + 1))
      return (isCut ? name.slice(1) : name).replace(leading, '')
    })
    // 江岑万部长: what stands before the name is a customer.
    .map((name) => (family.test(name.slice(2)) && isOther(name.slice(0, 2)) ? name.slice(2) : name))
    .filter((name) => [...name].length > 1 && !notNames.test(name))
  const polite = [...question.matchAll(politeLatin)].map(([, name = '']) => name)
  const latin = [...question.matchAll(latinCue), ...question.matchAll(latinSubject)]
    .map(([, name = '']) => name.replace(/^(?:Mr|Ms|Mrs|Dr)\.?\s/, ''))
    .filter((name) => !notLatin.test(name) && !name.split(' ').some((word) => isOther(word.toLowerCase())))
  const all = [...new Set([...chinese, ...polite, ...latin])]
  // "Rajesh" of "Rajesh Nair" is no second one.
  return all.filter(
    (name) => !all.some((other) => other !== name && other.toLowerCase().split(' ').includes(name.toLowerCase())),
  )
}
