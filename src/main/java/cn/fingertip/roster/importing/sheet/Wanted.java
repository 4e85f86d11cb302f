package cn.fingertip.roster.importing.sheet;

import cn.fingertip.roster.programme.AmountRule;

/**
 * What a file should be of.
 *
 * @param rule how the programme's amounts follow
 * @param unit of its quantities
 * @param year that the roster is of
 */
public record Wanted(AmountRule rule, String unit, int year) {}
