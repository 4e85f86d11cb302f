package cn.fingertip.identity;

import java.util.List;
import java.util.UUID;

/**
 * Who a member of staff is and what they may do, as the database says at the time of a request; never as a token said
 * half an hour ago.
 */
public record StaffAccess(UUID id, UUID sessionId, String name, List<Grant> grants) {
    /** The attribute of the security identity under which this is found. */
    public static final String ATTRIBUTE = "cn.fingertip.staff";
}
