import { expect, it } from 'vitest'
import { dueAfterReview } from './review-due.ts'

it.each([
  ['经评审后2日内修改完成', { count: 2, unit: 'day' }],
  ['评审后两天内', { count: 2, unit: 'day' }],
  ['經評審後2日內修改完成', { count: 2, unit: 'day' }],
  ['验收通过后3个工作日内', { count: 3, unit: 'workday' }],
  ['评审意见后一日内', { count: 1, unit: 'day' }],
  ['11月25日', null],
  ['上线后2日内', null],
  ['尽快', null],
  ['评审后0日内', null],
])('S3-77: reads %s', (text, expected) => {
  expect(dueAfterReview(text)).toEqual(expected)
})
