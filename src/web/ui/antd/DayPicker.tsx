import DatePicker from 'antd/es/date-picker'
import dayjs from 'dayjs'
import { type ReactNode, useMemo } from 'react'
import { useText } from '#web/lib/text.ts'
import { Icon } from '#web/ui/Icon.tsx'
import { AntdProvider } from './AntdProvider.tsx'
import { typedDays } from './typed-days.ts'

export default function DayPicker({
  value,
  onChange,
  min,
  disabled,
  ...wiring
}: {
  value: string | null
  onChange: (day: string | null) => void
  min?: string
  disabled?: boolean
  id?: string
  'aria-label'?: string
}): ReactNode {
  const text = useText()
  // The same object as long as it is the same day: another one resets what is being typed.
  const day = useMemo(() => (value === null ? null : dayjs(value)), [value])
  return (
    <AntdProvider>
      <DatePicker
        {...wiring}
        // Enter takes what is typed; it does not send the form around it off unfinished.
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.preventDefault()
        }}
        // Those of antd say their English names to screen readers.
        suffixIcon={<Icon name="meeting" size={16} />}
        allowClear={{ clearIcon: <Icon name="cross" size={12} /> }}
        value={day}
        onChange={(picked) => onChange(picked ? picked.format('YYYY-MM-DD') : null)}
        {...(min !== undefined && { minDate: dayjs(min) })}
        {...(disabled !== undefined && { disabled })}
        format={[text('common.dayFormat'), ...typedDays]}
        placeholder={text('common.chooseDay')}
      />
    </AntdProvider>
  )
}
