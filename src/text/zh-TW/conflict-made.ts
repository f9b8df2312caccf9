/** What the product itself writes about conflicts, in the organisation's language. */
export const conflictMade = {
  recheckTask: '複查衝突 {{number}} 的落實情況：{{title}}',
  recheckText: '裁決兩週後看一看：各方是否照辦，問題有沒有再出現。在衝突頁寫下複查結果並關閉。',
  recheckLink: '衝突 {{number}} 的複查結果',
  ballot: { agree: '表決：同意', against: '表決：反對', abstain: '表決：棄權' },
} as const
