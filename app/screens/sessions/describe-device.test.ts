import { expect, test } from 'vitest'
import { describeDevice } from './describe-device.ts'

const safari = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0'
const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)'
const android = 'Mozilla/5.0 (Linux; Android 15; 23127PN0CC)'
const iphone = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)'

test.each([
  [`${windows} ${chrome} Safari/537.36`, 'desktop', 'chrome', 'windows'],
  [`${windows} ${chrome} Safari/537.36 Edg/140.0.0.0`, 'desktop', 'edge', 'windows'],
  [`${windows} ${chrome} Safari/537.36 wxwork/4.1.36 MicroMessenger/7.0.1`, 'desktop', 'weCom', 'windows'],
  ['Mozilla/5.0 (Windows NT 10.0; rv:141.0) Gecko/20100101 Firefox/141.0', 'desktop', 'firefox', 'windows'],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${safari} Version/18.5 Safari/605.1.15`,
    'desktop',
    'safari',
    'macOs',
  ],
  [`Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36`, 'desktop', 'chrome', 'linux'],
  [`Mozilla/5.0 (X11; Linux aarch64; UOS) ${chrome} Safari/537.36`, 'desktop', 'chrome', 'uos'],
  [`${iphone} ${safari} Version/18.5 Mobile/15E148 Safari/604.1`, 'phone', 'safari', 'iOs'],
  [`${iphone} ${safari} Mobile/15E148 MicroMessenger/8.0.58`, 'phone', 'weChat', 'iOs'],
  [`${android} ${chrome} Mobile Safari/537.36`, 'phone', 'chrome', 'android'],
  [`${android} ${chrome} Mobile Safari/537.36 DingTalk/7.6.50`, 'phone', 'dingTalk', 'android'],
  [`Mozilla/5.0 (Linux; Android 14; SM-X810) ${chrome} Safari/537.36`, 'tablet', 'chrome', 'android'],
  [
    `Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) ${safari} Version/18.5 Mobile Safari/604.1`,
    'tablet',
    'safari',
    'iPadOs',
  ],
  [`Mozilla/5.0 (Phone; OpenHarmony 5.0) ${chrome} Mobile HuaweiBrowser/5.0`, 'phone', 'huawei', 'harmonyOs'],
  ['curl/8.14.1', 'unknown', null, null],
  ['', 'unknown', null, null],
])('%s', (userAgent, kind, browser, system) => {
  expect(describeDevice(userAgent)).toEqual({ kind, browser, system })
})
