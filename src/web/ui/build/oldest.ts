/**
 * Built-in methods that came after Chrome 109, the oldest browser of every surface. A build lowers syntax alone: such a
 * call would stop the screen there, and nowhere else.
 */
const NEWER = [
  /\.(?:with|toSorted|toReversed|toSpliced|isWellFormed|toWellFormed|groupBy|fromAsync|withResolvers|canParse)\(/g,
  /\.(?:isSubsetOf|isSupersetOf|isDisjointFrom|symmetricDifference)\(|AbortSignal\.any\(|Promise\.try\(/g,
]

/** The calls in a built script that the oldest browser lacks, each once. */
export function newerCalls(code: string): string[] {
  return [...new Set(NEWER.flatMap((calls) => code.match(calls) ?? []))]
}
