import { execFileSync } from 'node:child_process'
import { existsSync, lstatSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '#store/store.ts'
import { TEMPLATE } from '../template.ts'

/**
 * A new data folder whose PostgreSQL is made and migrated already: the copy of one that the first test of a run makes.
 * The first start on an empty folder is proven in `store-embedded.test.ts`.
 */
export async function dataFolder(name = 'sunduq room '): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), name))
  const template = process.env[TEMPLATE]
  if (template === undefined) return folder
  const made = join(template, 'postgres')
  if (!existsSync(made)) await make(template, made)
  // A link leads to the one folder that it was made for.
  if (lstatSync(made).isDirectory()) execFileSync('cp', ['-Rp', made, join(folder, 'postgres')])
  return folder
}

/** Made beside its place and renamed: workers may race, and whoever is later finds it made. */
async function make(template: string, made: string): Promise<void> {
  const draft = mkdtempSync(join(template, 'draft-'))
  await (await openStore({ folder: draft })).close()
  try {
    renameSync(join(draft, 'postgres'), made)
  } catch (error) {
    if (!existsSync(made)) throw error
  }
  rmSync(draft, { recursive: true, force: true })
}
