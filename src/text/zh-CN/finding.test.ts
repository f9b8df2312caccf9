import { describe, expect, it } from 'vitest'
import { catalogue } from '#domain/norm/catalogue.ts'
import { phrases } from '#domain/norm/phrases.ts'
import * as en from '#text/en/finding.ts'
import * as cn from '#text/zh-CN/finding.ts'
import * as tw from '#text/zh-TW/finding.ts'

const languages = { 'zh-CN': cn, 'zh-TW': tw, en }
type Name = keyof typeof languages

/** Every text by its key, such as NM-PRE-06.many.reason. */
function flat(tree: object, path: readonly string[] = []): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string'
        ? [[[...path, key].join('.'), value] as const]
        : [...flat(value as object, [...path, key])],
    ),
  )
}

const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]))].sort()

const sayable = Object.entries(phrases).flatMap(([norm, cases]) =>
  Object.entries(cases as Record<string, readonly string[]>).map(([name, params]) => ({
    key: `${norm}.${name}`,
    params,
  })),
)

describe.each(Object.keys(languages) as Name[])('finding texts in %s', (name) => {
  const texts = flat(languages[name].finding)

  it('title every norm and say every case, and nothing else', () => {
    const keys = [
      ...catalogue.map(({ id }) => `${id}.title`),
      ...sayable.flatMap(({ key }) => [`${key}.reason`, `${key}.remedy`]),
    ]
    expect([...texts.keys()].sort()).toEqual(keys.sort())
  })

  it('are never blank', () => {
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it.each(sayable)('name only what the engine gives for $key, and all of it', ({ key, params }) => {
    const reason = texts.get(`${key}.reason`) ?? ''
    const remedy = texts.get(`${key}.remedy`) ?? ''
    expect(placeholders(reason + remedy)).toEqual([...params].sort())
  })

  it('use the same placeholders as in simplified Chinese', () => {
    const model = flat(cn.finding)
    const differing = [...texts].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(model.get(key) ?? '').join(),
    )
    expect(differing).toEqual([])
  })

  it('have the same terms and hints', () => {
    expect(Object.keys(languages[name].findingTerms.word)).toEqual(Object.keys(cn.findingTerms.word))
    expect(Object.keys(languages[name].smartHint)).toEqual(Object.keys(cn.smartHint))
  })
})

describe('finding texts', () => {
  it('carry the norm itself as the title in simplified Chinese', () => {
    expect(catalogue.filter(({ id, zh }) => cn.finding[id].title !== zh)).toEqual([])
  })

  it('write traditional Chinese without simplified characters', () => {
    const simplifiedOnly =
      /[这们会议题责负时间标决应该发关设计报项单据数总结认证确实现与从对给请说读写选还过进边长门问区动协调务员级经组织续终细纪约统维紧编缓变让记训许词试询话谁谢译护买卖货质购账车软较输转连运远适迟医钱错闭阅队阶际随险双离难电响页须领头频额类显风体]/u
    const faults = [...flat(tw.finding), ...flat(tw.findingTerms), ...flat(tw.smartHint)].filter(([, text]) =>
      simplifiedOnly.test(text),
    )
    expect(faults).toEqual([])
  })
})
