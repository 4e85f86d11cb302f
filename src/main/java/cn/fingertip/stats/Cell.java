package cn.fingertip.stats;

/**
 * One kept sum.
 *
 * @param programme empty for all programmes
 */
record Cell(int year, String region, String programme, Sums sums) {}
