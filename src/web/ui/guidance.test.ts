import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readinessItems } from '#domain/meeting/readiness.ts'
import { guidance as en } from '#text/en/guidance.ts'
import { guidance as cn } from '#text/zh-CN/guidance.ts'
import { guidance as tw } from '#text/zh-TW/guidance.ts'
import { isMeetingForm } from '#web/feature/print/forms.ts'
import { guidedSteps, toolOf } from './guided-steps.ts'

const texts = { 'zh-CN': cn, 'zh-TW': tw, en }

describe('S0-03: 操作要点, 注意事项 and 工具支持 of every step', () => {
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

  const routes = [...readFileSync('src/web/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(
    ([, path]) => path ?? '',
  )
  const id = 'b3c1'
  const isRoute = (address: string) =>
    routes.some((route) => new RegExp(`^${route.replaceAll(/\$\w+/g, '[^/]+')}$`).test(address))

  it.each(guidedSteps)('%s: leads to a form that there is', (step) => {
    const address = toolOf[step](id)
    if (address.startsWith('#')) {
      // The part of the page that is the form, under the mark it carries.
      expect(readinessItems).toContain(address.slice(1))
      return
    }
    expect(address).toContain(id)
    expect(isRoute(address), address).toBe(true)
    const form = /^\/print\/([^/]+)\//.exec(address)?.[1]
    if (form !== undefined) expect(isMeetingForm(form), form).toBe(true)
  })

  it('tells an address of a form from one that leads nowhere', () => {
    expect(isRoute(`/print/agenda/${id}`)).toBe(true)
    expect(isRoute(`/print/${id}`)).toBe(false)
  })
})
