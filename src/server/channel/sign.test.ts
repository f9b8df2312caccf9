import { expect, it } from 'vitest'
import { sign } from './sign.ts'

// Worked out by hand from the algorithms as the services document them, with another program than ours.
const at = new Date(1_767_225_600_000)

it('S2-09: signs for 钉钉 in the address, percent-encoded', () => {
  const message = {
    address: 'https://oapi.dingtalk.com/robot/send?access_token=t',
    body: { msgtype: 'text' },
  }
  const { address, body } = sign('dingtalk', message, 'SECtest000000000000000000000000', at)
  expect(address).toBe(
    'https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=1767225600000&sign=qxnqCRcGdSgoSvtKlo6LHvHdAVkXpwVGy6%2BzZ78vW7U%3D',
  )
  expect(body).toEqual({ msgtype: 'text' })
})

it('S2-09: signs for 飞书 in the body, by seconds, and not the way 钉钉 does', () => {
  const message = { address: 'https://open.feishu.cn/open-apis/bot/v2/hook/x', body: { msg_type: 'post' } }
  const signed = sign('feishu', message, 'feishu-test-secret', at)
  expect(signed).toEqual({
    address: message.address,
    body: {
      msg_type: 'post',
      timestamp: '1767225600',
      sign: '+O/t8xQIQMWSvTBZyknDY29EsHsGDkn69jEmEuuS2Fs=',
    },
  })
  expect(signed.body.sign).not.toBe('3m8KMfscg8fTqpovmUER27LLPHkp4yjqYrp4qAWMAAI=')
})

it('S2-09: leaves a message alone where nothing is signed', () => {
  const message = { address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k', body: {} }
  expect(sign('wecom', message, 'unused', at)).toEqual(message)
  expect(sign('dingtalk', message, undefined, at)).toEqual(message)
  expect(sign('feishu', message, '', at)).toEqual(message)
})
