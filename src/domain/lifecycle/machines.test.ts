import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { approvalLifecycle } from '#domain/approval/lifecycle.ts'
import { collaborationLifecycle } from '#domain/collaboration/lifecycle.ts'
import { conflictLifecycle } from '#domain/conflict/lifecycle.ts'
import { contingencyLifecycle } from '#domain/contingency/lifecycle.ts'
import { decisionLifecycle } from '#domain/decision/lifecycle.ts'
import { issueLifecycle } from '#domain/issue/lifecycle.ts'
import { attendanceLifecycle, rsvpLifecycle } from '#domain/meeting/attendee.ts'
import { meetingLifecycle } from '#domain/meeting/lifecycle.ts'
import { topicLifecycle } from '#domain/meeting/topic.ts'
import { amendmentLifecycle } from '#domain/minutes/amendment.ts'
import { minutesLifecycle } from '#domain/minutes/lifecycle.ts'
import { feedbackLifecycle } from '#domain/minutes/recipient.ts'
import { answerLifecycle, requestLifecycle } from '#domain/request/lifecycle.ts'
import { retrospectiveLifecycle } from '#domain/retrospective/lifecycle.ts'
import { riskLifecycle } from '#domain/risk/lifecycle.ts'
import { supportLifecycle, syncLifecycle } from '#domain/sync/report.ts'
import { taskLifecycle } from '#domain/task/lifecycle.ts'
import { voteLifecycle } from '#domain/vote/lifecycle.ts'
import type { Machine } from './machine.ts'

/**
 * Holds a machine against a list of triples that was typed from the requirements, not taken from
 * the machine. `ends` are the states nothing leads out of.
 */
function holdsTo<State extends string, Move extends string>(
  noun: string,
  machine: Machine<State, Move>,
  triples: string,
  ends: readonly State[],
): void {
  const allowed = new Map<string, string>()
  for (const line of triples.trim().split('\n')) {
    const [from, move, to] = line.trim().split(/\s+/) as [string, string, string]
    allowed.set(`${from} ${move}`, to)
  }
  const pairs = machine.states.flatMap((state) => machine.moves.map((move) => [state, move] as const))

  it.each(pairs)('from %s, %s: exactly as listed', (state, move) => {
    const to = allowed.get(`${state} ${move}`)
    expect(machine.canMove(state, move)).toBe(to !== undefined)
    expect(machine.movesFrom(state).includes(move)).toBe(to !== undefined)
    expect(machine.rowOf(state, move)?.to).toBe(to)
    if (to === undefined) {
      expect(() => machine.stateAfter(state, move)).toThrow(
        expect.objectContaining({
          kind: 'conflict',
          reason: `${noun}.moveNotPossible`,
          params: { state, move },
        }),
      )
    } else {
      expect(machine.stateAfter(state, move)).toBe(to)
    }
  })

  it('has no row that is not listed, and every row listed', () => {
    expect(machine.rows.map(({ from, move, to }) => `${from} ${move} ${to}`).sort()).toEqual(
      [...allowed].map(([pair, to]) => `${pair} ${to}`).sort(),
    )
  })

  it('names a mover and a source for each row', () => {
    for (const row of machine.rows) {
      expect(row.who).not.toHaveLength(0)
      expect(row.source).not.toHaveLength(0)
    }
  })

  it('walks along listed rows only, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...machine.moves), { maxLength: 40 }), (tries) => {
        let state = machine.states[0] as State
        for (const move of tries) {
          const listed = allowed.get(`${state} ${move}`)
          if (listed === undefined) {
            expect(() => machine.stateAfter(state, move)).toThrow()
          } else {
            state = machine.stateAfter(state, move)
            expect(state).toBe(listed)
          }
        }
      }),
    )
  })

  it('reaches every state from the first', () => {
    const reached = new Set<State>([machine.states[0] as State])
    for (const state of reached) {
      for (const move of machine.movesFrom(state)) reached.add(machine.stateAfter(state, move))
    }
    expect([...reached].sort()).toEqual([...machine.states].sort())
  })

  it('ends where it should end', () => {
    expect(machine.states.filter((state) => machine.movesFrom(state).length === 0)).toEqual(ends)
  })
}

describe('the life of a meeting', () => {
  holdsTo(
    'meeting',
    meetingLifecycle,
    `
    draft        openCollection   collecting
    draft        makeReady        ready
    draft        cancel           cancelled
    collecting   makeReady        ready
    collecting   cancel           cancelled
    ready        sendNotice       noticed
    ready        cancel           cancelled
    noticed      reschedule       rescheduled
    noticed      start            inProgress
    noticed      cancel           cancelled
    rescheduled  sendNotice       noticed
    rescheduled  cancel           cancelled
    inProgress   beginConfirming  confirming
    confirming   end              ended
    ended        followUp         followUp
    followUp     close            closed
    `,
    ['closed', 'cancelled'],
  )
})

describe('an answer to an invitation', () => {
  holdsTo(
    'rsvp',
    rsvpLifecycle,
    `
    pending  accept    yes
    pending  decline   no
    pending  delegate  proxy
    yes      decline   no
    yes      delegate  proxy
    yes      reset     pending
    no       accept    yes
    no       delegate  proxy
    no       reset     pending
    proxy    accept    yes
    proxy    decline   no
    proxy    delegate  proxy
    proxy    reset     pending
    `,
    [],
  )
})

describe('signing in', () => {
  holdsTo(
    'attendance',
    attendanceLifecycle,
    `
    expected  signIn      onTime
    expected  signInLate  late
    expected  markAbsent  absent
    expected  markLeave   leave
    onTime    leaveEarly  leftEarly
    late      leaveEarly  leftEarly
    `,
    ['leftEarly', 'absent', 'leave'],
  )
})

describe('the life of a topic', () => {
  holdsTo(
    'topic',
    topicLifecycle,
    `
    pending  begin     running
    running  decide    decided
    running  defer     deferred
    running  escalate  escalated
    running  inform    informed
    running  park      parked
    `,
    ['decided', 'deferred', 'escalated', 'informed', 'parked'],
  )
})

describe('the life of the minutes', () => {
  holdsTo(
    'minutes',
    minutesLifecycle,
    `
    recording  generate               draft
    draft      send                   inReview
    inReview   propose                revising
    inReview   redraw                 revising
    inReview   finalise               final
    inReview   finaliseWithoutSilent  final
    revising   resend                 inReview
    final      archive                archived
    final      amend                  amended
    archived   amend                  amended
    amended    amend                  amended
    `,
    [],
  )
})

describe('what a recipient says to the minutes', () => {
  holdsTo(
    'feedback',
    feedbackLifecycle,
    `
    sent      confirm  confirmed
    sent      propose  proposed
    sent      expire   overdue
    proposed  adopt    adopted
    proposed  reserve  reserved
    `,
    ['confirmed', 'adopted', 'reserved', 'overdue'],
  )
})

describe('the life of an amendment of final minutes', () => {
  holdsTo(
    'amendment',
    amendmentLifecycle,
    `
    open  approve   approved
    open  reject    rejected
    open  withdraw  withdrawn
    `,
    ['approved', 'rejected', 'withdrawn'],
  )
})

describe('the life of a decision', () => {
  holdsTo(
    'decision',
    decisionLifecycle,
    `
    proposed     adopt               adopted
    proposed     openVote            voting
    proposed     approve             adopted
    proposed     makeProvisional     provisional
    proposed     defer               deferred
    proposed     formGroup           deferred
    proposed     escalate            escalated
    voting       passVote            adopted
    voting       failVote            rejected
    voting       voidVote            proposed
    voting       escalate            escalated
    rejected     escalate            escalated
    provisional  confirmProvisional  adopted
    provisional  supersede           superseded
    deferred     propose             proposed
    escalated    rule                adopted
    adopted      execute             inExecution
    adopted      supersede           superseded
    adopted      revoke              revoked
    inExecution  fulfil              fulfilled
    inExecution  supersede           superseded
    inExecution  revoke              revoked
    `,
    ['fulfilled', 'superseded', 'revoked'],
  )
})

describe('the life of a vote', () => {
  holdsTo(
    'vote',
    voteLifecycle,
    `
    draft   open      open
    open    cast      open
    open    close     closed
    open    cancel    cancelled
    closed  void      invalid
    closed  pass      passed
    closed  fail      failed
    closed  tie       tied
    tied    castAgree passed
    tied    castAgainst failed
    tied    escalate  escalated
    failed  escalate  escalated
    `,
    ['passed', 'invalid', 'cancelled', 'escalated'],
  )
})

describe('the life of an approval', () => {
  holdsTo(
    'approval',
    approvalLifecycle,
    `
    draft     submit   pending
    draft     withdraw withdrawn
    pending   approve  approved
    pending   reject   rejected
    pending   withdraw withdrawn
    rejected  revise   draft
    withdrawn revise   draft
    `,
    ['approved'],
  )
})

describe('the life of a task', () => {
  holdsTo(
    'task',
    taskLifecycle,
    `
    todo               start         inProgress
    todo               reportDelay   delayed
    todo               cancel        cancelled
    inProgress         askSupport    needsSupport
    inProgress         reportDelay   delayed
    inProgress         submit        pendingAcceptance
    inProgress         finish        done
    inProgress         cancel        cancelled
    needsSupport       giveSupport   inProgress
    needsSupport       reportDelay   delayed
    needsSupport       cancel        cancelled
    delayed            approveDelay  inProgress
    delayed            refuseDelay   inProgress
    delayed            cancel        cancelled
    pendingAcceptance  accept        done
    pendingAcceptance  sendBack      inProgress
    pendingAcceptance  cancel        cancelled
    done               reopen        inProgress
    `,
    ['cancelled'],
  )
})

describe('3.3 J-01: the life of a collaboration request', () => {
  holdsTo(
    'request',
    requestLifecycle,
    `
    draft        submit    submitted
    submitted    return    returned
    returned     resubmit  submitted
    submitted    reject    rejected
    submitted    pass      assessing
    assessing    counter   negotiating
    negotiating  settle    assessing
    negotiating  revise    assessing
    assessing    accept    accepted
    assessing    reject    rejected
    accepted     convert   converted
    converted    close     closed
    draft        withdraw  withdrawn
    submitted    withdraw  withdrawn
    returned     withdraw  withdrawn
    assessing    withdraw  withdrawn
    negotiating  withdraw  withdrawn
    `,
    ['rejected', 'withdrawn', 'closed'],
  )
})

describe('X-36: what one department says to a request', () => {
  holdsTo(
    'answer',
    answerLifecycle,
    `
    waiting    ask       pending
    dropped    ask       pending
    pending    accept    accepted
    overdue    accept    accepted
    countered  accept    accepted
    declined   accept    accepted
    accepted   accept    accepted
    pending    counter   countered
    overdue    counter   countered
    accepted   counter   countered
    declined   counter   countered
    pending    decline   declined
    overdue    decline   declined
    accepted   decline   declined
    countered  decline   declined
    pending    expire    overdue
    pending    forward   forwarded
    overdue    forward   forwarded
    accepted   askAgain  pending
    countered  askAgain  pending
    declined   askAgain  pending
    pending    drop      dropped
    overdue    drop      dropped
    accepted   drop      dropped
    countered  drop      dropped
    declined   drop      dropped
    `,
    ['forwarded'],
  )
})

describe('the life of a risk', () => {
  holdsTo(
    'risk',
    riskLifecycle,
    `
    identified  assess      assessed
    assessed    monitor     monitoring
    assessed    accept      accepted
    monitoring  raiseAlert  alerted
    alerted     mitigate    mitigating
    mitigating  standDown   monitoring
    identified  occur       occurred
    assessed    occur       occurred
    monitoring  occur       occurred
    alerted     occur       occurred
    mitigating  occur       occurred
    accepted    occur       occurred
    identified  close       closed
    assessed    close       closed
    monitoring  close       closed
    mitigating  close       closed
    occurred    close       closed
    `,
    ['closed'],
  )
})

describe('the life of a collaboration', () => {
  holdsTo(
    'collaboration',
    collaborationLifecycle,
    `
    preparing  charter              chartered
    preparing  terminate            terminated
    chartered  baseline             active
    chartered  terminate            terminated
    active     pause                paused
    active     submitForAcceptance  accepting
    active     terminate            terminated
    paused     resume               active
    paused     terminate            terminated
    accepting  returnToWork         active
    accepting  accept               retro
    accepting  terminate            terminated
    retro      archive              archived
    retro      terminate            terminated
    `,
    ['archived', 'terminated'],
  )
})

describe('the life of a conflict', () => {
  holdsTo(
    'conflict',
    conflictLifecycle,
    `
    open          negotiate     negotiating
    open          skipToLevel2  level2
    open          skipToLevel3  level3
    open          withdraw      withdrawn
    negotiating   agree         ruled
    negotiating   raise         level1
    negotiating   refer         coordinator
    negotiating   skipToLevel2  level2
    negotiating   skipToLevel3  level3
    negotiating   withdraw      withdrawn
    level1        raise         level2
    level1        refer         coordinator
    level1        skipToLevel3  level3
    level1        rule          ruled
    level2        raise         level3
    level2        rule          ruled
    level3        rule          ruled
    coordinator   raise         level3
    coordinator   rule          ruled
    ruled         implement     implementing
    implementing  close         closed
    `,
    ['closed', 'withdrawn'],
  )
})

describe('the life of a problem', () => {
  holdsTo(
    'issue',
    issueLifecycle,
    `
    open      respond  handling
    handling  resolve  resolved
    resolved  reopen   handling
    resolved  close    closed
    `,
    ['closed'],
  )
})

describe('the life of a contingency plan', () => {
  holdsTo(
    'contingency',
    contingencyLifecycle,
    `
    draft    start  running
    draft    drop   dropped
    running  end    ended
    `,
    ['ended', 'dropped'],
  )
})

describe('the life of a retrospective', () => {
  holdsTo(
    'retrospective',
    retrospectiveLifecycle,
    `
    collecting  review    reviewing
    reviewing   reopen    collecting
    reviewing   finalise  final
    final       revise    reviewing
    `,
    [],
  )
})

describe('the life of a progress report', () => {
  holdsTo('sync', syncLifecycle, 'draft send sent', ['sent'])
})

describe('the life of a call for help in a report', () => {
  holdsTo(
    'support',
    supportLifecycle,
    `
    noted     ask      asked
    asked     promise  promised
    asked     decline  declined
    asked     settle   settled
    promised  decline  declined
    promised  settle   settled
    declined  promise  promised
    declined  settle   settled
    `,
    ['settled'],
  )
})
