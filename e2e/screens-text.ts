import type { Page } from 'playwright-core'
import type { Locale } from '#domain/person/locale.ts'
import { all } from '#text/zh-CN/all.ts'

/**
 * Collects what the organisation itself wrote: every string in every answer of the API. What a screen
 * says beyond that are our words, and those must be in the reader's language.
 */
export function collectData(page: Page): ReadonlySet<string> {
  const data = new Set<string>()
  page.on('response', async (response) => {
    if (!response.url().includes('/api/v1/')) return
    const reply: unknown = await response.json().catch(() => undefined)
    gather(reply, data)
  })
  return data
}

/** `zh` is the text of a norm in the language of its source; a screen in another language must not show it. */
function gather(value: unknown, data: Set<string>): void {
  if (typeof value === 'string') {
    // A unit such as 台 is a word of its own; a single letter is not.
    if (value.length > 1 || /^\p{Script=Han}$/u.test(value)) data.add(value.replaceAll(/\s+/g, ' ').trim())
    // A pattern of words, such as 讨论|沟通, is shown as those words.
    if (value.includes('|')) for (const [word] of value.matchAll(/\p{Script=Han}+/gu)) data.add(word)
  } else if (Array.isArray(value)) for (const item of value) gather(item, data)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) if (key !== 'zh') gather(item, data)
  }
}

/** All that a page says: texts, and what stands in attributes for people who listen to it. */
export function readPage(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = new Set<string>()
    const add = (text: string | null | undefined) => {
      const plain = (text ?? '').replaceAll(/\s+/g, ' ').trim()
      if (plain !== '') said.add(plain)
    }
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('script, style') === null) add(node.textContent)
    }
    for (const name of ['aria-label', 'placeholder', 'title', 'alt', 'aria-description', 'aria-valuetext']) {
      for (const element of document.querySelectorAll(`[${name}]`)) add(element.getAttribute(name))
    }
    add(document.title)
    return [...said]
  })
}

/** What is left of a text when the organisation's own words are taken out of it. */
function ours(text: string, data: readonly string[]): string {
  if (data.some((known) => known.includes(text))) return ''
  return data.reduce((rest, known) => (rest.includes(known) ? rest.replaceAll(known, '\u0000') : rest), text)
}

// Names of things, and of languages in themselves.
const names =
  /\b(Bihuan|Excel|Word|CSV|txt|md|docx|xlsx|srt|vtt|SMART|RACI|KPI|WBS|Delete|English|Ctrl|Enter|Tab|Esc|Shift|Alt|Chrome|Chromium|Linux|HeadlessChrome|MB|KB|PDF|UTC|OpenAI|https)\b/g
/** Zones are called what the machine calls them: Asia/Shanghai. */
const zones: ReadonlySet<string> = new Set(Intl.supportedValuesOf('timeZone'))
const ownNames = /English|简体中文|繁體中文|闭环/g
// Characters that only the simplified script has, of the words a screen is made of.
const simplified =
  /[们这说时会对过还没为经现发动种样体关业实应问头务边给员电东门见长车书义习买产仅从众优传卖厅县参变号听响团园围国图场坏声备够学实审写宽导层岁带师广库废开张归录态总户执扩报担择挥损换据数断无显术机权杂条来极构标栏树样检楼欢汇汉测满滚灭灯热状独环疗监盖盘确离积称稳竞笔筑签简类红约级纪纯线练组细织终绍结绘给络绝统继绩续维综编缩网罗职联聪脑节营补装规视览觉订计认讨让议记讲许论设访证评识诉词译试话诚询该详语误请读课调谁谈谢责败账货质购贴费资赋赛赶转轮软载较辅输达运远违连迟适选递遗释针钟链销锁错键闪闭间闻阅队阶际陈险随隐难须项顺预领频题额]/

const foreign: Readonly<Record<Locale, (rest: string) => boolean>> = {
  en: (rest) => /\p{Script=Han}/u.test(rest.replaceAll(ownNames, '')),
  'zh-TW': (rest) => simplified.test(rest.replaceAll(ownNames, '')),
  'zh-CN': (rest) => !zones.has(rest) && /[A-Za-z]{2,}/.test(rest.replaceAll(names, '')),
}

/** Our own words that are not in the reader's language. */
export function foreignWords(locale: Locale, said: readonly string[], data: ReadonlySet<string>): string[] {
  // Longest first: a name inside a sentence must not tear the sentence apart.
  const known = [...data].sort((a, b) => b.length - a.length)
  return said.filter((text) => foreign[locale](text) && foreign[locale](ours(text, known)))
}

const rawKey = new RegExp(`\\b(${Object.keys(all).join('|')})\\.[a-z][\\w]*(\\.[\\w-]+)*\\b|\\{\\{`)

/** Keys that found no text, and places that nobody filled. */
export function rawTexts(said: readonly string[], data: ReadonlySet<string>): string[] {
  return said.filter((text) => rawKey.test(text) && !data.has(text))
}
