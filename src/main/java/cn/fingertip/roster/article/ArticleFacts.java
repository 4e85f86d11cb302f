package cn.fingertip.roster.article;

import cn.fingertip.roster.lookup.RosterView;

/**
 * What an article may say of a roster: what stands on its public page, and never a person.
 *
 * @param place the region with those above it, 石城县琴江镇
 * @param link of the public page
 */
record ArticleFacts(RosterView roster, String place, String link) {}
