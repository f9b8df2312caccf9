const figures = /\d+(?:\.\d+)?|第[一二三四五六七八九十百两]{1,4}/g

/** Of the words of two things that sound alike: whether each has a figure that the other lacks, as 第1批 and 第2批. */
export function sayOtherFigures(one: string, other: string): boolean {
  const [a, b] = [figuresOf(one), figuresOf(other)]
  return ![...a].every((figure) => b.has(figure)) && ![...b].every((figure) => a.has(figure))
}

function figuresOf(words: string): Set<string> {
  return new Set(words.match(figures) ?? [])
}
