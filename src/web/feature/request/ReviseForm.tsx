import { type FormEvent, type ReactNode, useState } from 'react'
import { useDraft } from '#web/lib/draft.ts'
import { useError, useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConflictDialog } from '#web/ui/ConflictDialog.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Findings, findingsOf } from '#web/ui/Findings.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { CheckField, TextArea } from '#web/ui/fields.tsx'
import { toast } from '#web/ui/toast.tsx'
import { acts, presentAfter, type RequestView, useRequestAct } from './api.ts'
import { changedOf, filledOf, sayFilled } from './filled.ts'
import { RequestFields } from './RequestFields.tsx'

/** After a counter-proposal: change the request, say what was changed, and ask again. */
export function ReviseForm({ request, onDone }: { request: RequestView; onDone: () => void }): ReactNode {
  const text = useText()
  const sayError = useError()
  const make = useRequestAct(request.id, acts.revise(request.id))
  const [present, setPresent] = useState<RequestView>()
  const { value, set, clear } = useDraft(`request/${request.id}/revise`, {
    filled: filledOf(request),
    version: request.version,
    text: '',
    askAgain: [] as readonly string[],
  })
  const issues = make.error ? sayError(make.error).fields : {}
  const others = request.answers.filter(({ state }) => state === 'accepted' || state === 'declined')
  const { departmentIds: _, classification: __, ...change } = changedOf(value.filled, filledOf(request))

  function send(version: number) {
    make.mutate(
      { ...change, version, text: value.text.trim(), askAgainIds: [...value.askAgain] },
      {
        onSuccess: () => {
          clear()
          onDone()
          toast(text('request.revise.done'))
        },
        onError: (error) => setPresent(presentAfter(error)),
      },
    )
  }

  return (
    <form
      className="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        send(value.version)
      }}
    >
      <p className="quiet">{text('request.revise.hint')}</p>
      <RequestFields
        filled={value.filled}
        change={(part) => set((before) => ({ ...before, filled: { ...before.filled, ...part } }))}
        issues={issues}
        findings={[]}
        isWhole={false}
      />
      <FormField label={text('request.revise.text')} issue={issues.text} required>
        <TextArea
          value={value.text}
          onChange={(words) => set((before) => ({ ...before, text: words }))}
          maxLength={5000}
        />
      </FormField>
      {others.length > 0 && (
        <fieldset>
          <legend className="field-label">{text('request.revise.askAgain')}</legend>
          <div className="line">
            {others.map(({ department }) => (
              <CheckField
                key={department.id}
                checked={value.askAgain.includes(department.id)}
                onChange={(isIn) =>
                  set((before) => ({
                    ...before,
                    askAgain: isIn
                      ? [...before.askAgain, department.id]
                      : before.askAgain.filter((id) => id !== department.id),
                  }))
                }
              >
                {department.name}
              </CheckField>
            ))}
          </div>
        </fieldset>
      )}
      {findingsOf(make.error).length > 0 ? (
        <Findings findings={findingsOf(make.error)} />
      ) : (
        <ErrorLine error={present === undefined ? make.error : null} />
      )}
      <div className="form-end">
        <Button
          type="submit"
          kind="primary"
          icon="send"
          busy={make.isPending}
          disabled={value.text.trim() === '' || Object.keys(change).length === 0}
        >
          {text('request.revise.submit')}
        </Button>
        <Button
          onClick={() => {
            clear()
            onDone()
          }}
        >
          {text('common.cancel')}
        </Button>
      </div>
      {present !== undefined && (
        <ConflictDialog
          mine={sayFilled(value.filled)}
          theirs={sayFilled(filledOf(present))}
          canMerge={false}
          onSettle={(_text, choice) => {
            const { version } = present
            setPresent(undefined)
            if (choice === 'theirs') return clear()
            send(version)
          }}
          onClose={() => setPresent(undefined)}
        />
      )}
    </form>
  )
}
