package cn.fingertip.report.sending;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reporter adds later. */
@Schema(description = "凭查询码补充材料或答复")
record SupplementReport(
        @Schema(description = "查询码,16 位数字;可以带空格或短横")
        @NotBlank(message = "请填写查询码")
        @Size(max = 60, message = "查询码是 16 位数字")
        String receipt,

        @Schema(description = "补充的内容,最多 5000 字;只补交文件时可不填") @Size(max = 5000, message = "内容最多 5000 字")
        String text,

        @Schema(
                description =
                        "已上传完成的文件(上传地址 Location 或其最后一段);一件举报中举报人的文件总共最多 9 个。不能收下的文件不影响文字,在回答的 refusedFiles 中逐个说明;只有文件而一个也不能收下的,整条不收(422)")
        @Size(max = 50, message = "一次最多写 50 个上传编号")
        List<@Size(max = 500, message = "上传编号无效") String> uploadIds,

        @Schema(description = "被举报的人或单位,可不填,最多 200 字;写明的是现在办理的单位、其人员或上级的,这件举报自动转到上一级,原单位不再看到")
        @Size(max = 200, message = "被举报的人或单位最多 200 字")
        String accused,

        @Schema(
                description =
                        "true 表示反映的就是现在办理这件举报的单位或其人员,不必写明姓名,自动转到上一级;false 表示不是。内容提到该单位而没有填时,问(409 report-about-office)后再填")
        Boolean aboutOffice) {
    /**
     * What a repetition is told by. Its hash is kept, and a fast hash of a receipt is no place for it: who has it could try
     * receipts without the slow derivation.
     */
    SupplementReport withoutReceipt() {
        return new SupplementReport("", text, uploadIds, accused, aboutOffice);
    }

    /** @return whether nothing is said at all */
    boolean isEmpty() {
        return isFilesOnly() && uploads().isEmpty();
    }

    /** @return whether there is nothing that would be lost without the files */
    boolean isFilesOnly() {
        return words().isBlank() && names() == null && !meansTheOffice();
    }

    /** @return null where nobody is named */
    String names() {
        return accused == null || accused.isBlank() ? null : accused.strip();
    }

    boolean meansTheOffice() {
        return Boolean.TRUE.equals(aboutOffice);
    }

    /** @return never null */
    List<String> uploads() {
        return uploadIds == null ? List.of() : uploadIds;
    }

    /** @return empty where only files are sent */
    String words() {
        return text == null ? "" : text;
    }
}
