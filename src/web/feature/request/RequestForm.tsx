import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { findingsOf } from '#web/ui/Findings.tsx'
import { toast } from '#web/ui/toast.tsx'
import { acts, presentAfter, type RequestView, useRequestAct } from './api.ts'
import { changedOf, type Filled, filledOf, sayFilled } from './filled.ts'
import { RequestFields } from './RequestFields.tsx'

const pauseBeforeSaving = 1_000

interface Typed {
  readonly filled: Filled
  /** As it stood when it was last saved from here or read. */
  readonly saved: Filled
  readonly version: number
}

/** The form while it is a draft or came back. It saves itself; what somebody else changed is put beside it. */
export function RequestForm({ request }: { request: RequestView }): ReactNode {
  const text = useText()
  const sayError = useError()
  const { id } = request
  const fresh = { filled: filledOf(request), saved: filledOf(request), version: request.version }
  const draft = useDraft<Typed>(`request/${id}/form`, fresh)
  const { value: typed, set, clear } = draft
  const save = useRequestAct(id, acts.edit(id))
  const submit = useRequestAct(id, acts.submit(id))
  const [present, setPresent] = useState<RequestView>()
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const latest = useRef(typed)
  latest.current = typed
  const changes = changedOf(typed.filled, typed.saved)
  const pending = typed.filled.name.trim() === '' ? '{}' : JSON.stringify(changes)
  const isDirty = pending !== '{}'

  async function send(version = latest.current.version): Promise<void> {
    clearTimeout(timer.current)
    const sent = latest.current.filled
    const change = changedOf(sent, latest.current.saved)
    if (Object.keys(change).length === 0 || sent.name.trim() === '') return
    try {
      const now = await save.mutateAsync({ version, ...change })
      // Lines that were new have their ids now; what was typed meanwhile stays.
      set(({ filled }) => ({
        filled: filled === sent ? withIds(sent, now) : filled,
        saved: filledOf(now),
        version: now.version,
      }))
    } catch (error) {
      setPresent(presentAfter(error))
    }
  }

  const later = useEffectEvent(() => void send())
  useEffect(() => {
    if (pending === '{}' || save.isPending || present !== undefined) return undefined
    timer.current = setTimeout(() => later(), pauseBeforeSaving)
    return () => clearTimeout(timer.current)
  }, [pending, save.isPending, present])

  async function handIn() {
    await send()
    if (Object.keys(changedOf(latest.current.filled, latest.current.saved)).length > 0) return
    submit.mutate(
      { overrides: [] },
      {
        onSuccess: () => {
          clear()
          toast(text('request.submitted'))
        },
      },
    )
  }

  const issues = {
    ...(save.error ? sayError(save.error).fields : {}),
    ...(submit.error ? sayError(submit.error).fields : {}),
  }
  const refused = findingsOf(submit.error)
  // Empty fields are only spoken of when somebody has tried to hand the form in; vague words at once.
  const warnings = request.findings.filter(({ severity }) => severity !== 'block')
  const stillMissing = refused.filter(({ fingerprint }) =>
    request.findings.some((finding) => finding.fingerprint === fingerprint),
  )
  const blocks = stillMissing.filter(({ severity }) => severity === 'block')
  // Told together with the empty fields, though the server only comes to it after them.
  const noReceiver: Readonly<Record<string, string>> =
    submit.error !== null && typed.filled.departments.length === 0
      ? { departmentIds: text('error.request.noReceiver') }
      : {}
  const mayHandIn = request.can.includes('submit') || request.can.includes('resubmit')
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        void handIn()
      }}
    >
      {draft.isRestored && isDirty && <p className="small quiet">{text('common.draftRestored')}</p>}
      <RequestFields
        filled={typed.filled}
        change={(part) => set((before) => ({ ...before, filled: { ...before.filled, ...part } }))}
        issues={{ ...issues, ...noReceiver }}
        findings={[...blocks, ...warnings]}
      />
      <ErrorLine error={present === undefined ? save.error : null} />
      {blocks.length > 0 ? (
        <p className="field-issue" role="alert">
          {text('request.missing', { count: blocks.length })}
        </p>
      ) : (
        refused.length === 0 && <ErrorLine error={submit.error} />
      )}
      <div className="form-end">
        {mayHandIn && (
          <Button type="submit" kind="primary" icon="send" busy={submit.isPending}>
            {text(request.state === 'returned' ? 'request.resubmit' : 'request.submit')}
          </Button>
        )}
        <span className="small quiet" role="status">
          {text(save.isPending ? 'request.saving' : isDirty ? 'request.unsaved' : 'request.savedItself')}
        </span>
      </div>
      {present !== undefined && (
        <ConflictDialog
          mine={sayFilled(typed.filled)}
          theirs={sayFilled(filledOf(present))}
          canMerge={false}
          onSettle={(_, choice) => {
            const { version } = present
            setPresent(undefined)
            if (choice === 'theirs') return clear()
            void send(version)
          }}
          onClose={() => setPresent(undefined)}
        />
      )}
    </form>
  )
}

/** The needs as they were sent, with the ids they have been given; what is not whole yet stays. */
function withIds(sent: Filled, now: RequestView): Filled {
  const ids = [...now.needs]
  return {
    ...sent,
    needs: sent.needs.map((need) => {
      const isSent = need.spec.trim() !== '' || need.purpose.trim() !== '' || need.quantity !== null
      return isSent ? { ...need, id: ids.shift()?.id ?? need.id } : need
    }),
  }
}
