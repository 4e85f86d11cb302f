package cn.fingertip.roster.event;

import java.util.UUID;

/**
 * An objection that a villager made after logging in has its answer. Fired inside the transaction; it says no more on
 * purpose, so that whoever tells the villager cannot tell what it was about.
 */
public record ObjectionAnswered(UUID citizen) {}
