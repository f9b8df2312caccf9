import { expect, it } from 'vitest'
import { type Chain, firstReviewer } from './first-reviewer.ts'

const chain: Chain = {
  initiatorId: '专员',
  headId: '经理',
  deputyId: '副经理',
  aboveIds: ['副总', '中心总监'],
  generalManagerId: '总经理',
}

it.each([
  ["a colleague's goes to the head", {}, '经理', false],
  ["the head's own goes to the vice president in charge", { initiatorId: '经理' }, '副总', false],
  ['or to the next above', { initiatorId: '经理', aboveIds: [null, '中心总监'] }, '中心总监', false],
  ['or to the general manager', { initiatorId: '经理', aboveIds: [] }, '总经理', false],
  ['a deputy does not review their head', { initiatorId: '经理', aboveIds: [] }, '总经理', false],
  ['without a head the deputy', { headId: null }, '副经理', false],
  ['nor their own', { headId: null, initiatorId: '副经理' }, '副总', false],
  [
    'one who heads and is in charge is passed over',
    { initiatorId: '经理', aboveIds: ['经理', '中心总监'] },
    '中心总监',
    false,
  ],
  [
    'with nobody above it is theirs, and seen to be',
    { initiatorId: '总经理', headId: '总经理', aboveIds: [] },
    '总经理',
    true,
  ],
  [
    'with nobody at all, nobody',
    { headId: null, deputyId: null, aboveIds: [], generalManagerId: null },
    null,
    false,
  ],
] as const)('S4-20: %s', (_case, change, personId, isOwn) => {
  expect(firstReviewer({ ...chain, ...change })).toEqual({ personId, isOwn })
})
