import { describe, expect, it } from 'vitest'
import type { Actor } from '#domain/person/actor.ts'
import {
  answerState,
  authorizeChat,
  type ChatInQuestion,
  closestLevel,
  isTooOpen,
  offeredInChat,
} from './chat.ts'

const actor = (personId: string): Actor => ({
  personId,
  isAdmin: false,
  isSupervisor: false,
  departmentIds: new Set(),
  oversees: new Set(),
  locale: 'zh-CN',
})
const chat = (more: Partial<ChatInQuestion> = {}): ChatInQuestion => ({
  state: 'adopted',
  decidedById: 'head',
  recordedById: 'author',
  personIds: ['reader', 'author'],
  objectorIds: ['reader'],
  classification: 'secret',
  departmentIds: [],
  participantIds: ['head', 'author', 'reader', 'colleague'],
  ...more,
})

describe('S4-36: what may be done with a decision from a chat', () => {
  it.each<[who: string, more: Partial<ChatInQuestion>, acts: string]>([
    ['author', {}, 'correct reply attach'],
    ['head', {}, 'correct reply attach'],
    ['author', { objectorIds: [] }, 'correct attach'],
    ['reader', {}, 'answer'],
    ['colleague', {}, ''],
    ['author', { state: 'revoked' }, ''],
    ['reader', { state: 'superseded' }, ''],
  ])('%s %j may: %s', (who, more, acts) => {
    expect(offeredInChat(actor(who), chat(more)).join(' ')).toBe(acts)
  })

  it('does not exist for whoever may not see it, and refuses what is not theirs', () => {
    expect(() => authorizeChat(actor('stranger'), 'view', chat())).toThrow('decision.notFound')
    expect(() => authorizeChat(actor('colleague'), 'answer', chat())).toThrow('decision.chatNotYours')
    expect(() => authorizeChat(actor('reader'), 'answer', chat({ state: 'revoked' }))).toThrow(
      'decision.notNow',
    )
  })
})

it.each([
  [null, null, 'waiting'],
  ['agree', 2, 'agreed'],
  ['object', 2, 'objected'],
  ['agree', 1, 'outdated'],
] as const)('S4-39: %s to version %s, of two: %s', (answer, answeredVersion, state) => {
  expect(answerState({ answer, answeredVersion }, 2)).toBe(state)
})

it('S4-38: nothing is kept less close than what it belongs to', () => {
  expect(isTooOpen('internal', 'secret')).toBe(true)
  expect(isTooOpen('confidential', 'secret')).toBe(false)
  expect(isTooOpen('public', null)).toBe(false)
  expect(closestLevel(['internal', 'confidential', 'public'])).toBe('confidential')
  expect(closestLevel(['public'])).toBe('public')
})
