import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { useReading } from '#web/lib/reading.ts'
import { useText } from '#web/lib/text.ts'
import { exactly, sayInstant } from '#web/lib/time.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Confirm.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { signInQuery, useLeave, useSignMeIn } from './api.ts'
import './preparation.css'

type Sheet = NonNullable<ReturnType<typeof useSheet>['data']>

function useSheet(meetingId: string) {
  return useQuery({ ...signInQuery(meetingId), refetchInterval: 60_000 })
}

/** 会议签到: my own sign-in, and for host and recorder the code to show in the room. */
export function SignIn({
  meeting,
  code,
  sheet,
}: {
  meeting: MeetingView
  code: string
  sheet: ReactNode
}): ReactNode {
  const text = useText()
  const query = useSheet(meeting.id)
  return (
    <Faces query={query}>
      {(data) => (
        <>
          <MySignIn meeting={meeting} sheet={data} code={code} />
          {data.code !== null && <Code link={data.code.link} svg={data.code.svg} />}
          <Section title={text('preparation.signIn.sheet')} note={<Totals sheet={data} />}>
            {sheet}
          </Section>
        </>
      )}
    </Faces>
  )
}

export function Totals({ sheet }: { sheet: Sheet }): ReactNode {
  const text = useText()
  return <span aria-live="polite">{text('preparation.signIn.totals', sheet.totals)}</span>
}

function MySignIn({ meeting, sheet, code }: { meeting: MeetingView; sheet: Sheet; code: string }): ReactNode {
  const text = useText()
  const reading = useReading()
  const sign = useSignMeIn(meeting.id)
  const mine = meeting.attendees.find(({ id }) => id === meeting.myAttendeeId)
  const time = (at: string) => sayInstant(at, reading)
  return (
    <section className="sign-in" aria-labelledby="sign-in-mine">
      <h2 id="sign-in-mine" className="small faint">
        {text('preparation.signIn.mine')}
      </h2>
      {mine === undefined ? (
        <p>{text('preparation.signIn.notInvited')}</p>
      ) : mine.signIn === null ? (
        <>
          <p className="line">
            <Icon name={sheet.moment === 'open' ? 'check' : 'clock'} size={14} />
            {text(`preparation.signIn.${sheet.moment}`)}
          </p>
          {meeting.can.includes('checkIn') && (
            <Button
              kind="primary"
              icon="check"
              className="sign-in-button"
              busy={sign.isPending}
              onClick={() => sign.mutate(code)}
            >
              {text('preparation.signIn.button')}
            </Button>
          )}
        </>
      ) : (
        <Signed meeting={meeting} mine={mine} until={sheet.window?.earlyUntil ?? null} />
      )}
      {sheet.window !== null && mine?.signIn == null && (
        <p className="small faint" title={exactly(sheet.window.opensAt, reading.zone)}>
          {text('preparation.signIn.window', {
            from: time(sheet.window.opensAt),
            late: time(sheet.window.lateAfter),
          })}
          {' · '}
          {text('preparation.signIn.noProxy')}
        </p>
      )}
      <ErrorLine error={sign.error} />
    </section>
  )
}

function Signed({
  meeting,
  mine,
  until,
}: {
  meeting: MeetingView
  mine: AttendeeView
  until: string | null
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const leave = useLeave(meeting.id)
  const [isAsking, setAsking] = useState(false)
  return (
    <>
      <p className="line sign-in-done" role="status">
        {mine.signIn !== null && <StateMark kind="signIn" state={mine.signIn} />}
        {mine.signedInAt !== null && <When at={mine.signedInAt} />}
        {mine.signInMethod !== null && (
          <span className="small faint">
            {text('preparation.signIn.by', { method: text(`enum.signInMethod.${mine.signInMethod}`) })}
          </span>
        )}
        {mine.leftAt !== null && (
          <span className="small faint">
            {text('preparation.signIn.left')} <When at={mine.leftAt} />
          </span>
        )}
      </p>
      {meeting.can.includes('leave') && mine.leftAt === null && (
        <Button kind="quiet" icon="door" onClick={() => setAsking(true)}>
          {text('preparation.signIn.leave')}
        </Button>
      )}
      {isAsking && (
        <Confirm
          title={text('preparation.signIn.leaveTitle')}
          action={text('preparation.signIn.leave')}
          busy={leave.isPending}
          error={leave.error}
          onClose={() => setAsking(false)}
          onConfirm={() => leave.mutate(undefined, { onSuccess: () => setAsking(false) })}
        >
          {until !== null && (
            <p className="quiet">
              {text('preparation.signIn.leaveHint', { until: sayInstant(until, reading) })}
            </p>
          )}
        </Confirm>
      )}
    </>
  )
}

function Code({ link, svg }: { link: string; svg: string }): ReactNode {
  const text = useText()
  return (
    <section className="sign-in-code no-print" aria-labelledby="sign-in-code">
      <img
        src={`data:image/svg+xml,${encodeURIComponent(svg)}`}
        alt={text('preparation.signIn.scan')}
        width={220}
        height={220}
      />
      <div className="stack tight">
        <h2 id="sign-in-code">{text('preparation.signIn.scan')}</h2>
        <p className="quiet">{text('preparation.signIn.scanHint')}</p>
        <p className="small faint">{text('preparation.signIn.noProxy')}</p>
        <Button
          icon="copy"
          onClick={() =>
            void navigator.clipboard
              .writeText(link.replace(/\?.*/, ''))
              .then(() => toast(text('preparation.signIn.copied')))
          }
        >
          {text('preparation.signIn.copy')}
        </Button>
      </div>
    </section>
  )
}
