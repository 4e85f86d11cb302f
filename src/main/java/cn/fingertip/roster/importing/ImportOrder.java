package cn.fingertip.roster.importing;

/** What a file is to become: the roster of a programme, a region and a period. */
record ImportOrder(String programme, String region, int year, String period) {}
