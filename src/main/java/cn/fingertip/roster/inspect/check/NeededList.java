package cn.fingertip.roster.inspect.check;

/**
 * A list of people that a check compares with: without one it finds nobody, which says nothing.
 *
 * @param kind as lists are kept
 * @param name Chinese
 */
record NeededList(String kind, String name) {}
