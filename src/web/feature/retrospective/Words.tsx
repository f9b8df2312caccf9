import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { FormField } from '#web/ui/FormField.tsx'
import { TextArea } from '#web/ui/fields.tsx'
import type { RetrospectiveView } from './api.ts'
import { PartEnd } from './PartEnd.tsx'
import { usePart } from './use-part.ts'

type Field = 'overview' | 'assessment' | 'conclusion'

/** Words of the leader beside what is computed: 项目概况, 评估结果, 总结规律. */
export function Words({ view, field }: { view: RetrospectiveView; field: Field }): ReactNode {
  const text = useText()
  const part = usePart({
    view,
    name: field,
    fieldsOf: (of) => ({ words: of[field] }),
    bodyOf: ({ words }) => ({ [field]: words.trim() }),
  })
  if (!view.can.includes('edit')) {
    return view[field] === '' ? null : <p className="retro-words">{view[field]}</p>
  }
  return (
    <div className="stack tight">
      <FormField label={text(`retrospective.field.${field}`)}>
        <TextArea
          value={part.value.words}
          onChange={(words) => part.change({ words })}
          placeholder={text(`retrospective.example.${field}`)}
          rows={3}
          maxLength={5000}
        />
      </FormField>
      <PartEnd part={part} say={({ words }) => words} />
    </div>
  )
}
