package peer;

import java.util.ArrayList;
import java.util.List;

/** What a page answers, and what is kept in Redis. */
public class LinePage {
    private List<LineVo> items = new ArrayList<>();
    private String nextCursor;

    public List<LineVo> getItems() {
        return items;
    }

    public void setItems(List<LineVo> items) {
        this.items = items;
    }

    public String getNextCursor() {
        return nextCursor;
    }

    public void setNextCursor(String nextCursor) {
        this.nextCursor = nextCursor;
    }

    /** The same members as the product's answer. */
    public record LineVo(
            int no, Place village, String group, String name, String quantity, String unit, String standard, String amount) {
        static LineVo of(Line line, String villageName) {
            return new LineVo(
                    line.getNo(),
                    new Place(line.getVillage(), villageName),
                    line.getGroupName(),
                    line.getName(),
                    plain(line.getQuantity()),
                    line.getUnit(),
                    plain(line.getStandard()),
                    java.math.BigDecimal.valueOf(line.getAmountFen(), 2).toPlainString());
        }

        private static String plain(java.math.BigDecimal number) {
            return number == null ? null : number.stripTrailingZeros().toPlainString();
        }
    }

    public record Place(String code, String name) {}
}
