import { MediaQuery } from 'svelte/reactivity'

/** A phone: what is pressed seldom stands at the foot, so that the work begins in the upper half. */
export const narrow = new MediaQuery('max-width: 700px')

/** Room for the whole wall at one glance, in the letters of a desk. */
export const wide = new MediaQuery('(min-width: 1000px) and (min-height: 600px)')

/** Too narrow for a list and what is in front beside each other: whichever is wanted comes first, for eye and keyboard. */
export const stacked = new MediaQuery('max-width: 999.98px')
