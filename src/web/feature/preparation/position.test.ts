import { expect, it } from 'vitest'
import { mergeWords, pointsOf, wordsOf } from './position.ts'

const base = { position: '甲', needs: '', suggestion: '', points: '一' }

it('takes over what only the other one changed, and keeps mine', () => {
  expect(mergeWords(base, { ...base, needs: '人' }, { ...base, position: '乙' })).toEqual({
    merged: { ...base, needs: '人', position: '乙' },
    conflict: undefined,
  })
})

it('asks about the field that both changed, with mine in it', () => {
  expect(mergeWords(base, { ...base, points: '一\n二' }, { ...base, points: '三' })).toEqual({
    merged: { ...base, points: '一\n二' },
    conflict: 'points',
  })
})

it('finds no conflict where both wrote the same', () => {
  expect(mergeWords(base, { ...base, needs: '人' }, { ...base, needs: '人' }).conflict).toBeUndefined()
})

it('reads speaking points line by line', () => {
  expect(pointsOf(' 一 \n\n二\n')).toEqual(['一', '二'])
  expect(wordsOf(undefined)).toEqual({ position: '', needs: '', suggestion: '', points: '' })
})
