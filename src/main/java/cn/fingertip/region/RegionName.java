package cn.fingertip.region;

/**
 * A region of the tree.
 *
 * @param code 2, 4, 6, 9 or 12 digits; begins with the parent's
 * @param parent the code of the region above, null for a province
 */
public record RegionName(String code, String name, Level level, String parent) {}
