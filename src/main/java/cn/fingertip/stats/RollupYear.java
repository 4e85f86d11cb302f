package cn.fingertip.stats;

/** A year of a county: what is counted together. */
record RollupYear(String county, int year) {}
