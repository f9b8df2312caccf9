import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useDraft } from '#web/lib/draft.ts'
import { useMe } from '#web/lib/session.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { Deadlines } from '#web/ui/Deadlines.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { Findings } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Section } from '#web/ui/Page.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { toast } from '#web/ui/toast.tsx'
import { When } from '#web/ui/When.tsx'
import { type ChatDecisionView, chatQuery, useAnswer, useAttach, useCorrect, useReply } from './api.ts'
import './chat-decision.css'

/** Of a decision from a chat: how it was taken, and whether those who were told know it so (S4-39). */
export function ChatPart({ id, content }: { id: string; content: string }): ReactNode {
  const text = useText()
  const query = useQuery(chatQuery(id))
  return (
    <Section title={text('chatDecision.part.title')} id="chat">
      <Faces query={query}>{(chat) => <Loaded chat={chat} content={content} />}</Faces>
    </Section>
  )
}

function Loaded({ chat, content }: { chat: ChatDecisionView; content: string }): ReactNode {
  const text = useText()
  const [isCorrecting, setCorrecting] = useState(false)
  return (
    <div className="stack">
      {chat.can.includes('answer') && <MyAnswer chat={chat} />}
      <dl className="chat-facts">
        <Fact label={text('chatDecision.field.takenAt')}>
          <When at={chat.takenAt} />
        </Fact>
        <Fact label={text('chatDecision.field.place')}>{chat.place}</Fact>
        <Fact label={text('chatDecision.field.decidedBy')}>{chat.decidedBy?.name ?? '—'}</Fact>
        <Fact label={text('chatDecision.field.recordedBy')}>
          {chat.recordedBy?.name ?? '—'}{' '}
          <span className="small quiet">
            <When at={chat.recordedAt} />
          </span>
        </Fact>
        <Fact label={text('chatDecision.field.writtenAs')}>
          {chat.writtenAs === null
            ? text('chatDecision.none.writtenAs')
            : text(`enum.writtenRecord.${chat.writtenAs}`)}
        </Fact>
        {chat.reason !== '' && <Fact label={text('chatDecision.field.reason')}>{chat.reason}</Fact>}
      </dl>
      <Deadlines deadlines={[chat.deadline]} />
      {chat.findings.length > 0 && <Findings findings={chat.findings} />}
      <h3 className="chat-head">{text('chatDecision.part.people')}</h3>
      {chat.people.length === 0 ? (
        <p className="faint">{text('chatDecision.part.noPeople')}</p>
      ) : (
        <ul className="chain-links">
          {chat.people.map((one) => (
            <PersonLine key={one.person.id} chat={chat} one={one} />
          ))}
        </ul>
      )}
      {chat.can.includes('correct') && (
        <div>
          <Button icon="pencil" onClick={() => setCorrecting(true)}>
            {text('chatDecision.part.correct')}
          </Button>
        </div>
      )}
      <Files chat={chat} />
      {chat.versions.length > 1 && <Versions chat={chat} />}
      {isCorrecting && <Correct chat={chat} content={content} onClose={() => setCorrecting(false)} />}
    </div>
  )
}

function Fact({ label, children }: { label: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt className="small faint">{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

/** Two buttons, big enough for a thumb; an objection says what is otherwise. */
function MyAnswer({ chat }: { chat: ChatDecisionView }): ReactNode {
  const text = useText()
  const me = useMe()
  const sayError = useError()
  const answer = useAnswer(chat.id)
  const mine = chat.people.find(({ person }) => person.id === me.id)
  const [isOpen, setOpen] = useState(false)
  const { value, set, clear } = useDraft(`chat-decision/${chat.id}/objection`, {
    note: '',
    isObjecting: false,
  })
  const isAsked = mine?.state === 'waiting' || mine?.state === 'outdated' || isOpen
  const issues = answer.error ? sayError(answer.error).fields : {}
  const say = (given: 'agree' | 'object') =>
    answer.mutate(
      { version: chat.version, answer: given, note: given === 'object' ? value.note.trim() : '' },
      {
        onSuccess: () => {
          clear()
          setOpen(false)
        },
      },
    )
  if (mine === undefined) return null
  if (!isAsked) {
    return (
      <div className="chat-asked line">
        <span>
          {text('chatDecision.part.yourAnswer', { answer: text(`enum.chatAnswerState.${mine.state}`) })}
        </span>
        <Button small kind="quiet" onClick={() => setOpen(true)}>
          {text('chatDecision.part.changeAnswer')}
        </Button>
      </div>
    )
  }
  return (
    <div className="chat-asked stack">
      <p>{text('chatDecision.part.ask', { by: chat.recordedBy?.name ?? '' })}</p>
      <div className="line">
        <Button kind="primary" icon="check" busy={answer.isPending} onClick={() => say('agree')}>
          {text('chatDecision.part.agree')}
        </Button>
        <Button icon="warn" onClick={() => set({ ...value, isObjecting: true })}>
          {text('chatDecision.part.object')}
        </Button>
      </div>
      {value.isObjecting && (
        <>
          <FormField label={text('chatDecision.part.objectWhat')} issue={issues.note} required>
            <TextArea
              value={value.note}
              onChange={(note) => set({ ...value, note })}
              maxLength={5000}
              autoFocus
            />
          </FormField>
          <div>
            <Button busy={answer.isPending} onClick={() => say('object')}>
              {text('chatDecision.part.sendObjection')}
            </Button>
          </div>
        </>
      )}
      <ErrorLine error={answer.error} />
    </div>
  )
}

function PersonLine({
  chat,
  one,
}: {
  chat: ChatDecisionView
  one: ChatDecisionView['people'][number]
}): ReactNode {
  const text = useText()
  const reply = useReply(chat.id)
  const { value, set, clear } = useDraft(`chat-decision/${chat.id}/reply/${one.person.id}`, { text: '' })
  const canReply = one.state === 'objected' && one.reply === '' && chat.can.includes('reply')
  return (
    <li className="chat-person">
      <div className="line">
        <span>{one.person.name}</span>
        <span className="small quiet">
          {[
            one.person.departmentName,
            one.tookPart && text('chatDecision.part.tookPart'),
            one.inCopy && text('chatDecision.part.inCopy'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <span className="push">
          <StateMark kind="chatAnswerState" state={one.state} />
        </span>
      </div>
      {one.note !== '' && <p className="chat-note">{one.note}</p>}
      {one.reply !== '' && (
        <p className="small quiet">{text('chatDecision.part.replied', { text: one.reply })}</p>
      )}
      {canReply && (
        <div className="stack">
          <FormField label={text('chatDecision.part.reply')}>
            <TextArea value={value.text} onChange={(words) => set({ text: words })} maxLength={5000} />
          </FormField>
          <div>
            <Button
              small
              busy={reply.isPending}
              disabled={value.text.trim() === ''}
              onClick={() =>
                reply.mutate({ personId: one.person.id, text: value.text.trim() }, { onSuccess: clear })
              }
            >
              {text('chatDecision.part.replySend')}
            </Button>
          </div>
          <ErrorLine error={reply.error} />
        </div>
      )}
    </li>
  )
}

function Correct({
  chat,
  content,
  onClose,
}: {
  chat: ChatDecisionView
  content: string
  onClose: () => void
}): ReactNode {
  const text = useText()
  const sayError = useError()
  const correct = useCorrect(chat.id)
  const { value, set, clear } = useDraft(`chat-decision/${chat.id}/correct`, {
    content,
    reason: chat.reason,
    why: '',
  })
  const issues = correct.error ? sayError(correct.error).fields : {}
  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    correct.mutate(
      {
        version: chat.version,
        content: value.content.trim(),
        reason: value.reason.trim(),
        why: value.why.trim(),
      },
      {
        onSuccess: () => {
          clear()
          onClose()
        },
      },
    )
  }
  return (
    <Dialog title={text('chatDecision.part.correctTitle')} onClose={onClose} width={600}>
      <form className="form" onSubmit={handleSubmit}>
        <p className="small quiet">{text('chatDecision.part.correctHint')}</p>
        <FormField label={text('chatDecision.field.content')} issue={issues.content} required>
          <TextArea
            value={value.content}
            onChange={(words) => set({ ...value, content: words })}
            maxLength={5000}
            rows={3}
            autoFocus
          />
        </FormField>
        <FormField label={text('chatDecision.field.reason')} issue={issues.reason}>
          <TextArea value={value.reason} onChange={(reason) => set({ ...value, reason })} maxLength={5000} />
        </FormField>
        <FormField label={text('chatDecision.part.why')} issue={issues.why} required>
          <TextArea value={value.why} onChange={(why) => set({ ...value, why })} maxLength={1000} />
        </FormField>
        <ErrorLine error={correct.error} />
        <div className="form-end">
          <Button
            type="submit"
            kind="primary"
            busy={correct.isPending}
            disabled={value.content.trim() === '' || value.why.trim().length < 2}
          >
            {text('chatDecision.part.correct')}
          </Button>
          <Button onClick={onClose}>{text('common.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function Files({ chat }: { chat: ChatDecisionView }): ReactNode {
  const text = useText()
  const attach = useAttach(chat.id)
  const canAttach = chat.can.includes('attach')
  if (chat.files.length === 0 && !canAttach) return null
  return (
    <>
      <h3 className="chat-head">{text('chatDecision.part.files')}</h3>
      {chat.files.length > 0 && (
        <ul className="chain-links">
          {chat.files.map((file) => (
            <li key={file.id} className="line">
              <a href={`/api/v1/files/${file.id}`}>{file.name}</a>
              <span className="small faint">{file.uploadedBy?.name}</span>
            </li>
          ))}
        </ul>
      )}
      {canAttach && (
        <FileDrop
          label={text('chatDecision.part.addFile')}
          onFile={async (file, onProgress) => {
            await attach(file, onProgress)
            toast(text('chatDecision.part.attached'))
          }}
        />
      )}
    </>
  )
}

function Versions({ chat }: { chat: ChatDecisionView }): ReactNode {
  const text = useText()
  return (
    <details>
      <summary>{text('chatDecision.part.versions')}</summary>
      <ol className="chain-links">
        {chat.versions.map((one) => (
          <li key={one.version} className="chat-person">
            <div className="line small">
              <strong>{text('chatDecision.part.version', { no: one.version })}</strong>
              <span className="quiet">{one.by?.name}</span>
              <span className="quiet">
                <When at={one.at} />
              </span>
            </div>
            <p className="chat-note">{one.content}</p>
            {one.why !== '' && (
              <p className="small quiet">{text('chatDecision.part.because', { why: one.why })}</p>
            )}
          </li>
        ))}
      </ol>
    </details>
  )
}
