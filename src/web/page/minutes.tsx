import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MinutesView } from '#contract/minutes.ts'
import { minutesKeys, minutesQuery, useUpdateMinutes } from '#web/feature/minutes/api.ts'
import { Feedback } from '#web/feature/minutes/Feedback.tsx'
import { MinutesDocument, type Spot } from '#web/feature/minutes/MinutesDocument.tsx'
import { MinutesSide } from '#web/feature/minutes/MinutesSide.tsx'
import { Proposals } from '#web/feature/minutes/Proposals.tsx'
import { ProposeDialog } from '#web/feature/minutes/ProposeDialog.tsx'
import { FinaliseDialog, ResendDialog, SendDialog, silentOf } from '#web/feature/minutes/SendDialog.tsx'
import { VersionDifference } from '#web/feature/minutes/VersionDifference.tsx'
import { useFilters, usePathPart } from '#web/lib/address.ts'
import { useStream } from '#web/lib/events.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
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
  })
}

type Step = 'send' | 'resend' | 'finalise' | 'propose'

function Open({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const [{ version, from, to }, setFilters] = useFilters()
  const [step, setStep] = useState<Step>()
  const [spot, setSpot] = useState<Spot>()
  const isOld = version !== undefined && Number(version) !== minutes.currentVersion
  const canPropose = minutes.can.includes('propose') && !isOld
  const openProposals = minutes.proposals.filter(({ state }) => state === 'open').length

  function propose(where?: Spot) {
    setSpot(where)
    setStep('propose')
  }

  return (
    <Page
      title={minutes.meetingName}
      above={`${text('document.minutes')} ${minutes.number}`}
      beside={<StateMark kind="minutesState" state={minutes.state} />}
      back={{ to: '/records', label: text('nav.records') }}
      actions={<Actions minutes={minutes} />}
      primary={<NextStep minutes={minutes} openProposals={openProposals} onStep={setStep} />}
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
      {!isOld && <Feedback minutes={minutes} onPropose={() => propose()} />}
      <Proposals minutes={minutes} />
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
          onBack={() => setFilters({ version: undefined })}
        />
      ) : (
        <MinutesDocument
          minutes={minutes}
          isEditable={minutes.can.includes('edit')}
          onPropose={canPropose ? propose : undefined}
        />
      )}
      {step === 'send' && <SendDialog minutes={minutes} onClose={() => setStep(undefined)} />}
      {step === 'resend' && <ResendDialog minutes={minutes} onClose={() => setStep(undefined)} />}
      {step === 'finalise' && <FinaliseDialog minutes={minutes} onClose={() => setStep(undefined)} />}
      {step === 'propose' && (
        <ProposeDialog minutes={minutes} spot={spot} onClose={() => setStep(undefined)} />
      )}
    </Page>
  )
}

function Actions({ minutes }: { minutes: MinutesView }): ReactNode {
  const text = useText()
  const update = useUpdateMinutes(minutes.id)
  return (
    <>
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
      <Button icon="file" onClick={() => window.print()}>
        {text('minutes.print')}
      </Button>
      <ErrorLine error={update.error} />
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

function OldVersion({ id, version, onBack }: { id: string; version: number; onBack: () => void }): ReactNode {
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
      <Faces query={query}>{(minutes) => <MinutesDocument minutes={minutes} />}</Faces>
    </>
  )
}
