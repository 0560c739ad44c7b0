// The pages of an application's papers in the order in which they are read, and where one stands among them.

import type { LegalChecks, Paper, PaperFile } from '../../../api/paper-shapes'

export interface Leaf {
  paper: Paper
  file: PaperFile
  /** The file's place in its paper, from 1; `files` of them. */
  at: number
  files: number
  /** The page of the file, from 1. */
  leaf: number
  /** It was given back and has been replaced. */
  former: boolean
}

/** Pages of one paper, or of all where a check looks at all; behind them those that were handed in before. */
export function leavesOf(checks: LegalChecks, paper: string | null): Leaf[] {
  const wanted = checks.papers.filter((each) => paper === null || each.id === paper)
  const now = wanted.flatMap((each) => leavesIn(each, each.files, false))
  const before = wanted.flatMap((each) => each.former.toReversed().flatMap(({ files }) => leavesIn(each, files, true)))
  return [...now, ...before]
}

function leavesIn(paper: Paper, files: PaperFile[], former: boolean): Leaf[] {
  return files.flatMap((file, index) =>
    Array.from({ length: file.leaves }, (_, leaf) => ({
      paper,
      file,
      at: index + 1,
      files: files.length,
      leaf: leaf + 1,
      former,
    })),
  )
}

export interface Sums {
  open: number
  bad: number
  all: number
}

export function sumsOf({ checks }: LegalChecks): Sums {
  const count = (result: string) => checks.filter((each) => each.result === result).length
  return { open: count('open'), bad: count('not-ok'), all: checks.length }
}
