package cn.fingertip.wish.order;

import cn.fingertip.wish.WishStatus;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the staff may do with a wish; each is a request body. */
sealed interface OrderAction {
    /** @return where it leads */
    WishStatus target();

    /** @return what the villager is told */
    String note();

    /** @param responsible who will see to it, as the villager is to know */
    @Schema(name = "AcceptWish", description = "接单")
    record Accept(
            @Schema(description = "给村民的话", examples = "本周内上门查看") @Size(max = 500, message = "不超过500个字")
            String note,

            @Schema(description = "由谁办理", examples = "村水电员") @Size(max = 50, message = "不超过50个字")
            String responsible)
            implements OrderAction {
        @Override
        public WishStatus target() {
            return WishStatus.ACCEPTED;
        }
    }

    /** Sent back: not for this office to take. */
    @Schema(name = "ReturnWish", description = "退回")
    record Return(
            @Schema(description = "理由", examples = "属县道,村里无权施工")
            @NotBlank(message = "请写明理由")
            @Size(max = 500, message = "不超过500个字")
            String reason,

            @Schema(description = "退给哪里办理", examples = "琴江镇人民政府")
            @NotBlank(message = "请写明退给哪里")
            @Size(max = 100, message = "不超过100个字")
            String to)
            implements OrderAction {
        @Override
        public WishStatus target() {
            return WishStatus.RETURNED;
        }

        @Override
        public String note() {
            return "退给" + to + ":" + reason;
        }
    }

    /** Work has begun. */
    @Schema(name = "StartWish", description = "开始办理")
    record Start(
            @Schema(description = "给村民的话", examples = "已购买灯泡") @Size(max = 500, message = "不超过500个字")
            String note) implements OrderAction {
        @Override
        public WishStatus target() {
            return WishStatus.IN_PROGRESS;
        }
    }

    /** Fulfilled. */
    @Schema(name = "FinishWish", description = "办结")
    record Done(
            @Schema(description = "办理结果", examples = "已更换灯头和灯泡")
            @NotBlank(message = "请写明办理结果")
            @Size(max = 1000, message = "不超过1000个字")
            String result)
            implements OrderAction {
        @Override
        public WishStatus target() {
            return WishStatus.DONE;
        }

        @Override
        public String note() {
            return result;
        }
    }

    /** An end without fulfilment. */
    @Schema(name = "CloseWish", description = "关闭")
    record Close(
            @Schema(description = "理由", examples = "地块权属有争议,暂无法施工")
            @NotBlank(message = "请写明理由")
            @Size(max = 500, message = "不超过500个字")
            String reason,

            @Schema(description = "哪一种关闭,默认 unresolved") Kind kind)
            implements OrderAction {
        /** Which end. */
        @Schema(name = "CloseKind", description = "unresolved 未能解决,not-ours 不属办理范围")
        public enum Kind {
            UNRESOLVED,
            NOT_OURS;

            /** @return the form used in JSON */
            @JsonValue
            public String wire() {
                return name().toLowerCase(Locale.ROOT).replace('_', '-');
            }
        }

        @Override
        public WishStatus target() {
            return kind == Kind.NOT_OURS ? WishStatus.NOT_OURS : WishStatus.CLOSED_UNRESOLVED;
        }

        @Override
        public String note() {
            return reason;
        }
    }

    /** @param of number or id of the wish that goes on */
    @Schema(name = "DuplicateWish", description = "重复事项")
    record Duplicate(
            @Schema(description = "与哪一件重复:心愿单号或编号", examples = "XY360735100211-2026-0001")
            @NotBlank(message = "请写明与哪一件重复")
            @Size(max = 50, message = "不超过50个字符")
            String of)
            implements OrderAction {
        @Override
        public WishStatus target() {
            return WishStatus.DUPLICATE;
        }

        @Override
        public String note() {
            return null;
        }
    }
}
