import { expect, it } from 'vitest'
import type { ChannelKind } from '#domain/channel/channel.ts'
import { robotAddress } from './address.ts'

const gateways = ['gateway.corp.example', '10.0.0.5:8080']
const key = '693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa'

it.each([
  ['dingtalk', 'https://oapi.dingtalk.com/robot/send?access_token=abc'],
  ['feishu', 'https://open.feishu.cn/open-apis/bot/v2/hook/0ab1-cd'],
  ['feishu', 'https://open.larksuite.com/open-apis/bot/v2/hook/0ab1-cd'],
  ['wecom', `https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`],
  ['wecom', 'https://gateway.corp.example/robots/7'],
  ['dingtalk', 'http://10.0.0.5:8080/dingtalk'],
] as const)('S2-09: takes the robot of %s at %s', (kind, typed) => {
  expect(robotAddress(kind, typed, gateways).href).toBe(typed)
})

it.each([
  ['wecom', 'qyapi.weixin.qq.com', 'channel.addressNotOne'],
  ['wecom', 'file:///etc/passwd', 'channel.addressNotOne'],
  ['wecom', `https://me:pw@qyapi.weixin.qq.com/cgi-bin/webhook/send?key=${key}`, 'channel.addressNotOne'],
  ['wecom', 'https://oapi.dingtalk.com/robot/send?access_token=abc', 'channel.addressElsewhere'],
  ['wecom', 'https://127.0.0.1/cgi-bin/webhook/send?key=1', 'channel.addressElsewhere'],
  ['wecom', 'http://169.254.169.254/latest/meta-data', 'channel.addressElsewhere'],
  ['wecom', 'https://[::1]/cgi-bin/webhook/send?key=1', 'channel.addressElsewhere'],
  ['wecom', 'https://qyapi.weixin.qq.com.bad.example/cgi-bin/webhook/send?key=1', 'channel.addressElsewhere'],
  ['wecom', 'https://qyapi.weixin.qq.com:8443/cgi-bin/webhook/send?key=1', 'channel.addressElsewhere'],
  ['dingtalk', 'http://10.0.0.5:9090/dingtalk', 'channel.addressElsewhere'],
  ['dingtalk', 'http://oapi.dingtalk.com/robot/send?access_token=abc', 'channel.addressNotSecure'],
  ['dingtalk', 'https://oapi.dingtalk.com/robot/send', 'channel.addressNotRobot'],
  ['feishu', 'https://open.feishu.cn/open-apis/im/v1/messages', 'channel.addressNotRobot'],
] as readonly (readonly [ChannelKind, string, string])[])(
  'S2-09: sends nothing of %s to %s',
  (kind, typed, reason) => {
    expect(() => robotAddress(kind, typed, gateways)).toThrow(expect.objectContaining({ reason }))
  },
)
