/** With more communes than this on one map nobody could read it: each province then has a map of its own. */
export const CROWDED = 150
