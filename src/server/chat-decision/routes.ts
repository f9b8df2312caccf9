import * as contract from '#contract/chat-decision.ts'
import { AppError } from '#domain/error.ts'
import type { Mount } from '#server/http/route.ts'
import { answerChatDecision, attachToChatDecision, correctChatDecision, replyInChatDecision } from './act.ts'
import { addChatNote, dropChatNote, listChatNotes } from './notes.ts'
import { checkChatDecision, prepareChatDecision } from './prepare.ts'
import { recordChatDecision } from './record.ts'
import { chatDecisionView, listChatDecisions } from './view.ts'

export function chatDecisionRoutes(mount: Mount): void {
  mount(contract.prepareChatDecision, ({ tx, actor, query }) => prepareChatDecision(tx, actor, query))
  mount(contract.checkChatDecision, ({ tx, actor, body, now }) => checkChatDecision(tx, actor, body, now))
  mount(contract.recordChatDecision, ({ tx, actor, app, body, now }) =>
    recordChatDecision(tx, { actor, app, at: now }, body),
  )
  mount(contract.listChatDecisions, ({ tx, actor, query }) => listChatDecisions(tx, actor, query))
  mount(contract.getChatDecision, ({ tx, actor, params }) => chatDecisionView(tx, actor, params.id))
  mount(contract.correctChatDecision, async ({ tx, actor, app, params, body, now }) => {
    const current = () => chatDecisionView(tx, actor, params.id)
    await correctChatDecision(tx, { actor, app, at: now, current }, params.id, body)
    return current()
  })
  mount(contract.answerChatDecision, async ({ tx, actor, app, params, body, now }) => {
    const current = () => chatDecisionView(tx, actor, params.id)
    await answerChatDecision(tx, { actor, app, at: now, current }, params.id, body)
    return current()
  })
  mount(contract.replyInChatDecision, async ({ tx, actor, app, params, body, now }) => {
    await replyInChatDecision(tx, { actor, app, at: now }, params.id, body)
    return chatDecisionView(tx, actor, params.id)
  })
  mount(contract.attachToChatDecision, async ({ tx, actor, app, params, upload, now }) => {
    if (upload === undefined) throw new AppError('invalid', 'file.missing')
    await attachToChatDecision(tx, { actor, app, at: now }, params.id, upload)
    return chatDecisionView(tx, actor, params.id)
  })
  mount(contract.listChatNotes, async ({ tx, actor, now }) => ({
    items: await listChatNotes(tx, actor, now),
  }))
  mount(contract.addChatNote, ({ tx, actor, body, now }) => addChatNote(tx, actor, body, now))
  mount(contract.dropChatNote, ({ tx, actor, params, body, now }) =>
    dropChatNote(tx, actor, params.id, body, now),
  )
}
