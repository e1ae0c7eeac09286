/** Figures as every surface writes them; documents write them too, so they are made below the web. */
export { formatNumber, formatPercent, formatShare, GROUP, isolate, isolateWords } from '#election/number.ts'
export { basisPoints } from '#election/share.ts'
