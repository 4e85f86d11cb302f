package cn.fingertip.report.key;

import cn.fingertip.identity.Grant;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody gets the keys of an office's reports.
 *
 * @param as inspector or custodian, of the office in this region
 * @param publicKey the one that was admitted
 * @param by null for the first of an office
 */
record Admission(Grant as, UUID staff, byte[] publicKey, Instant at, UUID by) {}
