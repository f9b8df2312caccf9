import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { FindingView } from '#contract/common.ts'
import type { MeetingView } from '#contract/meeting.ts'
import { beginConfirming, endMeeting, getMeetingFindings } from '#contract/meeting.ts'
import { useGoTo } from '#web/lib/address.ts'
import { call } from '#web/lib/api.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { type Override, stillStops } from '#web/ui/overrides.ts'
import { putMeeting, roomQuery } from './api.ts'

/** The host's next step: read the record back, then close the meeting. */
export function EndMeeting({
  meeting,
  isTopicOpen,
  onGoTo,
}: {
  meeting: MeetingView
  /** While a topic is under way its conclusion is the next step, not the end. */
  isTopicOpen: boolean
  /** Leads to where a finding is mended. */
  onGoTo?: (place: FindingView['place']) => void
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const [isEnding, setEnding] = useState(false)
  const confirm = useMutation({
    mutationFn: () => call(beginConfirming, { params: { id: meeting.id } }),
    onSuccess: (next) => putMeeting(cache, next),
  })
  return (
    <>
      {meeting.can.includes('beginConfirming') && (
        <Button
          kind={isTopicOpen ? 'plain' : 'primary'}
          busy={confirm.isPending}
          onClick={() => confirm.mutate()}
        >
          {text('record.beginConfirming')}
        </Button>
      )}
      {meeting.can.includes('end') && (
        <Button kind="primary" onClick={() => setEnding(true)}>
          {text('record.end')}
        </Button>
      )}
      <ErrorLine error={confirm.error} />
      {isEnding && (
        <EndDialog
          meeting={meeting}
          onClose={() => setEnding(false)}
          {...(onGoTo && {
            onGoTo: (place: FindingView['place']) => {
              setEnding(false)
              onGoTo(place)
            },
          })}
        />
      )}
    </>
  )
}

function EndDialog({
  meeting,
  onClose,
  onGoTo,
}: {
  meeting: MeetingView
  onClose: () => void
  onGoTo?: (place: FindingView['place']) => void
}): ReactNode {
  const text = useText()
  const cache = useQueryClient()
  const goTo = useGoTo()
  const [overrides, setOverrides] = useState<readonly Override[]>([])
  const asked = useQuery({
    queryKey: ['meeting', 'findings', meeting.id, 'end'] as const,
    queryFn: ({ signal }) =>
      call(getMeetingFindings, { params: { id: meeting.id }, query: { moment: 'end' }, signal }),
    gcTime: 0,
  })
  const open = useQuery(roomQuery(meeting.id)).data?.parked.filter(({ state }) => state === 'open') ?? []
  const end = useMutation({
    mutationFn: () => call(endMeeting, { params: { id: meeting.id }, body: { overrides: [...overrides] } }),
    onSuccess: (next) => {
      putMeeting(cache, next)
      goTo(`/meetings/${meeting.id}`)
    },
  })
  return (
    <Dialog title={text('record.endTitle')} width={640} onClose={onClose}>
      <Faces query={asked}>
        {({ items }) => {
          const findings = findingsOf(end.error).length > 0 ? findingsOf(end.error) : items
          return (
            <div className="form">
              <Findings
                findings={findings}
                overrides={overrides}
                onOverrides={setOverrides}
                {...(onGoTo && { onGoTo })}
              />
              {open.length > 0 && (
                <div className="end-parked">
                  <p className="tone-amber">{text('room.parkedLeft', { count: open.length })}</p>
                  <ul className="small">
                    {open.map(({ id, text: words }) => (
                      <li key={id}>{words}</li>
                    ))}
                  </ul>
                </div>
              )}
              <p className="small quiet">{text('record.endHint')}</p>
              {findingsOf(end.error).length === 0 && <ErrorLine error={end.error} />}
              <div className="form-end">
                <Button
                  kind="primary"
                  busy={end.isPending}
                  disabled={findings.some((finding) => stillStops(finding, overrides))}
                  onClick={() => end.mutate()}
                >
                  {text('record.endNow')}
                </Button>
                <Button onClick={onClose}>{text('common.cancel')}</Button>
              </div>
            </div>
          )
        }}
      </Faces>
    </Dialog>
  )
}
