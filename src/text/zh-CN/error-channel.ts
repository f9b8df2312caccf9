export const errorChannel = {
  'channel.notFound': '没有找到这个通道，可能已被删除。',
  'channel.stale': '这个通道刚刚被别人修改过，请核对后再保存。',
  'channel.nameTaken': '已有名为“{{name}}”的通道。',
  'channel.tooMany': '通道最多 {{max}} 个，请先删除不用的。',
  'channel.departmentsMissing': '请选择至少一个部门。',
  'channel.tooFast': '这个机器人一分钟内发送太多，请 {{seconds}} 秒后再试。',
  'channel.addressNotOne': '这不是一个网址。请从机器人设置里完整复制，以 https 开头。',
  'channel.addressElsewhere':
    '地址不属于所选的工具，应在 {{hosts}} 上。如需经由自建网关发送，请系统运维在服务器设置里登记网关。',
  'channel.addressNotSecure': '地址应以 https 开头。',
  'channel.addressNotRobot': '这不是群机器人的地址，请从群设置的机器人里完整复制。',
}
