/** What a browser says of itself, as far as a person can use it to know a device again. */
export interface Device {
  kind: 'desktop' | 'phone' | 'tablet' | 'unknown'
  /** key of the catalogue `sessions`, below `browser`; null when it cannot be told */
  browser: Browser | null
  /** the same, below `system` */
  system: System | null
}

// The first that fits counts: an application says that it is a browser too, and every browser that it is Chrome or Safari.
const browsers = [
  ['weCom', /wxwork/i],
  ['weChat', /MicroMessenger/i],
  ['dingTalk', /DingTalk/i],
  ['feishu', /Lark|Feishu/i],
  ['qq', /MQQBrowser|QQBrowser|\bQQ\//],
  ['uc', /UCBrowser|UCWEB/],
  ['quark', /Quark/],
  ['huawei', /HuaweiBrowser/],
  ['mi', /MiuiBrowser/],
  ['qihoo', /QHBrowser|360SE|360EE/],
  ['edge', /Edg(e|A|iOS)?\//],
  ['opera', /OPR\//],
  ['samsung', /SamsungBrowser/],
  ['firefox', /Firefox\/|FxiOS\//],
  ['chrome', /Chrome\/|CriOS\//],
  ['safari', /Version\/[\d.]+.*Safari\//],
] as const

const systems = [
  ['harmonyOs', /HarmonyOS|OpenHarmony/],
  ['android', /Android/],
  ['iPadOs', /iPad/],
  ['iOs', /iPhone|iPod/],
  ['macOs', /Mac OS X|Macintosh/],
  ['windows', /Windows NT/],
  ['chromeOs', /CrOS/],
  ['uos', /\bUOS\b|UnionTech/i],
  ['kylin', /Kylin/i],
  ['linux', /Linux|X11/],
] as const

type Browser = (typeof browsers)[number][0]
type System = (typeof systems)[number][0]

/** Reads a User-Agent header (RFC 9110 section 10.1.5). What it does not know it says nothing of. */
export function describeDevice(userAgent: string): Device {
  const system = systems.find(([, sign]) => sign.test(userAgent))?.[0] ?? null
  const browser = browsers.find(([, sign]) => sign.test(userAgent))?.[0] ?? null
  return { kind: kindOf(userAgent, system), browser, system }
}

function kindOf(userAgent: string, system: System | null): Device['kind'] {
  if (!system) return 'unknown'
  if (system === 'iPadOs' || /Tablet/.test(userAgent)) return 'tablet'
  if (system === 'iOs' || /Mobile|Phone/.test(userAgent)) return 'phone'
  if (system === 'android') return 'tablet'
  return 'desktop'
}
