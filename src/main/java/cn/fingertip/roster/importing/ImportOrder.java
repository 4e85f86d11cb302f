package cn.fingertip.roster.importing;

/**
 * What a file is to become: the roster of a programme, a region and a period.
 *
 * @param preview whether the clerk looks at what was recognised before anything is kept
 */
record ImportOrder(String programme, String region, int year, String period, boolean preview) {}
