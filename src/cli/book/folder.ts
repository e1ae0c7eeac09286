import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Book } from '#election/book/book.ts'
import { type Built, buildBook, type SourceFile } from '#election/book/build.ts'
import { checkBook } from '#election/book/check.ts'
import type { Fault } from '#election/book/faults.ts'
import { fail, type Outcome } from '#election/outcome.ts'
import { readTables } from './workbook.ts'

/**
 * Reads a book from a folder of CSV or XLSX files, or from a `book.json`. A path that cannot be read is a fault
 * (B016) like any other.
 */
export async function readBook(path: string): Promise<Built> {
  try {
    if ((await stat(path)).isDirectory()) return buildBook(await readFolder(path))
    return { outcome: readJson(basename(path), await readFile(path)), notes: [] }
  } catch (error) {
    if (!isSystemError(error)) throw error
    const name = error.path ?? path
    return { outcome: fail([fault('B016', name, { name })]), notes: [] }
  }
}

/** The tables in a folder, in the order of their names; other kinds of files and hidden ones are left alone. */
async function readFolder(folder: string): Promise<readonly SourceFile[]> {
  const names = (await readdir(folder)).filter((name) => /\.(csv|xlsx)$/i.test(name) && !/^[.~]/.test(name)).sort()
  const files: SourceFile[] = []
  for (const name of names) {
    const path = join(folder, name)
    const bytes = await readFile(path).catch((error: unknown) => {
      // A folder called so opens like a file, and the system does not say which one it was.
      throw isSystemError(error) ? Object.assign(error, { path }) : error
    })
    if (/\.xlsx$/i.test(name)) files.push(...(await readTables(name, bytes)))
    else files.push({ name, bytes })
  }
  return files
}

function readJson(file: string, bytes: Uint8Array): Outcome<Book, readonly Fault[]> {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return fail([fault('B015', file)])
  }
  return checkBook(value)
}

function fault(code: 'B015' | 'B016', file: string, parameters: Fault['parameters'] = {}): Fault {
  return { code, path: [], cell: { file }, parameters }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
