package cn.fingertip.wish.view;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wish as the staff see it: what its author sees, and who asks. */
@Schema(name = "StaffWish", description = "心愿订单")
public record StaffWishView(
        @JsonUnwrapped WishView wish,
        @Schema(description = "村民姓名;尚未实名时没有") String asker) {}
