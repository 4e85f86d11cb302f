package cn.fingertip.roster.lookup;

import cn.fingertip.roster.search.NameFilter;

/**
 * Which lines of a published version are asked for.
 *
 * @param village code, null for all
 * @param name part of a name, null for all
 * @param after number of the last line seen, 0 for the first page
 */
record LineQuery(String village, NameFilter name, int after, int limit) {}
