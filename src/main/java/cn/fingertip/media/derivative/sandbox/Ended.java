package cn.fingertip.media.derivative.sandbox;

/**
 * How a program ended that was not stopped by this machine's troubles.
 *
 * @param exit 0 where it says that all is well
 * @param said the beginning of its standard output
 * @param outOfTime whether it was killed for the processor time it took
 */
public record Ended(int exit, byte[] said, boolean outOfTime) {}
