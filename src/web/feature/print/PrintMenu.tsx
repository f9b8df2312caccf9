import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { meetingForms } from './forms.ts'

/** Every form of a meeting, one click from paper. */
export function PrintMenu({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  return (
    <Menu
      label={text('print.menu')}
      className="button bare"
      entries={meetingForms.map((form) => ({
        label: text(`print.form.${form}`),
        to: `/print/${form}/${meeting.id}`,
      }))}
    >
      <Icon name="file" />
      {text('print.print')}
    </Menu>
  )
}
