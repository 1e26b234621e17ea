/** What holds in a group that has settled nothing; see read-settings.server.ts. */
export const settingDefaults = {
  timeZone: 'Asia/Shanghai',
  currency: 'CNY',
  majorFrom: '50000000.00',
  demo: false,
} as const
