import type { MinutesLayout } from '#contract/minutes.ts'
import type { MinutesInQuestion } from '#domain/minutes/policy.ts'
import type { FeedbackState } from '#domain/minutes/recipient.ts'

/** The minutes with everybody they go to: what the policy judges and the commands change. */
export interface Minutes extends MinutesInQuestion {
  readonly id: string
  readonly number: string
  readonly meetingId: string
  readonly meetingName: string
  readonly meetingStart: Date | null
  readonly isImported: boolean
  readonly currentVersion: number
  readonly draftDueAt: Date | null
  readonly finalDueAt: Date | null
  readonly feedbackDueAt: Date | null
  readonly sentAt: Date | null
  readonly finalAt: Date | null
  readonly finalBy: string | null
  /** Who had not answered when the host made them final. */
  readonly silentIds: readonly string[]
  readonly archiveName: string
  readonly maintainerId: string | null
  readonly layout: MinutesLayout
  /** 会签: everybody who took part confirms. */
  readonly countersign: boolean
  readonly issuerId: string | null
  readonly retention: 'normal' | 'important'
  readonly keepUntil: string | null
  readonly legalHold: boolean
  readonly legalHoldReason: string
  readonly version: number
  readonly recipients: readonly Recipient[]
}

export const recipientRoles = ['reviewer', 'recipient', 'cc'] as const
export type RecipientRole = (typeof recipientRoles)[number]

export interface Recipient {
  readonly id: string
  readonly personId: string
  readonly role: RecipientRole
  readonly state: FeedbackState
  readonly openedAt: Date | null
  readonly answeredAt: Date | null
}

/** Whoever was asked and has said nothing yet, in time or late. Being in copy is not being asked (S2-58). */
export function silentIn(minutes: Pick<Minutes, 'recipients'>): Recipient[] {
  return minutes.recipients.filter(
    ({ role, state }) => role !== 'cc' && (state === 'sent' || state === 'overdue'),
  )
}
