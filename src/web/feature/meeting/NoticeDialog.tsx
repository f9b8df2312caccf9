import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { useSayReason } from '#web/ui/reason.ts'
import { toast } from '#web/ui/toast.tsx'
import { noticeQuery, useSendNotice } from './api.ts'
import { NormGate } from './MoveDialog.tsx'
import './prep.css'

/** Who gets what, word for word, before anything leaves. */
export function NoticeDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const text = useText()
  const notice = useQuery(noticeQuery(meeting.id))
  const send = useSendNotice(meeting.id)
  const [chosen, setChosen] = useState<string>()
  return (
    <Dialog title={text('meeting.act.sendNotice')} width={880} onClose={onClose}>
      <Faces query={notice}>
        {({ subject, recipients, findings }) => {
          const shown = recipients.find(({ person }) => person.id === chosen) ?? recipients[0]
          return (
            <>
              {recipients.length === 0 ? (
                <p className="quiet">{text('meeting.notice.nobody')}</p>
              ) : (
                <div className="notice">
                  <div
                    className="notice-people"
                    role="tablist"
                    aria-label={text('meeting.notice.recipients')}
                  >
                    <p className="small faint">
                      {text('meeting.notice.count', { count: recipients.length })}
                    </p>
                    {recipients.map(({ person, kind, byMail }) => (
                      <button
                        key={person.id}
                        type="button"
                        role="tab"
                        aria-selected={person.id === shown?.person.id}
                        className="notice-person"
                        onClick={() => setChosen(person.id)}
                      >
                        <PersonTag person={person} />
                        <span className="small faint push nowrap">
                          {kind === 'observer' && `${text('enum.attendeeKind.observer')} `}
                          <Icon
                            name={byMail ? 'mail' : 'bell'}
                            size={12}
                            label={text(byMail ? 'meeting.notice.byMail' : 'meeting.notice.inside')}
                          />
                        </span>
                      </button>
                    ))}
                  </div>
                  {shown !== undefined && (
                    <div className="notice-letter" role="tabpanel" aria-label={shown.person.name}>
                      <p className="serif">
                        <strong>{subject}</strong>
                      </p>
                      <pre>{shown.text}</pre>
                    </div>
                  )}
                </div>
              )}
              <StillMissing meeting={meeting} />
              <h3>{text('meeting.notice.norms')}</h3>
              <NormGate
                findings={findings}
                act={send}
                action={text('meeting.notice.send', { count: recipients.length })}
                onDone={() => {
                  toast(text('meeting.notice.sent', { count: recipients.length }))
                  onClose()
                }}
                onClose={onClose}
              />
            </>
          )
        }}
      </Faces>
    </Dialog>
  )
}

/** What of 四定一确认 is still open while the notice is about to go out (S0-26). */
function StillMissing({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const say = useSayReason()
  const open = meeting.readiness.filter(({ isReady }) => !isReady)
  if (open.length === 0) {
    return (
      <p className="small mark tone-green">
        <Icon name="check" size={14} />
        {text('agenda.notice.complete')}
      </p>
    )
  }
  return (
    <div className="small">
      <p className="mark tone-amber">
        <Icon name="ring" size={14} />
        {text('agenda.notice.missing')}
      </p>
      <ul className="hints">
        {open.map(({ part, missing }) => (
          <li key={part}>
            {text(`enum.readiness.${part}`)} · {missing.map(say).join(text('common.listComma'))}
          </li>
        ))}
      </ul>
    </div>
  )
}
