import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { insight as en } from '#text/en/insight.ts'
import { insight as cn } from '#text/zh-CN/insight.ts'
import { insight as tw } from '#text/zh-TW/insight.ts'
import { type Promised, promises } from './promises.ts'

const routes = [...readFileSync('src/web/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(
  ([, path]) => path,
)

it.each(Object.keys(promises) as Promised[])('S3-02: %s is backed by a screen that there is', (promise) => {
  expect(routes).toContain(promises[promise].split('?')[0])
})

it('S3-02, S3-03: names each promise and the pain that it removes, as the source does', () => {
  expect(Object.values(cn.promise).map(({ name, pain }) => [name, pain])).toEqual([
    ['讨论内容可追溯', '沟通信息分散'],
    ['任务责任可明确', '责任边界模糊'],
    ['执行进度可跟踪', '任务跟进滞后'],
  ])
  for (const text of [tw, en]) expect(Object.keys(text.promise)).toEqual(Object.keys(promises))
})
