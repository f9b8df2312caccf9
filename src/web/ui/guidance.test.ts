import { describe, expect, it } from 'vitest'
import { guidance as en } from '#text/en/guidance.ts'
import { guidance as cn } from '#text/zh-CN/guidance.ts'
import { guidance as tw } from '#text/zh-TW/guidance.ts'
import { guidedSteps } from './guided-steps.ts'

const texts = { 'zh-CN': cn, 'zh-TW': tw, en }

describe('操作要点, 注意事项 and 工具支持 of every step', () => {
  it('covers the way from the goal to the follow-up', () => {
    expect([...guidedSteps]).toEqual(Object.keys(cn.step))
  })

  it.each(
    Object.entries(texts).flatMap(([locale, text]) =>
      guidedSteps.map((step) => [locale, step, text.step[step]] as const),
    ),
  )(
    '%s, %s: says what to do, what to mind, and which form helps',
    (_locale, _step, { name, does, mind, tool }) => {
      expect(name).not.toBe('')
      expect(tool).not.toBe('')
      for (const points of [does, mind]) {
        const lines = points.split('\n')
        expect(lines.length).toBeGreaterThanOrEqual(2)
        expect(lines.every((line) => line.trim().length > 5)).toBe(true)
      }
    },
  )
})
