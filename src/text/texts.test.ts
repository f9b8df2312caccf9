import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { all as en } from './en/all.ts'
import { all as cn } from './zh-CN/all.ts'
import { all as tw } from './zh-TW/all.ts'

function flat(tree: object, path = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] as [string, string]]
      : flat(value as object, `${path}${key}.`),
  )
}

const texts = { 'zh-CN': new Map(flat(cn)), 'zh-TW': new Map(flat(tw)), en: new Map(flat(en)) }
const translations = ['zh-TW', 'en'] as const

/** Plural forms are one text: English has `x_one` and `x_other` where Chinese has `x`. */
const base = (key: string) => key.replace(/_(one|other)$/, '')
const keysOf = (map: ReadonlyMap<string, string>) => [...new Set([...map.keys()].map(base))].sort()
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort()

it.each(translations)('says everything in %s that it says in zh-CN, and nothing more', (locale) => {
  expect(keysOf(texts[locale])).toEqual(keysOf(texts['zh-CN']))
})

it.each(translations)('fills the same places in %s as in zh-CN', (locale) => {
  const wrong = [...texts[locale]].flatMap(([key, text]) => {
    const original = texts['zh-CN'].get(base(key)) ?? texts['zh-CN'].get(key) ?? ''
    return String(placeholders(text)) === String(placeholders(original)) ? [] : [`${key}: ${text}`]
  })
  expect(wrong).toEqual([])
})

it.each(Object.keys(texts) as (keyof typeof texts)[])('leaves no text empty in %s', (locale) => {
  const mayBeEmpty = ['enum.unit.count']
  const empty = [...texts[locale]].filter(([key, text]) => text.trim() === '' && !mayBeEmpty.includes(key))
  expect(empty).toEqual([])
})

it('speaks no Chinese in English, but for the names of languages', () => {
  const found = [...texts.en].filter(
    ([key, text]) => /\p{Script=Han}/u.test(text) && !key.startsWith('enum.locale.'),
  )
  // Words that the norms look for in the record are Chinese in every language.
  expect(found.filter(([key]) => !key.startsWith('finding.'))).toEqual([])
})

// Common characters that exist in one script only.
const simplifiedOnly =
  '们这说时会对过还进没为经现发动种样体关点业实应应问头务边给员电东门见长车书义乐习买产亲仅从众优传伤体单卖卫厂厅历压县参双变台号叶听员响团园围国图圆场坏块声处备够夺奖妇学宁宝实审写宽对导层岁带师帮广庆库应废开异弃张归当录彻径忆态总恋恶悬惊惯战户执扩扫扬抚报担拟拥择挂挥损换据携摄撑数断无旧时显晓术机权杂条来极构枪标栏树样桥检楼欢汇汉没沟济测浓涂润涨湿满滚滤灭灯灵点热爱牵状独环现电疗监盖盘着码确离种积称稳穷竞笔筑签简粮纠红约级纪纯纲纳纷线练组细织终绍经结绘给络绝统继绩续维综绿缓编缘缩网罗职联聪肃胜脑脱艺节苏范药荐获营虑虽补装见规视览觉订计认讨让议讯记讲许论设访证评识诉词译试话诚询该详语误说请诸读课调谁谈谋谓谢责败账货质购贯贴费资赋赛赢赶趋转轮软轻载较辅输边达迁过运还进远违连迟适选递逻遗释针钟钱铁链销锁错键长门闪闭问间闻阅队阶际陆陈险随隐难须项顺预领频题额颜风饭馆验'
const traditionalOnly =
  '們這說時會對過還進沒為經現發動種樣體關點業實應問頭務邊給員電東門見長車書義樂習買產親僅從眾優傳傷單賣衛廠廳歷壓縣參雙變號葉聽響團園圍國圖圓場壞塊聲處備夠奪獎學寧寶審寫寬導層歲帶師幫廣慶庫廢開異棄張歸當錄徹徑憶態總執擴掃揚撫報擔擬擁擇掛揮損換據攜攝撐數斷無舊顯曉術機權雜條來極構標欄樹橋檢樓歡匯漢溝濟測滿滾濾滅燈靈熱愛狀獨環療監蓋盤碼確離積稱穩競筆築簽簡糾紅約級紀純綱納紛線練組細織終紹結繪絡絕統繼績續維綜綠緩編緣縮網羅職聯腦脫藝節範藥薦獲營慮雖補裝規視覽覺訂計認討讓議訊記講許論設訪證評識訴詞譯試話誠詢該詳語誤請諸讀課調誰談謀謂謝責敗帳貨質購貫貼費資賦賽贏趕趨轉輪軟輕載較輔輸達遷運遠違連遲適選遞邏遺釋針鐘錢鐵鏈銷鎖錯鍵閃閉問間聞閱隊階際陸陳險隨隱難須項順預領頻題額顏風飯館驗'
/** In both lists by nature: written alike in both, or quoted from elsewhere. */
const either = new Set('范台着里后')

it.each([
  ['zh-TW', simplifiedOnly, traditionalOnly],
  ['zh-CN', traditionalOnly, simplifiedOnly],
] as const)('writes %s in its own characters', (locale, foreign, own) => {
  const ownSet = new Set(own)
  const wrong = [...foreign].filter((character) => !ownSet.has(character) && !either.has(character))
  const found = [...texts[locale]]
    .filter(([key]) => !key.startsWith('enum.locale.'))
    .flatMap(([key, text]) =>
      wrong.filter((character) => text.includes(character)).map((c) => `${key}: ${c}`),
    )
  expect([...new Set(found)]).toEqual([])
})

/** Names that are Latin in Chinese too. */
const latinNames = [
  // Work breakdown structure, and keys as they are written on keyboards.
  'WBS',
  'Enter',
  'Tab',
  'Shift',
  'Alt',
  'Delete',
  'SMART',
  'KPI',
  'Excel',
  'CSV',
  'YYYY',
  'RACI',
  'https',
  'http',
  'English',
  'xlsx',
  'xls',
  'csv',
  'Word',
  'OpenAI',
  'Office',
  'doc',
  'docx',
  'PDF',
  'txt',
  'md',
  'srt',
  'vtt',
  'MB',
  'yyyy',
  'MM',
  'dd',
  'subject',
]

it.each(['zh-CN', 'zh-TW'] as const)('uses no foreign word in %s but names', (locale) => {
  const found = [...texts[locale]].flatMap(([key, text]) => {
    const words = text.replace(/\{\{\w+\}\}/g, '').match(/[A-Za-z]{2,}/g) ?? []
    return words.filter((word) => !latinNames.includes(word)).map((word) => `${key}: ${word}`)
  })
  expect(found).toEqual([])
})

function sources(room: string): string[] {
  return readdirSync(join('src', room), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => join('src', room, name))
}

it('has a text for every key that a screen names', () => {
  const missing = sources('web').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\btext\(\s*'([^'$]+)'/g)]
      .map(([, key]) => key as string)
      .filter((key) => !texts['zh-CN'].has(key))
      .map((key) => `${file}: ${key}`),
  )
  expect(missing).toEqual([])
})

it('has a text for every refusal of the server', () => {
  const given = [...sources('server'), ...sources('domain')].flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/AppError\(\s*'[a-z_]+',\s*'([\w.]+)'/g)].map(
      ([, reason]) => reason as string,
    ),
  )
  const missing = [...new Set(given)].filter((reason) => !texts['zh-CN'].has(`error.${reason}`))
  expect(missing.sort()).toEqual([])
})

it('has a text for every refusal of a single field', () => {
  // Reasons of issues are picked before they are thrown; those of passwords are the only ones so far.
  const given = sources('server').flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/'(password\.\w+)'/g)].map(([, reason]) => reason as string),
  )
  expect(given.length).toBeGreaterThan(0)
  expect([...new Set(given)].filter((reason) => !texts['zh-CN'].has(`error.${reason}`))).toEqual([])
})
