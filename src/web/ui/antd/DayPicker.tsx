import DatePicker from 'antd/es/date-picker'
import dayjs from 'dayjs'
import type { ReactNode } from 'react'
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
  return (
    <AntdProvider>
      <DatePicker
        {...wiring}
        // Those of antd say their English names to screen readers.
        suffixIcon={<Icon name="meeting" size={16} />}
        allowClear={{ clearIcon: <Icon name="cross" size={12} /> }}
        value={value === null ? null : dayjs(value)}
        onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
        {...(min !== undefined && { minDate: dayjs(min) })}
        {...(disabled !== undefined && { disabled })}
        format={[text('common.dayFormat'), ...typedDays]}
        placeholder={text('common.chooseDay')}
      />
    </AntdProvider>
  )
}
