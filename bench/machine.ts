import { arch, cpus, platform, release, totalmem } from 'node:os'

/** What a figure was measured on: without it a figure says nothing. */
export function machine(): { cores: number; cpu: string; memoryGiB: number; system: string; node: string } {
  const [cpu] = cpus()
  return {
    cores: cpus().length,
    cpu: cpu?.model.trim() ?? 'unknown',
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    system: `${platform()} ${arch()} ${release()}`,
    node: process.version,
  }
}

/** The value below which `share` of the sorted values lie, e.g. 0.99. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
