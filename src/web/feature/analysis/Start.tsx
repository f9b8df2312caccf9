import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useMemo, useState } from 'react'
import type { z } from 'zod'
import { analysisFileLimit, analysisTextLimit } from '#contract/analysis.ts'
import { createImport } from '#contract/import.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import { useFilters, useGoTo } from '#web/lib/address.ts'
import { call, Refused } from '#web/lib/api.ts'
import { useDraft } from '#web/lib/draft.ts'
import { meetingQuery } from '#web/lib/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { toast } from '#web/ui/toast.tsx'
import { ModelChoice } from './ModelChoice.tsx'
import './analysis.css'

type ModelTold = z.output<typeof createImport.reply>['model']

/** How much can be read at once: some 350,000 Chinese characters. */
const mostBytes = analysisTextLimit
const maxMegabytes = analysisFileLimit / 1024 / 1024

/** Paste what was written down elsewhere, or hand in its file; what is read in it is then gone through. */
export function Start(): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const [{ meeting: intoMeetingId }] = useFilters()
  const into = useQuery({ ...meetingQuery(intoMeetingId ?? ''), enabled: intoMeetingId !== undefined })
  const draft = useDraft(`import/${intoMeetingId ?? 'new'}`, '')
  const [day, setDay] = useState<string | null>(null)
  const [askModel, setAskModel] = useState<Classification>()
  const read = useMutation({
    mutationFn: (words: string) =>
      call(createImport, {
        body: {
          text: words,
          intoMeetingId: intoMeetingId ?? null,
          ...(day !== null && { date: day }),
          ...(askModel && { askModel }),
        },
      }),
    onSuccess: ({ id, model }) => {
      draft.clear()
      tellOf(model)
      goTo(`/imports/${id}`)
    },
  })
  const isTooLong = useMemo(() => new Blob([draft.value]).size > mostBytes, [draft.value])

  /** What was wished for and did not come is said; the text has been read all the same. */
  function tellOf(model: ModelTold) {
    if (model === null || model.outcome === 'asked') return
    const { outcome } = model
    const isOurs = outcome === 'off' || outcome === 'tooSecret' || outcome === 'tooLong'
    toast(text(`languageModel.outcome.${isOurs ? outcome : 'failed'}`))
  }

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (draft.value.trim() !== '' && !isTooLong) read.mutate(draft.value)
  }
  return (
    <form className="form import-start" onSubmit={handleSubmit}>
      <p className="quiet">
        {into.data === undefined ? (
          text('imports.start.lead')
        ) : (
          <>
            {text('imports.start.leadInto')} <Link to={`/meetings/${into.data.id}`}>{into.data.name}</Link>
          </>
        )}
      </p>
      <FormField
        label={text('imports.start.paste')}
        hint={
          draft.value === ''
            ? text('imports.start.pasteHint')
            : text('imports.start.length', { count: draft.value.length })
        }
        issue={
          isTooLong
            ? text('error.analysis.textTooLong', { maxMegabytes: mostBytes / 1024 / 1024 })
            : undefined
        }
      >
        <TextArea
          className="import-paste serif"
          value={draft.value}
          onChange={draft.set}
          rows={14}
          autoFocus
          spellCheck={false}
        />
      </FormField>
      <FileDrop
        label={text('imports.start.file')}
        hint={text('imports.start.fileHint')}
        accept=".txt,.md,.docx,.xlsx,.srt,.vtt"
        onFile={async (file, onProgress) => {
          if (file.size > analysisFileLimit) {
            throw new Refused(413, {
              kind: 'too_large',
              reason: 'analysis.fileTooLarge',
              params: { maxMegabytes },
            })
          }
          const query = {
            ...(intoMeetingId !== undefined && { intoMeetingId }),
            ...(day !== null && { date: day }),
            ...(askModel && { askModel }),
          }
          const { id, model } = await call(createImport, { file, onProgress, query })
          tellOf(model)
          goTo(`/imports/${id}`)
        }}
      />
      <details className="import-more">
        <summary className="small">{text('imports.start.more')}</summary>
        <FormField label={text('imports.start.day')} hint={text('imports.start.dayHint')}>
          <DayField value={day} onChange={setDay} />
        </FormField>
      </details>
      <ModelChoice value={askModel} onChange={setAskModel} />
      <ErrorLine error={read.error} />
      <div className="form-end">
        <Button
          type="submit"
          kind="primary"
          busy={read.isPending}
          disabled={draft.value.trim() === '' || isTooLong}
        >
          {text(read.isPending ? 'imports.start.reading' : 'imports.start.read')}
        </Button>
        <span className="small faint" role="status">
          {read.isPending ? text('imports.start.wait') : text('imports.start.nothingYet')}
        </span>
      </div>
    </form>
  )
}
