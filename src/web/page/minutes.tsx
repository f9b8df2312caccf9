import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { type MinutesLayout, type MinutesView, minutesLayouts } from '#contract/minutes.ts'
import { isFinal } from '#domain/minutes/lifecycle.ts'
import { AmendDialog } from '#web/feature/minutes/AmendDialog.tsx'
import { Amendments } from '#web/feature/minutes/Amendments.tsx'
import {
  minutesKeys,
  minutesQuery,
  useSetProperties,
  useUpdateMinutes,
  wordAddress,
} from '#web/feature/minutes/api.ts'
import { BeforeFinal } from '#web/feature/minutes/BeforeFinal.tsx'
import { Checklist, OutOfDate } from '#web/feature/minutes/Checklist.tsx'
import { Feedback } from '#web/feature/minutes/Feedback.tsx'
import { MinutesDocument, type Spot } from '#web/feature/minutes/MinutesDocument.tsx'
import { MinutesSide } from '#web/feature/minutes/MinutesSide.tsx'
import { Proposals } from '#web/feature/minutes/Proposals.tsx'
import { ProposeDialog } from '#web/feature/minutes/ProposeDialog.tsx'
import { FinaliseDialog, ResendDialog, SendDialog, silentOf } from '#web/feature/minutes/SendDialog.tsx'
import { VersionDifference } from '#web/feature/minutes/VersionDifference.tsx'
import { CallFollowUp } from '#web/feature/series/CallFollowUp.tsx'
import { useFilters, usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { SelectField } from '#web/ui/fields.tsx'
import { Guidance } from '#web/ui/Guidance.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'

export default function MinutesPage(): ReactNode {
  const text = useText()
  const id = usePathPart('id')
  const current = useQuery(minutesQuery(id))
  useFollow(id, current.data)
  if (current.data === undefined) {
    return (
      <Page title={text('document.minutes')} back={{ to: '/records', label: text('nav.records') }}>
        <Faces query={current}>{() => null}</Faces>
      </Page>
    )
  }
  return (
    <>
      {current.error && <ErrorLine error={current.error} onRetry={() => void current.refetch()} />}
      <Open minutes={current.data} />
    </>
  )
}

/** Whatever moves the minutes or their meeting is on the stream of the meeting. */
function useFollow(id: string, minutes: MinutesView | undefined): void {
  const cache = useQueryClient()
  const stream = minutes?.meeting ? `meeting:${minutes.meetingId}` : undefined
  useStream(stream, ({ kind, noun }) => {
    if (kind !== 'reset' && noun !== 'minutes') return
    void cache.invalidateQueries({ queryKey: minutesKeys.one(id) })
    void cache.invalidateQueries({ queryKey: minutesKeys.findings(id) })
    void cache.invalidateQueries({ queryKey: minutesKeys.amendments(id) })
  })
}

/** From the final minutes, a 二次沟通会议 about what is still open (S2-67). */
function FollowUp({ meetingId }: { meetingId: string }): ReactNode {
  const { data: meeting } = useQuery(meetingQuery(meetingId))
  return meeting === undefined ? null : <CallFollowUp meeting={meeting} />
}

type Step = 'send' | 'resend' | 'finalise' | 'propose' | 'amend'

function Open({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const [{ version, from, to, layout: wanted }, setFilters] = useFilters()
  const layout = minutesLayouts.find((one) => one === wanted) ?? minutes.properties.layout
  const [step, setStep] = useState<Step>()
  const [spot, setSpot] = useState<Spot>()
  const isOld = version !== undefined && Number(version) !== minutes.currentVersion
  const canPropose = minutes.can.includes('propose') && !isOld
  const openProposals = minutes.proposals.filter(({ state }) => state === 'open').length

  function act(next: Step, where?: Spot) {
    setSpot(where)
    setStep(next)
  }

  return (
    <Page
      title={minutes.meetingName}
      above={`${text('document.minutes')} ${minutes.number}`}
      beside={<StateMark kind="minutesState" state={minutes.state} />}
      back={{ to: '/records', label: text('nav.records') }}
      actions={
        <Actions
          minutes={minutes}
          layout={layout}
          shownVersion={isOld ? Number(version) : undefined}
          onLayout={(next) => setFilters({ layout: next })}
        />
      }
      primary={<NextStep minutes={minutes} openProposals={openProposals} onStep={(next) => act(next)} />}
      aside={
        <MinutesSide
          minutes={minutes}
          shownVersion={isOld ? Number(version) : minutes.currentVersion}
          onVersion={(no) =>
            setFilters({
              version: no === minutes.currentVersion ? undefined : String(no),
              from: undefined,
              to: undefined,
            })
          }
          onCompare={(no) => setFilters({ from: String(no - 1), to: String(no) })}
        />
      }
    >
      {!isOld && <Guidance step="minutes" id={minutes.id} />}
      {!isOld && isFinal(minutes.state) && minutes.meeting !== null && (
        <FollowUp meetingId={minutes.meetingId} />
      )}
      {!isOld && <OutOfDate minutes={minutes} />}
      {!isOld && <Feedback minutes={minutes} onPropose={() => act('propose')} />}
      <Amendments
        minutes={minutes}
        onCompare={(no) => setFilters({ from: String(no - 1), to: String(no), version: undefined })}
      />
      <Proposals minutes={minutes} />
      {!isOld &&
        ['inReview', 'revising'].includes(minutes.state) &&
        minutes.can.includes('setProperties') && <BeforeFinal minutes={minutes} />}
      {!isOld && (minutes.can.includes('edit') || minutes.can.includes('redraw')) && (
        <Checklist minutes={minutes} />
      )}
      {from !== undefined && to !== undefined ? (
        <VersionDifference
          minutes={minutes}
          from={Number(from)}
          to={Number(to)}
          onChange={(versions) => setFilters({ from: String(versions.from), to: String(versions.to) })}
          onClose={() => setFilters({ from: undefined, to: undefined })}
        />
      ) : isOld ? (
        <OldVersion
          id={minutes.id}
          version={Number(version)}
          layout={layout}
          onBack={() => setFilters({ version: undefined })}
        />
      ) : (
        <MinutesDocument
          minutes={minutes}
          layout={layout}
          isEditable={minutes.can.includes('edit')}
          onPropose={canPropose ? (where) => act('propose', where) : undefined}
          onAmend={minutes.can.includes('amend') ? (where) => act('amend', where) : undefined}
        />
      )}
      {step === 'send' && <SendDialog minutes={minutes} onClose={() => setStep(undefined)} />}
      {step === 'resend' && <ResendDialog minutes={minutes} onClose={() => setStep(undefined)} />}
      {step === 'finalise' && <FinaliseDialog minutes={minutes} onClose={() => setStep(undefined)} />}
      {step === 'amend' && <AmendDialog minutes={minutes} spot={spot} onClose={() => setStep(undefined)} />}
      {step === 'propose' && (
        <ProposeDialog minutes={minutes} spot={spot} onClose={() => setStep(undefined)} />
      )}
    </Page>
  )
}

function Actions({
  minutes,
  layout,
  shownVersion,
  onLayout,
}: {
  minutes: MinutesView
  layout: MinutesLayout
  /** Undefined: the text as it stands. */
  shownVersion: number | undefined
  onLayout: (layout: MinutesLayout | undefined) => void
}): ReactNode {
  const text = useText()
  const update = useUpdateMinutes(minutes.id)
  const save = useSetProperties(minutes.id)
  const canSet = minutes.can.includes('setProperties')
  return (
    <>
      <SelectField
        aria-label={text('minutes.layout.label')}
        value={layout}
        options={minutesLayouts.map((value) => ({ value, label: text(`minutes.layout.${value}`) }))}
        onChange={(next) => {
          // Whoever keeps the minutes chooses for everybody, others for themselves.
          if (canSet) save.mutate({ version: minutes.version, change: { layout: next } })
          onLayout(canSet ? undefined : next)
        }}
      />
      {minutes.can.includes('edit') && (
        <Button
          icon="switch"
          title={text('minutes.refreshHint')}
          busy={update.isPending}
          onClick={() => update.mutate({ version: minutes.version, change: { refresh: true } })}
        >
          {text('minutes.refresh')}
        </Button>
      )}
      <a
        className="button"
        href={wordAddress(minutes.id, {
          layout,
          ...(shownVersion !== undefined && { version: shownVersion }),
        })}
        download
      >
        <Icon name="download" size={16} />
        {text('minutes.word')}
      </a>
      <Button icon="file" onClick={() => window.print()}>
        {text('minutes.print')}
      </Button>
      <ErrorLine error={update.error ?? save.error} />
    </>
  )
}

/** The one thing to do next, for whoever may do it. */
function NextStep({
  minutes,
  openProposals,
  onStep,
}: {
  minutes: MinutesView
  openProposals: number
  onStep: (step: Step) => void
}): ReactNode {
  const text = useText()
  const { can } = minutes
  if (can.includes('amend')) {
    return (
      <Button icon="pencil" onClick={() => onStep('amend')}>
        {text('minutes.amend.action')}
      </Button>
    )
  }
  if (can.includes('send')) {
    return (
      <Button kind="primary" icon="send" onClick={() => onStep('send')}>
        {text('minutes.send.action')}
      </Button>
    )
  }
  if (can.includes('resend')) {
    return (
      <Button kind="primary" icon="send" onClick={() => onStep('resend')}>
        {text('minutes.resend.action')}
      </Button>
    )
  }
  if (can.includes('answer') && openProposals > 0) {
    return (
      <span className="small quiet">{text('minutes.proposals.answerFirst', { count: openProposals })}</span>
    )
  }
  if (can.includes('finalise')) {
    const passesOver =
      can.includes('finaliseWithoutSilent') && silentOf(minutes).some(({ role }) => role === 'reviewer')
    return (
      <Button kind="primary" icon="seal" onClick={() => onStep('finalise')}>
        {text(passesOver ? 'minutes.finalise.withoutSilent' : 'minutes.finalise.action')}
      </Button>
    )
  }
  return null
}

function OldVersion({
  id,
  version,
  layout,
  onBack,
}: {
  id: string
  version: number
  layout: MinutesLayout
  onBack: () => void
}): ReactNode {
  const text = useText()
  const query = useQuery(minutesQuery(id, version))
  return (
    <>
      <p className="line no-print">
        <span className="quiet">{text('minutes.versions.old', { no: version })}</span>
        <Button small onClick={onBack}>
          {text('minutes.versions.backToCurrent')}
        </Button>
      </p>
      <Faces query={query}>{(minutes) => <MinutesDocument minutes={minutes} layout={layout} />}</Faces>
    </>
  )
}
