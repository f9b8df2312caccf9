import ConfigProvider from 'antd/es/config-provider'
import antdEn from 'antd/es/locale/en_US'
import antdCn from 'antd/es/locale/zh_CN'
import antdTw from 'antd/es/locale/zh_TW'
import antdDark from 'antd/es/theme/themes/dark'
import antdLight from 'antd/es/theme/themes/default'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import 'dayjs/locale/zh-tw'
import type { ReactNode } from 'react'
import type { Locale } from '#domain/person/locale.ts'
import { useLocale } from '#web/lib/text.ts'
import { useTheme } from '#web/lib/theme.ts'
import { dark, light, type Palette, radius, sans } from '#web/ui/tokens.ts'

const locales = { 'zh-CN': antdCn, 'zh-TW': antdTw, en: antdEn } as const
/** Weeks begin on Monday in each; dayjs' plain `en` begins on Sunday. */
const dayjsLocales: Record<Locale, string> = { 'zh-CN': 'zh-cn', 'zh-TW': 'zh-tw', en: 'en' }

/** What stands around every part of antd: our tokens, our language. Only in lazy chunks. */
export function AntdProvider({ children }: { children: ReactNode }): ReactNode {
  const locale = useLocale()
  const theme = useTheme()
  dayjs.locale(dayjsLocales[locale])
  return (
    <ConfigProvider
      locale={locales[locale]}
      theme={{
        algorithm: theme === 'dark' ? antdDark : antdLight,
        token: tokensOf(theme === 'dark' ? dark : light),
      }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  )
}

function tokensOf(palette: Palette) {
  return {
    colorPrimary: palette.accent,
    colorLink: palette.accent,
    colorError: palette.seal,
    colorWarning: palette.amber,
    colorSuccess: palette.green,
    colorInfo: palette.accent,
    colorText: palette.ink,
    colorTextSecondary: palette.ink2,
    colorTextTertiary: palette.ink3,
    colorTextPlaceholder: palette.ink3,
    colorTextDescription: palette.ink3,
    colorTextDisabled: palette.ink3,
    colorIcon: palette.ink3,
    colorBgBase: palette.paper,
    colorBgContainer: palette.raised,
    colorBgElevated: palette.raised,
    colorBgLayout: palette.paper,
    colorBorder: palette.edge,
    colorBorderSecondary: palette.line,
    colorSplit: palette.line,
    controlItemBgActive: palette.accentSoft,
    controlItemBgHover: palette.hover,
    fontFamily: sans,
    fontSize: 14,
    borderRadius: radius,
    controlHeight: 32,
    wireframe: false,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.16s',
  }
}
